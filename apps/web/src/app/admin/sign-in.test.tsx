import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw/http";
import { describe, expect, it } from "vitest";
import { openAdmin, openAsStaff } from "../../testing/admin-app.tsx";
import { playDashboard } from "../../testing/dashboard.ts";
import { aCard, concerts } from "../../testing/fixtures.ts";
import { answer, refuse, server } from "../../testing/server.ts";
import { aStaff } from "../../testing/staff.ts";

const staff = aStaff();

function playEvents() {
  answer("events.list", () => ({ items: [aCard()], nextCursor: null }));
  answer("events.cities", () => ({ items: ["Lyon"] }));
  answer("categories.list", () => ({ items: [concerts], nextCursor: null }));
}

describe("signing in", () => {
  it("hides the password and lets a password manager fill it in, or a clipboard", async () => {
    answer("auth.me", () => ({ staff: null }));
    const { user } = openAdmin("/");
    expect((await screen.findByLabelText("Adresse e-mail")).getAttribute("autocomplete")).toBe("username");
    const password = screen.getByLabelText<HTMLInputElement>("Mot de passe");
    expect([password.type, password.autocomplete]).toEqual(["password", "current-password"]);
    await user.click(password);
    await user.paste("une longue phrase");
    expect(password.value).toBe("une longue phrase");
  });

  it("leads back to where one was going", async () => {
    let signedIn = false;
    answer("auth.me", () => ({ staff: signedIn ? staff : null }));
    playEvents();
    server.use(
      http.post("*/api/auth/sign-in/email", async ({ request }) => {
        expect(await request.json()).toEqual({ email: "camille@example.org", password: "une longue phrase" });
        signedIn = true;
        return HttpResponse.json({});
      }),
    );
    const { user, address } = openAdmin("/events?status=PUBLISHED");
    await user.type(await screen.findByLabelText("Adresse e-mail"), "camille@example.org");
    expect(address()).toContain("/sign-in");
    await user.type(screen.getByLabelText("Mot de passe"), "une longue phrase");
    await user.click(screen.getByRole("button", { name: "Se connecter" }));
    await screen.findByRole("link", { name: "Nuit du jazz" });
    expect(address()).toBe("/events?status=PUBLISHED");
  });

  it.each([
    [401, /Adresse ou mot de passe incorrect/],
    [422, /Adresse ou mot de passe incorrect/],
    [429, /Trop d’essais à la suite. Réessayez dans 15 minutes\./],
    [503, /Le serveur ne répond pas/],
  ])("says the same for every refusal, and what else went wrong (%i)", async (status, text) => {
    answer("auth.me", () => ({ staff: null }));
    server.use(
      http.post("*/api/auth/sign-in/email", () =>
        HttpResponse.json(
          { message: "User not found", ...(status === 429 ? { retryAfterSeconds: 899 } : {}) },
          { status },
        ),
      ),
    );
    const { user } = openAdmin("/sign-in");
    await user.type(await screen.findByLabelText("Adresse e-mail"), "camille@example.org");
    await user.type(screen.getByLabelText("Mot de passe"), "faux{Enter}");
    await screen.findByText(text);
    expect(screen.queryByText(/not found/i)).toBeNull();
    expect(screen.getByLabelText("Mot de passe")).toHaveProperty("value", "");
  });

  it("asks again over the page when the session ends under it, and goes on from there", async () => {
    let signedIn = true;
    answer("auth.me", () => ({ staff: signedIn ? staff : null }));
    playEvents();
    const { user, address } = openAdmin("/events");
    await screen.findByRole("link", { name: "Nuit du jazz" });
    signedIn = false;
    answer("events.list", () => (signedIn ? { items: [aCard()], nextCursor: null } : refuse("unauthenticated")));
    server.use(
      http.post("*/api/auth/sign-in/email", () => {
        signedIn = true;
        return HttpResponse.json({});
      }),
    );
    await user.selectOptions(screen.getByLabelText("Statut"), "DRAFT");
    await screen.findByRole("dialog", { name: "Votre session a pris fin" });
    expect(screen.getByLabelText("Adresse e-mail")).toHaveProperty("value", "camille@example.org");
    await user.type(screen.getByLabelText("Mot de passe"), "une longue phrase{Enter}");
    await screen.findByRole("link", { name: "Nuit du jazz" });
    expect(address()).toBe("/events?status=DRAFT");
  });

  it("takes back what a form said of the ended session, and keeps what was typed", async () => {
    let signedIn = true;
    answer("auth.me", () => ({ staff: signedIn ? staff : null }));
    answer("account.signIns", () => ({ items: [] }));
    answer("twoFactor.state", () => ({ enabled: false, required: false, enabledAt: null, recoveryCodesLeft: 0 }));
    answer("account.changePassword", () => refuse("unauthenticated"));
    server.use(
      http.post("*/api/auth/sign-in/email", () => {
        signedIn = true;
        return HttpResponse.json({});
      }),
    );
    const { user } = openAdmin("/account");
    await user.type(await screen.findByLabelText("Mot de passe actuel"), "une longue phrase");
    signedIn = false;
    await user.type(screen.getByLabelText("Nouveau mot de passe"), "une autre phrase{Enter}");
    const dialog = await screen.findByRole("dialog", { name: "Votre session a pris fin" });
    await screen.findByText("Reconnectez-vous, puis réessayez. Ce que vous avez saisi est toujours là.");
    await user.type(within(dialog).getByLabelText("Mot de passe"), "une longue phrase{Enter}");
    await waitFor(() => expect(screen.queryByText(/^Reconnectez-vous, puis réessayez/)).toBeNull());
    expect(screen.getByLabelText("Nouveau mot de passe")).toHaveProperty("value", "une autre phrase");
  });

  it("ends with a sign-out", async () => {
    let signedOut = false;
    playEvents();
    server.use(
      http.post("*/api/auth/sign-out", () => {
        signedOut = true;
        return HttpResponse.json({ success: true });
      }),
    );
    const { user, address } = openAsStaff("/events");
    await user.click(await screen.findByRole("button", { name: "Se déconnecter" }));
    await waitFor(() => expect(signedOut).toBe(true));
    expect(address()).toBe("/sign-in");
  });
});

describe("the first admin", () => {
  const token = "a-token-of-more-than-twenty-signs";

  it("makes an account with the single-use link and is let in", async () => {
    let made: unknown;
    answer("auth.me", () => ({ staff: made === undefined ? null : staff }));
    answer("auth.setupState", (input) => ({ valid: input.token === token }));
    answer("auth.setupAdmin", (input) => {
      made = input;
      return staff;
    });
    playDashboard();
    let sent: unknown;
    server.use(
      http.post("*/api/auth/sign-in/email", async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json({});
      }),
    );
    const { user, address } = openAdmin(`/setup?token=${token}`);
    await user.type(await screen.findByLabelText("Votre nom"), "Camille");
    await user.type(screen.getByLabelText("Adresse e-mail"), "camille@example.org");
    await user.type(screen.getByLabelText("Mot de passe"), "court{Enter}");
    await screen.findByText("Au moins 12 caractères");
    expect(made).toBeUndefined();
    await user.type(screen.getByLabelText("Mot de passe"), " mais plus long{Enter}");
    await screen.findByRole("heading", { name: "Tableau de bord" });
    // The server refuses fields that it does not know.
    expect(sent).toEqual({ email: "camille@example.org", password: "court mais plus long" });
    expect(made).toEqual({ token, name: "Camille", email: "camille@example.org", password: "court mais plus long" });
    expect(address()).toBe("/");
  });

  it("is told when the link has been used", async () => {
    answer("auth.setupState", () => ({ valid: false }));
    openAdmin(`/setup?token=${token}`);
    await screen.findByRole("heading", { name: "Ce lien n’est plus valable" });
    expect(screen.queryByLabelText("Votre nom")).toBeNull();
  });
});
