import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { codeOf } from "./authenticator-app.ts";
import { ADMIN } from "./product-settings.ts";
import { ADMIN_PAGE, signIn } from "./staff.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./visitor.ts";

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

async function leaveAndGivePassword(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await page.getByLabel("Adresse e-mail").fill(ADMIN.email);
  await page.getByLabel("Mot de passe").fill(ADMIN.password);
  await page.getByRole("button", { name: "Se connecter" }).click();
}

async function expectFits(page: Page): Promise<void> {
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(DESK);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}

// One account for all journeys: what this one turns on it turns off, and it comes last.
test("a second factor is turned on, asked for at the next sign-in, replaced by a recovery code, and turned off", async ({
  page,
}) => {
  await page.goto(ADMIN_PAGE);
  await signIn(page, "fr");
  await page.getByRole("link", { name: "Mon compte" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mon compte" })).toBeVisible();
  await expectFits(page);

  await page.getByRole("button", { name: "Activer la double authentification" }).click();
  await expect(page.getByRole("img", { name: "Code QR pour l’application d’authentification" })).toBeVisible();
  await expectFits(page);
  const key = await page.locator(".two-factor-secret code").innerText();
  await page.getByLabel("Code à 6 chiffres").fill(codeOf(key));
  await page.getByRole("button", { name: "Vérifier et activer" }).click();
  await expect(page.getByRole("heading", { name: "Vos codes de secours" })).toBeFocused();
  await expectFits(page);
  const shown = await page.locator(".recovery-codes li").allInnerTexts();
  expect(shown).toHaveLength(10);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Télécharger" }).click();
  expect(await readFile(await (await download).path(), "utf8")).toContain(shown.join("\n"));
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Copier" })).toBeHidden();
  await expect(page.getByRole("heading", { name: "Mot de passe" })).toBeHidden();
  await expect(page.getByText(shown[9] ?? "")).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("button", { name: "Je les ai gardés" }).click();
  await expect(page.getByText("Il reste 10 codes de secours.")).toBeVisible();

  await leaveAndGivePassword(page);
  await expect(page.getByLabel("Code à 6 chiffres")).toBeFocused();
  await expectFits(page);
  await page.keyboard.type("000000");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Ce code n’est pas le bon/)).toBeVisible();
  await page.getByLabel("Code à 6 chiffres").fill(codeOf(key, 1));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Tableau de bord" })).toBeVisible();

  await leaveAndGivePassword(page);
  await page.getByRole("button", { name: "Utiliser un code de secours" }).click();
  await page.getByLabel("Code de secours").fill(shown[0] ?? "");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Mon compte" }).click();
  await expect(page.getByText("Il reste 9 codes de secours.")).toBeVisible();

  await page.getByRole("button", { name: "Désactiver" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Désactiver" }).click();
  await expect(page.getByText("La double authentification est désactivée.")).toBeVisible();
});
