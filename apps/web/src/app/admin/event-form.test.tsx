import type { CreateEventInput, UpdateEventInput } from "@guichet/api/events/schema";
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { playCategories, playEventsList } from "../../testing/events-list.ts";
import { anEvent } from "../../testing/fixtures.ts";
import { answer, refuse } from "../../testing/server.ts";

describe("a new event", () => {
  it("checks with the schema of the server, shows the description as the public will see it, and goes on to its sessions", async () => {
    let sent: CreateEventInput | undefined;
    playCategories();
    answer("events.create", (input) => {
      sent = input as CreateEventInput;
      return anEvent({ title: input.title, status: "DRAFT" });
    });
    answer("events.get", () => anEvent({ status: "DRAFT" }));
    answer("sessions.list", () => ({ items: [], nextCursor: null }));
    const { user, address } = openAsStaff("/events/new");
    await user.type(await screen.findByLabelText("Titre"), "Bal");
    await user.type(screen.getByLabelText(/^Description/), "Une **longue** nuit<script>");
    expect((await screen.findByText("longue")).tagName).toBe("STRONG");
    await user.click(screen.getByRole("button", { name: "Enregistrer" }));
    expect(await screen.findAllByText("Ce champ est nécessaire.")).toHaveLength(2);
    expect(sent).toBeUndefined();
    await user.type(screen.getByLabelText("Salle ou lieu"), "Salle des fêtes");
    await user.type(screen.getByLabelText("Ville"), "Nantes");
    await user.selectOptions(screen.getByLabelText("Fuseau horaire"), "Europe/London");
    await user.click(screen.getByLabelText("Théâtre"));
    await user.click(screen.getByRole("button", { name: "Enregistrer" }));
    await waitFor(() => expect(address()).toBe(`/events/${anEvent().id}/sessions`));
    expect(sent).toMatchObject({
      title: "Bal",
      city: "Nantes",
      timeZone: "Europe/London",
      categories: ["theatre"],
      imageUrl: null,
      status: "DRAFT",
    });
    await screen.findByText("Aucune séance pour l’instant");
  });

  it("is kept for each tab on its own, and what another tab left can be gone on with", async () => {
    playCategories();
    const type = async (title: string) => {
      const opened = openAsStaff("/events/new");
      await opened.user.type(await screen.findByLabelText("Titre"), title);
      opened.unmount();
    };
    await type("Bal");
    const tabOfBal = { ...sessionStorage };
    sessionStorage.clear();
    await type("Gala");

    // The first tab is loaded anew.
    sessionStorage.clear();
    for (const [key, value] of Object.entries(tabOfBal)) sessionStorage.setItem(key, String(value));
    const { user, unmount } = openAsStaff("/events/new");
    expect(await screen.findByLabelText("Titre")).toHaveProperty("value", "Bal");
    await user.click(screen.getByRole("button", { name: "Reprendre Gala" }));
    await waitFor(() => expect(screen.getByLabelText("Titre")).toHaveProperty("value", "Gala"));
    screen.getByText(/sont repris ci-dessous/);
    screen.getByRole("button", { name: "Reprendre Bal" });
    unmount();

    openAsStaff("/events/new");
    expect(await screen.findByLabelText("Titre")).toHaveProperty("value", "Gala");
    expect(screen.queryByRole("button", { name: "Reprendre Gala" })).toBeNull();
  });

  it("asks before a changed form is left", async () => {
    playEventsList(() => []);
    const { user, address } = openAsStaff("/events/new");
    await user.type(await screen.findByLabelText("Titre"), "Bal");
    await user.click(screen.getByRole("link", { name: "Événements" }));
    const dialog = await screen.findByRole("dialog", { name: /Quitter sans enregistrer/ });
    await user.click(within(dialog).getByRole("button", { name: "Rester sur la page" }));
    expect(address()).toBe("/events/new");
    expect(screen.getByLabelText("Titre")).toHaveProperty("value", "Bal");
    await user.click(screen.getByRole("link", { name: "Événements" }));
    await user.click(await screen.findByRole("button", { name: "Quitter sans enregistrer" }));
    await waitFor(() => expect(address()).toBe("/events"));
  });
});

describe("an edit while somebody else saved", () => {
  function playConflict() {
    const sent: UpdateEventInput[] = [];
    let stored = anEvent({ version: 3 });
    playCategories();
    answer("events.get", () => stored);
    answer("events.update", (input) => {
      sent.push(input);
      if (sent.length === 1) stored = anEvent({ version: 4, title: "Nuit du swing", city: "Dijon" });
      if (input.version !== stored.version) return refuse("edit-conflict", { currentVersion: stored.version });
      stored = anEvent({ version: 5, title: input.title ?? stored.title, city: input.city ?? stored.city });
      return stored;
    });
    return sent;
  }

  async function saveMine() {
    const admin = openAsStaff(`/events/${anEvent().id}`);
    const title = await screen.findByLabelText("Titre");
    await admin.user.clear(title);
    await admin.user.type(title, "Nuit du bebop");
    await admin.user.click(screen.getByRole("button", { name: "Publier les changements" }));
    const dialog = within(await screen.findByRole("dialog", { name: /Quelqu’un a modifié cette fiche/ }));
    return { ...admin, dialog };
  }

  const group = (dialog: ReturnType<typeof within>, name: RegExp) => within(dialog.getByRole("group", { name }));

  it("shows both field by field, with what each alone changed already chosen, and saves the choice over what was shown", async () => {
    const sent = playConflict();
    const { user, dialog } = await saveMine();
    const title = group(dialog, /^Titre \(modifié des deux côtés\)/);
    title.getByText("Nuit du bebop");
    title.getByText("Nuit du swing");
    expect(title.getByLabelText<HTMLInputElement>("Ma saisie").checked).toBe(true);
    expect(group(dialog, /^Ville/).getByLabelText<HTMLInputElement>("Version enregistrée").checked).toBe(true);
    await user.click(dialog.getByRole("button", { name: "Enregistrer ces choix" }));
    await screen.findByText(/est enregistré\./);
    expect(sent.map(({ version, title, city }) => [version, title, city])).toEqual([
      [3, "Nuit du bebop", "Lyon"],
      [4, "Nuit du bebop", "Dijon"],
    ]);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("can take the stored version, which needs no save", async () => {
    const sent = playConflict();
    const { user, dialog } = await saveMine();
    await user.click(dialog.getByRole("button", { name: "Tout reprendre de la version enregistrée" }));
    await user.click(dialog.getByRole("button", { name: "Enregistrer ces choix" }));
    await waitFor(() => expect(screen.getByLabelText("Titre")).toHaveProperty("value", "Nuit du swing"));
    expect(screen.getByLabelText("Ville")).toHaveProperty("value", "Dijon");
    expect(sent).toHaveLength(1);
  });

  it("keeps all as it was typed when one goes back to the form, and asks again at the next save", async () => {
    const sent = playConflict();
    const { user, dialog } = await saveMine();
    await user.click(dialog.getByRole("button", { name: "Revenir au formulaire" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(screen.getByLabelText("Titre")).toHaveProperty("value", "Nuit du bebop");
    await user.click(screen.getByRole("button", { name: "Publier les changements" }));
    await screen.findByRole("dialog", { name: /Quelqu’un a modifié cette fiche/ });
    expect(sent).toHaveLength(2);
  });
});
