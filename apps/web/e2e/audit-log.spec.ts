import { ADMIN_PAGE, signIn } from "./staff.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./visitor.ts";

test("a key is made, found in the audit log in words, and revoked", async ({ page }) => {
  const name = `Boutique ${Date.now()}`;
  await page.goto(`${ADMIN_PAGE}#/api-keys`);
  await signIn(page, "fr");
  await page.getByRole("button", { name: "Créer une clé" }).click();
  await page.getByLabel("Nom").fill(name);
  await page.getByRole("button", { name: "Créer la clé" }).click();
  await expect(page.getByLabel(`Clé «\u00a0${name}\u00a0»`)).toHaveValue(/^gch_/);
  await page.getByRole("button", { name: "J’ai copié la clé" }).click();
  await page.getByRole("button", { name: `Révoquer la clé ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Révoquer" }).click();
  await expect(page.getByRole("row", { name }).getByText("Révoquée")).toBeVisible();

  await page.getByRole("link", { name: "Journal d’audit" }).click();
  await page.getByLabel("Action", { exact: true }).selectOption({ label: "Clés d’API" });
  await expect(page.getByRole("row", { name: `Révocation d’une clé d’API Clé d’API ${name}` })).toBeVisible();
  await page
    .getByRole("row", { name: `Création d’une clé d’API Clé d’API ${name}` })
    .getByRole("link")
    .click();
  const entry = page.getByRole("dialog", { name: "Entrée du journal" });
  await expect(entry.locator("div", { has: page.getByText("Portée", { exact: true }) }).last()).toHaveText(
    "PortéeLecture",
  );
  await page.getByRole("button", { name: "Fermer les détails" }).click();

  await page.getByLabel("Adresse IP").fill("bureau");
  await expect(page.getByText(/début d’adresse ou réseau attendu/)).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.getByLabel("Adresse IP").fill("127.0.0.0/8");
  await expect(page.getByText(/début d’adresse ou réseau attendu/)).toBeHidden();
  await expect(page.getByText(`Clé d’API ${name}`).first()).toBeVisible();
  await expectNoSidewaysScroll(page);
});
