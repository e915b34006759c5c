import type { Browser, Page } from "@playwright/test";
import { ADMIN_PAGE, signIn } from "./staff.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./visitor.ts";

/** A second browser of the same person, with its own login. */
async function secondPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris" });
  return context.newPage();
}

async function openEditor(page: Page, path: string): Promise<void> {
  await page.goto(`${ADMIN_PAGE}#${path}`);
  await signIn(page, "fr");
  await expect(page.getByLabel("Titre", { exact: true })).not.toHaveValue("");
}

test("two organisers who edit one event lose nothing: each field is kept from whoever changed it", async ({
  page,
  browser,
}) => {
  await page.goto(`${ADMIN_PAGE}#/events/new`);
  await signIn(page, "fr");
  const name = `Veillée ${Date.now()}`;
  await page.getByLabel("Titre", { exact: true }).fill(name);
  await page.getByLabel("Salle ou lieu").fill("Grange");
  await page.getByLabel("Ville").fill("Nantes");
  await page.getByLabel("Statut").selectOption("PUBLISHED");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByRole("link", { name: "Ajouter une séance" })).toBeVisible();
  const path = new URL(page.url()).hash.slice(1).replace("/sessions", "");

  const other = await secondPage(browser);
  await openEditor(other, path);
  await page.getByRole("link", { name: "Fiche" }).click();
  await expect(page.getByLabel("Titre", { exact: true })).toHaveValue(name);

  await other.getByLabel("Ville").fill("Rezé");
  await other.getByLabel("Salle ou lieu").fill("Halle");
  await other.getByRole("button", { name: "Publier les changements" }).click();
  await expect(other.getByText(/est enregistré\.$/)).toBeVisible();
  await other.context().close();

  await page.getByLabel("Titre", { exact: true }).fill(`${name} au coin du feu`);
  await page.getByLabel("Salle ou lieu").fill("Grange aux loups");
  // What is typed outlives the page.
  await page.reload();
  await expect(page.getByText(/sont repris ci-dessous/)).toBeVisible();
  await page.getByRole("button", { name: "Publier les changements" }).click();

  const dialog = page.getByRole("dialog", { name: /Quelqu’un a modifié cette fiche/ });
  await expect(dialog.getByRole("group", { name: /^Salle ou lieu \(modifié des deux côtés\)/ })).toContainText("Halle");
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 850 });
  await expectNoSidewaysScroll(page);
  await dialog.getByRole("button", { name: "Enregistrer ces choix" }).click();
  await expect(page.getByText(/est enregistré\.$/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Titre", { exact: true })).toHaveValue(`${name} au coin du feu`);
  await expect(page.getByLabel("Ville")).toHaveValue("Rezé");
  await expect(page.getByLabel("Salle ou lieu")).toHaveValue("Grange aux loups");
});
