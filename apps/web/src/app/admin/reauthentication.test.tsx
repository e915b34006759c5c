import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { answer, refuse } from "../../testing/server.ts";

const SETUP = { secret: "GEZDGNBVGY3TQOJQ", uri: "otpauth://totp/Guichet:camille?secret=GEZDGNBVGY3TQOJQ" };

/** What some changes answer, which the types of the client do not know. */
const NOTHING = undefined as never;

/** An account whose sign-in is too long ago, until the right password is given. */
function playStaleSignIn({ twoFactor }: { twoFactor: boolean }) {
  const calls = { begin: 0, given: [] as unknown[] };
  let isFresh = false;
  answer("account.signIns", () => ({ items: [] }));
  answer("twoFactor.state", () => ({
    enabled: twoFactor,
    required: false,
    enabledAt: null,
    recoveryCodesLeft: twoFactor ? 10 : 0,
  }));
  answer("twoFactor.begin", () => {
    calls.begin += 1;
    return isFresh ? SETUP : refuse("reauthentication-required");
  });
  answer("twoFactor.disable", () => (isFresh ? NOTHING : refuse("reauthentication-required")));
  answer("account.changePassword", () => (isFresh ? { ended: 0 } : refuse("reauthentication-required")));
  answer("account.reauthenticate", (input) => {
    calls.given.push(input);
    if (input.password !== "une longue phrase") return refuse("wrong-password");
    if (twoFactor && input.code !== "123456") {
      return refuse(input.code === "654321" ? "second-factor-invalid" : "recovery-code-invalid");
    }
    isFresh = true;
    return NOTHING;
  });
  return calls;
}

const dialog = () => screen.findByRole("dialog", { name: "Confirmez que c’est bien vous" });

describe("a change that needs a fresh sign-in", () => {
  it("asks for the password, and then goes on where it stood", async () => {
    const calls = playStaleSignIn({ twoFactor: false });
    const { user } = openAsStaff("/account");
    await user.click(await screen.findByRole("button", { name: "Activer la double authentification" }));
    const asked = within(await dialog());
    expect(document.activeElement).toBe(asked.getByLabelText("Mot de passe"));
    expect(asked.queryByLabelText("Code à 6 chiffres")).toBeNull();
    await user.keyboard("faux{Enter}");
    await asked.findByText("Mot de passe incorrect");
    expect(asked.getByLabelText("Mot de passe")).toHaveProperty("value", "");
    await user.keyboard("une longue phrase{Enter}");
    await screen.findByRole("img", { name: "Code QR pour l’application d’authentification" });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(calls.begin).toBe(2);
    expect(calls.given).toEqual([{ password: "faux" }, { password: "une longue phrase" }]);
  });

  it("asks for a code as well where there is a second factor, over the dialog that was open", async () => {
    const calls = playStaleSignIn({ twoFactor: true });
    const { user } = openAsStaff("/account");
    await user.click(await screen.findByRole("button", { name: "Désactiver" }));
    const confirmation = await screen.findByRole("dialog", { name: "Désactiver la double authentification\u00a0?" });
    await user.click(within(confirmation).getByRole("button", { name: "Désactiver" }));
    const asked = within(await dialog());
    await user.type(asked.getByLabelText("Mot de passe"), "une longue phrase");
    await user.type(asked.getByLabelText("Code à 6 chiffres"), "654321{Enter}");
    await asked.findByText("Ce code n’est pas le bon");
    expect(asked.getByLabelText("Mot de passe")).toHaveProperty("value", "une longue phrase");
    await user.click(asked.getByRole("button", { name: "Utiliser un code de secours" }));
    await user.type(asked.getByLabelText("Code de secours"), "4F7K2M-9XPMQ0-AB12CD-34EF56{Enter}");
    await asked.findByText("Ce code de secours n’est pas le bon");
    expect(asked.getByLabelText("Mot de passe")).toHaveProperty("value", "une longue phrase");
    await user.click(asked.getByRole("button", { name: "Utiliser l’application" }));
    await user.type(asked.getByLabelText("Code à 6 chiffres"), "123456{Enter}");
    await screen.findByText("La double authentification est désactivée.");
    expect(calls.given.at(-1)).toEqual({ password: "une longue phrase", code: "123456" });
  });

  it("takes a recovery code instead, and keeps nothing of the other that was begun", async () => {
    const calls = playStaleSignIn({ twoFactor: true });
    const { user } = openAsStaff("/account");
    await user.click(await screen.findByRole("button", { name: "Désactiver" }));
    const confirmation = await screen.findByRole("dialog", { name: /^Désactiver/ });
    await user.click(within(confirmation).getByRole("button", { name: "Désactiver" }));
    const asked = within(await dialog());
    await user.type(asked.getByLabelText("Mot de passe"), "une longue phrase");
    await user.type(asked.getByLabelText("Code à 6 chiffres"), "654321{Enter}");
    await asked.findByText("Ce code n’est pas le bon");
    await user.keyboard("123");
    await user.click(asked.getByRole("button", { name: "Utiliser un code de secours" }));
    expect(asked.queryByText("Ce code n’est pas le bon")).toBeNull();
    expect(document.activeElement).toBe(asked.getByLabelText("Code de secours"));
    await user.keyboard("4F7K2M-9XPMQ0-AB12CD-34EF56{Enter}");
    await asked.findByText("Ce code de secours n’est pas le bon");
    expect(calls.given.at(-1)).toEqual({ password: "une longue phrase", code: "4F7K2M-9XPMQ0-AB12CD-34EF56" });
  });

  it("is given up without a trace, with what was typed still there", async () => {
    const calls = playStaleSignIn({ twoFactor: false });
    const { user } = openAsStaff("/account");
    await user.type(await screen.findByLabelText("Mot de passe actuel"), "une longue phrase");
    await user.type(screen.getByLabelText("Nouveau mot de passe"), "une autre longue phrase");
    await user.click(screen.getByRole("button", { name: "Changer le mot de passe" }));
    await dialog();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await screen.findByText("Redonnez votre mot de passe, puis recommencez.");
    expect(screen.getByLabelText("Nouveau mot de passe")).toHaveProperty("value", "une autre longue phrase");
    expect(screen.getByLabelText("Mot de passe actuel")).toHaveProperty("value", "une longue phrase");
    expect(calls.given).toEqual([]);
  });

  it("signs nobody out whose page asks for something else while the login gets its new token", async () => {
    const calls = playStaleSignIn({ twoFactor: false });
    const { user } = openAsStaff("/account");
    await user.click(await screen.findByRole("button", { name: "Activer la double authentification" }));
    // On its way with the token from before when that was replaced.
    let asked = 0;
    answer("twoFactor.begin", () => {
      asked += 1;
      return asked === 1 ? refuse("unauthenticated") : SETUP;
    });
    await dialog();
    await user.keyboard("une longue phrase{Enter}");
    await screen.findByRole("img", { name: "Code QR pour l’application d’authentification" });
    expect([calls.begin, asked]).toEqual([1, 2]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("is given up for the sign-in when the session has ended meanwhile", async () => {
    playStaleSignIn({ twoFactor: false });
    answer("account.reauthenticate", () => refuse("unauthenticated"));
    const { user } = openAsStaff("/account");
    await user.click(await screen.findByRole("button", { name: "Activer la double authentification" }));
    await dialog();
    await user.keyboard("une longue phrase{Enter}");
    await screen.findByRole("dialog", { name: "Votre session a pris fin" });
    await waitFor(() => expect(screen.queryByRole("dialog", { name: "Confirmez que c’est bien vous" })).toBeNull());
  });
});
