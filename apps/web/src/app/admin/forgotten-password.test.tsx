import { screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { openAdmin } from "../../testing/admin-app.tsx";
import { answer, refuse } from "../../testing/server.ts";

/** What some changes answer, which the types of the client do not know. */
const NOTHING = undefined as never;
const TOKEN = "a-token-of-more-than-twenty-signs";
const EMAIL = "camille@example.org";

beforeEach(() => answer("auth.me", () => ({ staff: null })));

describe("a forgotten password", () => {
  it("is asked for from the sign-in, and answered alike whoever has the address", async () => {
    const asked: unknown[] = [];
    answer("passwordReset.service", () => ({ available: true }));
    answer("passwordReset.request", (input) => {
      asked.push(input);
      return NOTHING;
    });
    const { user, address } = openAdmin("/sign-in");
    await user.type(await screen.findByLabelText("Adresse e-mail"), "camille");
    await user.click(await screen.findByRole("link", { name: "Mot de passe oublié\u00a0?" }));
    expect(address()).toBe("/forgotten-password");
    await screen.findByRole("heading", { name: "Mot de passe oublié" });
    const field = await screen.findByLabelText("Adresse e-mail");
    // What was typed before goes along, and back.
    expect(field).toHaveProperty("value", "camille");
    await user.type(field, "{Enter}");
    await screen.findByText("Adresse e-mail invalide");
    await user.type(field, "@Example.org{Enter}");
    const said = await screen.findByText("Demande enregistrée");
    expect(
      within(said.closest("[role=status]") as HTMLElement).getByText(/^Si camille@example.org a un compte/),
    ).toBeTruthy();
    expect(asked).toEqual([{ email: EMAIL }]);
    await user.click(screen.getByRole("link", { name: "Aller à la connexion" }));
    await screen.findByLabelText("Mot de passe");
    expect(screen.getByLabelText("Adresse e-mail")).toHaveProperty("value", "camille@Example.org");
    expect(address()).toBe("/sign-in");
  });

  it("is somebody else’s to mend where no mail is sent", async () => {
    answer("passwordReset.service", () => ({ available: false }));
    openAdmin("/forgotten-password");
    await screen.findByText("npm run --silent admin -- recover-owner E-MAIL");
    expect(screen.queryByLabelText("Adresse e-mail")).toBeNull();
  });
});

describe("the link for a new password", () => {
  it("takes a new one that follows the rules, and leads to the sign-in", async () => {
    answer("passwordReset.state", () => ({ reset: { email: EMAIL, needsCode: false } }));
    let given: unknown;
    answer("passwordReset.finish", (input) => {
      given = input;
      return input.password === "password1234" ? refuse("password-common") : NOTHING;
    });
    const { user, address } = openAdmin(`/reset-password?token=${TOKEN}`);
    const field = await screen.findByLabelText("Nouveau mot de passe");
    expect(screen.queryByLabelText("Code à 6 chiffres")).toBeNull();
    await user.type(field, "court{Enter}");
    await screen.findByText("Au moins 12 caractères");
    await user.clear(field);
    await user.type(field, "password1234{Enter}");
    await screen.findByText("Ce mot de passe est trop courant");
    await user.clear(field);
    await user.type(field, "une longue phrase{Enter}");
    await screen.findByText("Le mot de passe est changé. Connectez-vous avec le nouveau.");
    expect(given).toEqual({ token: TOKEN, password: "une longue phrase" });
    expect(address()).toBe("/sign-in");
    expect(screen.getByLabelText("Adresse e-mail")).toHaveProperty("value", EMAIL);
    expect(document.activeElement).toBe(screen.getByLabelText("Mot de passe"));
  });

  it("asks for the second factor too, of the app or a recovery code", async () => {
    answer("passwordReset.state", () => ({ reset: { email: EMAIL, needsCode: true } }));
    const given: unknown[] = [];
    answer("passwordReset.finish", ({ code }) => {
      given.push(code);
      return refuse(code === "123456" ? "second-factor-invalid" : "recovery-code-invalid");
    });
    const { user } = openAdmin(`/reset-password?token=${TOKEN}`);
    await user.type(await screen.findByLabelText("Nouveau mot de passe"), "une longue phrase");
    await user.type(screen.getByLabelText("Code à 6 chiffres"), "123 456{Enter}");
    await screen.findByText("Ce code n’est pas le bon");
    expect(screen.getByLabelText("Nouveau mot de passe")).toHaveProperty("value", "une longue phrase");
    await user.keyboard("123");
    await user.click(screen.getByRole("button", { name: "Utiliser un code de secours" }));
    expect(screen.queryByText("Ce code n’est pas le bon")).toBeNull();
    expect(document.activeElement).toBe(screen.getByLabelText("Code de secours"));
    await user.keyboard("4F7K2M-9XPMQ0-AB12CD-34EF56{Enter}");
    await screen.findByText("Ce code de secours n’est pas le bon");
    expect(screen.queryByText(/toutes les 30 secondes et sert/)).toBeNull();
    expect(given).toEqual(["123456", "4F7K2M-9XPMQ0-AB12CD-34EF56"]);
  });

  it.each([
    ["short", "a-token"],
    ["long", "a".repeat(201)],
  ])("that is too %s to be one leads to asking for another one, and the server is not asked", async (_, token) => {
    openAdmin(`/reset-password?token=${token}`);
    await screen.findByRole("heading", { name: "Ce lien n’est plus valable" });
    expect(screen.getByRole("link", { name: "Demander un autre lien" })).toBeTruthy();
  });

  it("that ends while the form is open leads to asking for another one", async () => {
    answer("passwordReset.state", () => ({ reset: { email: EMAIL, needsCode: false } }));
    answer("passwordReset.finish", () => refuse("reset-link-invalid"));
    const { user } = openAdmin(`/reset-password?token=${TOKEN}`);
    await user.type(await screen.findByLabelText("Nouveau mot de passe"), "une longue phrase{Enter}");
    expect(
      (await screen.findByRole("link", { name: "Demander un autre lien" })).closest("[role=alert]"),
    ).not.toBeNull();
    expect(screen.queryByLabelText("Nouveau mot de passe")).toBeNull();
  });

  it("that is over leads to asking for another one", async () => {
    answer("passwordReset.state", () => ({ reset: null }));
    openAdmin(`/reset-password?token=${TOKEN}`);
    await screen.findByRole("heading", { name: "Ce lien n’est plus valable" });
    expect(screen.getByRole("link", { name: "Demander un autre lien" })).toBeTruthy();
  });
});
