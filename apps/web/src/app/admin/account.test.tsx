import { act, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw/http";
import { describe, expect, it } from "vitest";
import { chooseLanguage } from "../../lib/i18n.ts";
import { openAdmin, openAsStaff } from "../../testing/admin-app.tsx";
import { answer, refuse, server } from "../../testing/server.ts";
import { aStaff } from "../../testing/staff.ts";

const SETUP = { secret: "GEZDGNBVGY3TQOJQ", uri: "otpauth://totp/Guichet:camille?secret=GEZDGNBVGY3TQOJQ" };
const CODES = Array.from({ length: 10 }, (_, index) => `00000${index}-AAAAAA-BBBBBB-CCCCCC`);
const OFF = { enabled: false, required: false, enabledAt: null, recoveryCodesLeft: 0 };
const ON = { enabled: true, required: false, enabledAt: "2026-11-26T10:00:00.000Z", recoveryCodesLeft: 10 };
const HERE = {
  id: "01900000-0000-7000-8000-00000000a002",
  current: true,
  address: "192.0.2.7",
  browser: "Firefox",
  system: "Linux",
  since: "2026-11-26T10:00:00.000Z",
  lastUsedAt: "2026-11-26T11:00:00.000Z",
};
const ELSEWHERE = { ...HERE, id: "01900000-0000-7000-8000-00000000a003", current: false, browser: null, system: null };

describe("the second factor", () => {
  it("is set up with a code of the app, and then shows the recovery codes once", async () => {
    let isOn = false;
    answer("account.signIns", () => ({ items: [HERE] }));
    answer("twoFactor.state", () => (isOn ? ON : OFF));
    answer("twoFactor.begin", () => SETUP);
    answer("twoFactor.enable", (input) => {
      if (input.code !== "123456") return refuse("second-factor-invalid");
      isOn = true;
      return { recoveryCodes: CODES };
    });
    const { user } = openAsStaff("/account");
    await user.click(await screen.findByRole("button", { name: "Activer la double authentification" }));
    await screen.findByText("GEZD GNBV GY3T QOJQ");
    const field = screen.getByLabelText("Code à 6 chiffres");
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute("autocomplete")).toBe("one-time-code");
    expect(field.getAttribute("inputmode")).toBe("numeric");
    await user.type(field, "111111{Enter}");
    await screen.findByText("Ce code n’est pas le bon");
    await user.type(field, "123 456{Enter}");
    await screen.findByText(CODES[9] ?? "");
    const file = screen.getByRole("link", { name: "Télécharger" });
    const text = decodeURIComponent(file.getAttribute("href") ?? "");
    expect(text).toContain(CODES.join("\n"));
    expect(text).toContain("camille@example.org");
    screen.getByText("Pour camille@example.org, sur localhost:3000");
    await user.click(screen.getByRole("button", { name: "Copier" }));
    expect(await navigator.clipboard.readText()).toBe(CODES.join("\n"));
    await user.click(screen.getByRole("button", { name: "Je les ai gardés" }));
    await screen.findByText("Il reste 10 codes de secours.");
    expect(screen.queryByText(CODES[0] ?? "")).toBeNull();
  });

  it("is not taken from whoever may not do without it, but moved to another phone", async () => {
    let isOn = true;
    answer("account.signIns", () => ({ items: [HERE] }));
    answer("twoFactor.state", () => ({ ...(isOn ? ON : OFF), required: true }));
    answer("twoFactor.disable", () => {
      isOn = false;
      // Answers nothing, which the types of the client do not know.
      return undefined as never;
    });
    const { user } = openAsStaff("/account", "owner");
    await screen.findByText(/elle ne peut pas être désactivée/);
    expect(screen.queryByRole("button", { name: "Désactiver" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Changer de téléphone" }));
    const dialog = within(await screen.findByRole("dialog"));
    await user.click(dialog.getByRole("button", { name: "Changer de téléphone" }));
    await screen.findByRole("button", { name: "Activer la double authentification" });
  });

  it("is all that an owner may see who must have it, until it is on", async () => {
    let isOn = false;
    const owner = aStaff("owner");
    answer("auth.me", () => ({
      staff: isOn ? owner : { ...owner, mustSetUpTwoFactor: true, actions: ["account.manage", "account.secure"] },
    }));
    answer("account.signIns", () => ({ items: [HERE] }));
    answer("twoFactor.state", () => (isOn ? ON : OFF));
    answer("twoFactor.begin", () => SETUP);
    answer("twoFactor.enable", () => {
      isOn = true;
      return { recoveryCodes: CODES };
    });
    const { user, address } = openAdmin("/bookings");
    await screen.findByText("Activez la double authentification pour continuer");
    expect(address()).toBe("/account");
    expect(screen.queryByRole("link", { name: "Réservations" })).toBeNull();
    await user.click(await screen.findByRole("button", { name: "Activer la double authentification" }));
    await user.type(await screen.findByLabelText("Code à 6 chiffres"), "123456{Enter}");
    await screen.findByText(CODES[0] ?? "");
    await screen.findByRole("link", { name: "Réservations" });
    expect(screen.queryByText("Activez la double authentification pour continuer")).toBeNull();
  });
});

describe("one’s own sign-ins", () => {
  it("are told in words, and ended one by one or all but this one", async () => {
    let items = [HERE, ELSEWHERE, { ...ELSEWHERE, id: "01900000-0000-7000-8000-00000000a004" }];
    answer("twoFactor.state", () => OFF);
    answer("account.signIns", () => ({ items }));
    answer("account.signOut", ({ id }) => {
      items = items.filter((item) => item.id !== id);
      return { ended: 1 };
    });
    answer("account.signOutOthers", () => {
      items = [HERE];
      return { ended: 1 };
    });
    const { user } = openAsStaff("/account");
    const here = (await screen.findByText("celle-ci")).closest("li");
    expect(here?.textContent).toContain("Firefox sur Linux");
    expect(here?.querySelector("button")).toBeNull();
    const [first] = screen.getAllByRole("button", { name: /^Déconnecter Navigateur inconnu/ });
    if (first !== undefined) await user.click(first);
    await screen.findByText("1 connexion a pris fin.");
    await waitFor(() =>
      expect(screen.getAllByRole("button", { name: /^Déconnecter Navigateur inconnu/ })).toHaveLength(1),
    );
    await user.click(screen.getByRole("button", { name: "Déconnecter toutes les autres" }));
    const dialog = within(await screen.findByRole("dialog"));
    await user.click(dialog.getByRole("button", { name: "Déconnecter toutes les autres" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: /^Déconnecter Navigateur inconnu/ })).toBeNull());
    await waitFor(() => expect(screen.queryByRole("button", { name: "Déconnecter toutes les autres" })).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Mes connexions" })));
  });

  it("keep the focus when the last one that can be ended goes with its button", async () => {
    let items = [HERE, ELSEWHERE];
    answer("twoFactor.state", () => OFF);
    answer("account.signIns", () => ({ items }));
    answer("account.signOut", () => {
      items = [HERE];
      return { ended: 1 };
    });
    const { user } = openAsStaff("/account");
    await user.click(await screen.findByRole("button", { name: /^Déconnecter Navigateur inconnu/ }));
    await screen.findByText("1 connexion a pris fin.");
    expect(screen.queryByRole("button", { name: /^Déconnecter/ })).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Mes connexions" }));
  });
});

describe("the password", () => {
  it("says at once what is wrong with a new one, in the language that is read, and keeps what the server refuses in its words", async () => {
    answer("twoFactor.state", () => OFF);
    answer("account.signIns", () => ({ items: [HERE] }));
    answer("account.changePassword", () => refuse("password-common"));
    const { user } = openAsStaff("/account");
    await user.type(await screen.findByLabelText("Mot de passe actuel"), "une longue phrase");
    await user.type(screen.getByLabelText("Nouveau mot de passe"), "court{Enter}");
    await screen.findByText("Au moins 12 caractères");
    await act(() => chooseLanguage("en"));
    await screen.findByText("At least 12 characters");
    await act(() => chooseLanguage("fr"));
    await screen.findByText("Au moins 12 caractères");
    await user.type(screen.getByLabelText("Nouveau mot de passe"), " motdepasse{Enter}");
    await screen.findByText("Ce mot de passe est trop courant");
    expect(screen.getByLabelText("Mot de passe actuel")).toHaveProperty("value", "une longue phrase");
    await user.clear(screen.getByLabelText("Mot de passe actuel"));
    await user.keyboard("{Enter}");
    await screen.findByText("Ce champ est nécessaire.");
    expect(screen.queryByText("Ce mot de passe est trop courant")).toBeNull();
  });
});

describe("the second step of a sign-in", () => {
  /** A server that has accepted the password. */
  function playSecondStep(check: (code: unknown) => Response | Promise<Response>) {
    answer("auth.me", () => ({ staff: null }));
    server.use(
      http.post("*/api/auth/sign-in/email", () => HttpResponse.json({ secondFactor: true })),
      http.post("*/api/auth/sign-in/code", async ({ request }) =>
        check(((await request.json()) as { code: unknown }).code),
      ),
    );
  }

  async function givePassword() {
    const opened = openAdmin("/sign-in?next=%2Faccount");
    await opened.user.type(await screen.findByLabelText("Adresse e-mail"), "camille@example.org");
    await opened.user.type(screen.getByLabelText("Mot de passe"), "une longue phrase{Enter}");
    return { ...opened, field: await screen.findByLabelText("Code à 6 chiffres") };
  }

  it("takes a code of the app", async () => {
    playSecondStep((code) => {
      if (code !== "123456") return HttpResponse.json({ reason: "second-factor-invalid" }, { status: 422 });
      answer("auth.me", () => ({ staff: aStaff("owner") }));
      return HttpResponse.json({});
    });
    answer("twoFactor.state", () => ON);
    answer("account.signIns", () => ({ items: [HERE] }));
    const { user, field, address } = await givePassword();
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute("autocomplete")).toBe("one-time-code");
    // It is not the password that is missing here.
    expect(screen.queryByRole("link", { name: /Mot de passe oublié/ })).toBeNull();
    await user.click(screen.getByText(/^Téléphone et codes perdus/));
    expect(screen.getByText("npm run --silent admin -- recover-owner E-MAIL").closest("details")?.open).toBe(true);
    await user.type(field, "00000{Enter}");
    await screen.findByText("6 chiffres attendus");
    await user.type(field, "0{Enter}");
    await screen.findByText(/Ce code n’est pas le bon/);
    expect(field).toHaveProperty("value", "");
    await user.type(field, "123456{Enter}");
    await screen.findByRole("heading", { name: "Mon compte" });
    expect(address()).toBe("/account");
  });

  it("takes a recovery code instead", async () => {
    const OTHER_CODE = "000000-000000-000000-000000";
    let given: unknown;
    playSecondStep((code) => {
      given = code;
      if (code === OTHER_CODE) return HttpResponse.json({ reason: "recovery-code-invalid" }, { status: 422 });
      return HttpResponse.json({ reason: "too-many-attempts", retryAfterSeconds: 230 }, { status: 429 });
    });
    const { user } = await givePassword();
    await user.keyboard("123");
    await user.click(screen.getByRole("button", { name: "Utiliser un code de secours" }));
    expect(document.activeElement).toBe(screen.getByLabelText("Code de secours"));
    await user.keyboard(`${OTHER_CODE}{Enter}`);
    await screen.findByText(/^Ce code de secours n’est pas le bon, ou il a déjà servi\. Vérifiez-le/);
    given = undefined;
    await user.keyboard("4F7K2M-9XPMQ0{Enter}");
    await screen.findByText(/^4 groupes de 6 lettres et chiffres attendus/);
    expect(given).toBeUndefined();
    await user.type(screen.getByLabelText("Code de secours"), "-AB12CD-34EF56{Enter}");
    await screen.findByText(/utilisez un code de secours. Réessayez dans 4 minutes\./);
    expect(given).toBe("4F7K2M-9XPMQ0-AB12CD-34EF56");
  });

  it("begins with the password again when it came too late, and the address is still there", async () => {
    playSecondStep(() => HttpResponse.json({ reason: "sign-in-over" }, { status: 401 }));
    const { user, field } = await givePassword();
    await user.type(field, "123456{Enter}");
    await screen.findByText(/La connexion a pris trop de temps/);
    expect(screen.getByLabelText("Adresse e-mail")).toHaveProperty("value", "camille@example.org");
    expect(document.activeElement).toBe(screen.getByLabelText("Mot de passe"));
  });
});
