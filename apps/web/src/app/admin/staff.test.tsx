import type { Invitation, StaffListMember } from "@guichet/api/staff/schema";
import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw/http";
import { describe, expect, it } from "vitest";
import { openAdmin, openAsStaff } from "../../testing/admin-app.tsx";
import { playDashboard } from "../../testing/dashboard.ts";
import { answer, refuse, server } from "../../testing/server.ts";
import { aStaff } from "../../testing/staff.ts";

const TOKEN = "abcdefghijklmnopqrstuvwxyz0123456789";

function aMember(changes: Partial<StaffListMember> = {}): StaffListMember {
  return {
    id: "01900000-0000-7000-8000-00000000a101",
    name: "Dominique",
    email: "dominique@example.org",
    role: "desk",
    disabled: false,
    twoFactorEnabled: false,
    lastSignInAt: "2096-01-01T10:00:00.000Z",
    createdAt: "2096-01-01T10:00:00.000Z",
    manageable: true,
    ...changes,
  };
}

const me = (): StaffListMember => aMember({ ...aStaff("admin"), role: "admin", manageable: false });

function anInvitation(changes: Partial<Invitation> = {}): Invitation {
  return {
    id: "01900000-0000-7000-8000-00000000a201",
    email: "nouvelle@example.org",
    role: "read",
    createdAt: "2096-01-01T10:00:00.000Z",
    expiresAt: "2096-01-08T10:00:00.000Z",
    manageable: true,
    ...changes,
  };
}

function playStaff(members: () => StaffListMember[], invitations: () => Invitation[] = () => []) {
  answer("staff.list", () => ({ items: members(), assignableRoles: ["editor", "desk", "read"] }));
  answer("staff.invitations", () => ({ items: invitations() }));
}

async function choose(user: ReturnType<typeof openAdmin>["user"], action: string) {
  await user.click(await screen.findByRole("button", { name: "Actions pour Dominique" }));
  await user.click(await screen.findByRole("button", { name: action }));
}

describe("the team", () => {
  it("offers nothing about oneself, nor about whom one does not manage", async () => {
    playStaff(() => [me(), aMember()]);
    openAsStaff("/staff");
    const row = await screen.findByRole("row", { name: /Camille/ });
    await within(row).findByText("(vous)");
    expect(within(row).queryByRole("button")).toBeNull();
    expect(within(screen.getByRole("row", { name: /Dominique/ })).getByRole("button")).toBeTruthy();
  });

  it("shows the link of an invitation once, to be copied", async () => {
    const sent: unknown[] = [];
    playStaff(() => [me()]);
    answer("staff.invite", (input) => {
      sent.push(input);
      return { invitation: anInvitation(), token: TOKEN, mailed: false };
    });
    const { user } = openAsStaff("/staff");
    await user.click(await screen.findByRole("button", { name: "Inviter quelqu’un" }));
    const dialog = await screen.findByRole("dialog");
    await user.type(within(dialog).getByLabelText("Adresse e-mail"), "nouvelle@example.org");
    expect(within(dialog).queryByRole("radio", { name: "Propriétaire" })).toBeNull();
    await user.click(within(dialog).getByRole("radio", { name: "Accueil" }));
    await user.click(within(dialog).getByRole("button", { name: "Créer l’invitation" }));
    const link = await within(dialog).findByLabelText<HTMLInputElement>("Lien d’invitation");
    expect(link.value).toMatch(new RegExp(`/admin\\.html#/invitation\\?token=${TOKEN}$`));
    expect(sent).toEqual([{ email: "nouvelle@example.org", role: "desk" }]);
    await user.click(within(dialog).getByRole("button", { name: "Fermer" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(document.body.innerHTML).not.toContain(TOKEN);
  });

  it("says why an invitation is refused, and keeps what was typed", async () => {
    playStaff(() => [me()]);
    answer("staff.invite", () => refuse("staff-address-taken"));
    const { user } = openAsStaff("/staff");
    await user.click(await screen.findByRole("button", { name: "Inviter quelqu’un" }));
    const field = await screen.findByLabelText<HTMLInputElement>("Adresse e-mail");
    await user.type(field, "dominique@example.org{Enter}");
    await screen.findByText("Cette adresse a déjà un compte");
    expect(field.value).toBe("dominique@example.org");
  });

  it("asks before an account is disabled, and shows that it is", async () => {
    let disabled = false;
    playStaff(() => [me(), aMember({ disabled })]);
    answer("staff.disable", () => {
      disabled = true;
      return aMember({ disabled });
    });
    const { user } = openAsStaff("/staff");
    await choose(user, "Désactiver le compte");
    const dialog = await screen.findByRole("dialog", { name: /Désactiver le compte de Dominique/ });
    expect(disabled).toBe(false);
    await user.click(within(dialog).getByRole("button", { name: "Désactiver le compte" }));
    await within(screen.getByRole("row", { name: /Dominique/, hidden: true })).findByText("Désactivé");
  });

  it("asks before a second factor is reset, and offers it only where one is on", async () => {
    let twoFactorEnabled = true;
    const reset: unknown[] = [];
    playStaff(() => [me(), aMember({ twoFactorEnabled })]);
    answer("twoFactor.reset", (input) => {
      reset.push(input);
      twoFactorEnabled = false;
      // Answers nothing, which the types of the client do not know.
      return undefined as never;
    });
    const { user } = openAsStaff("/staff");
    await choose(user, "Réinitialiser le second facteur");
    const dialog = await screen.findByRole("dialog", { name: /Réinitialiser le second facteur de Dominique/ });
    expect(reset).toEqual([]);
    await user.click(within(dialog).getByRole("button", { name: "Réinitialiser le second facteur" }));
    await screen.findByText("Le second facteur de Dominique est réinitialisé.");
    expect(reset).toEqual([{ id: aMember().id }]);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await user.click(await screen.findByRole("button", { name: "Actions pour Dominique" }));
    await screen.findByRole("button", { name: "Désactiver le compte" });
    expect(screen.queryByRole("button", { name: "Réinitialiser le second facteur" })).toBeNull();
  });

  it("gives another role, and says why not where there must be an owner", async () => {
    let refused = true;
    playStaff(() => [me(), aMember({ role: refused ? "desk" : "editor" })]);
    answer("staff.changeRole", ({ role }) => {
      if (refused) return refuse("last-owner");
      return aMember({ role });
    });
    const { user } = openAsStaff("/staff");
    await choose(user, "Changer le rôle");
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).getByRole<HTMLInputElement>("radio", { name: "Accueil" }).checked).toBe(true);
    await user.click(within(dialog).getByRole("radio", { name: "Programmation" }));
    await user.click(within(dialog).getByRole("button", { name: "Enregistrer" }));
    await within(dialog).findByText("Il faut au moins un propriétaire");
    refused = false;
    await user.click(within(dialog).getByRole("button", { name: "Enregistrer" }));
    await screen.findByText(/Dominique a désormais le rôle/);
  });

  it("opens the sign-ins of somebody by their address, and ends them", async () => {
    const signIn = {
      id: "01900000-0000-7000-8000-00000000a301",
      current: false,
      browser: "Firefox",
      system: "Linux",
      address: "192.0.2.7",
      since: "2096-01-01T10:00:00.000Z",
      lastUsedAt: "2096-01-01T11:00:00.000Z",
    };
    let items = [signIn, { ...signIn, id: "01900000-0000-7000-8000-00000000a302", browser: null, system: null }];
    playStaff(() => [me(), aMember()]);
    answer("staff.signIns", () => ({ items }));
    answer("staff.signOut", ({ signInId }) => {
      items = items.filter(({ id }) => id !== signInId);
      return { ended: 1 };
    });
    answer("staff.signOutEverywhere", () => {
      items = [];
      return { ended: 1 };
    });
    const { user } = openAsStaff(`/staff?signIns=${aMember().id}`);
    await screen.findByRole("heading", { name: "Connexions de Dominique" });
    await screen.findByText("Navigateur inconnu");
    await user.click(await screen.findByRole("button", { name: /^Déconnecter Firefox sur Linux/ }));
    await waitFor(() => expect(screen.queryByText("Firefox sur Linux")).toBeNull());
    await user.click(screen.getByRole("button", { name: "Déconnecter partout" }));
    const dialog = await screen.findByRole("dialog", { name: /Déconnecter Dominique partout/ });
    await user.click(within(dialog).getByRole("button", { name: "Déconnecter partout" }));
    const none = await screen.findByText("Dominique n’est connecté nulle part.");
    await waitFor(() => expect(document.activeElement).toBe(none.parentElement));
  });

  it("revokes an invitation that waits, and keeps the focus on the page", async () => {
    let open = [anInvitation(), anInvitation({ id: "01900000-0000-7000-8000-00000000a202", manageable: false })];
    playStaff(
      () => [me()],
      () => open,
    );
    answer("staff.revokeInvitation", () => {
      open = [];
      // Answers nothing, which the types of the client do not know.
      return undefined as never;
    });
    const { user } = openAsStaff("/staff");
    const buttons = await screen.findAllByRole("button", { name: /Révoquer l’invitation/ });
    expect(buttons).toHaveLength(1);
    await user.click(buttons[0] as HTMLElement);
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Révoquer" }));
    await screen.findByText("Aucune invitation n’attend de réponse.");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Équipe" })));
  });
});

describe("an invitation", () => {
  it("says what it is for, makes the account, and signs it in", async () => {
    let signedIn = false;
    const sent: unknown[] = [];
    const invitation = { email: "nouvelle@example.org", role: "desk", expiresAt: "2096-01-08T10:00:00.000Z" } as const;
    answer("auth.invitationState", () => ({ invitation }));
    answer("auth.acceptInvitation", (input) => {
      sent.push(input);
      return { id: aMember().id, name: "Nouvelle", email: invitation.email, role: "desk" };
    });
    answer("auth.me", () => ({ staff: signedIn ? aStaff("desk") : null }));
    playDashboard();
    server.use(
      http.post("*/api/auth/sign-in/email", async ({ request }) => {
        expect(await request.json()).toMatchObject({ email: invitation.email, password: "une longue phrase" });
        signedIn = true;
        return HttpResponse.json({});
      }),
    );
    const { user } = openAdmin(`/invitation?token=${TOKEN}`);
    await user.type(await screen.findByLabelText("Votre nom"), "Nouvelle");
    expect(screen.getByText("Accueil")).toBeTruthy();
    await user.type(screen.getByLabelText("Mot de passe"), "une longue phrase");
    await user.click(screen.getByRole("button", { name: "Créer mon compte" }));
    await screen.findByRole("heading", { name: "Tableau de bord" });
    expect(sent).toEqual([{ token: TOKEN, name: "Nouvelle", password: "une longue phrase" }]);
  });

  it.each([
    ["was used", `/invitation?token=${TOKEN}`],
    ["lost its token", "/invitation"],
  ])("that %s says so", async (_, path) => {
    answer("auth.invitationState", () => ({ invitation: null }));
    openAdmin(path);
    await screen.findByRole("heading", { name: "Cette invitation n’est plus valable" });
  });
});
