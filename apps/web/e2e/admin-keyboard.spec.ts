import { tabTo } from "./keyboard.ts";
import { ADMIN } from "./product-settings.ts";
import { ADMIN_PAGE } from "./staff.ts";
import { expect, test } from "./visitor.ts";

test("an event is made, saved and published with the keyboard alone", async ({ page }) => {
  const title = `Clavier ${Date.now()}`;
  await page.goto(ADMIN_PAGE);
  await expect(page.getByLabel("Adresse e-mail")).toBeFocused();
  await page.keyboard.type(ADMIN.email);
  await tabTo(page, /^Mot de passe$/);
  await page.keyboard.type(ADMIN.password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Tableau de bord" })).toBeFocused();

  await tabTo(page, /^Créer un événement$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Nouvel événement" })).toBeFocused();
  await tabTo(page, /^Titre$/);
  await page.keyboard.type(title);
  await tabTo(page, /^Salle ou lieu$/);
  await page.keyboard.type("Médiathèque");
  await tabTo(page, /^Ville$/);
  await page.keyboard.type("Brest");
  await tabTo(page, /^Concerts$/);
  await page.keyboard.press("Space");
  await tabTo(page, /^Enregistrer$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: new RegExp(title) })).toBeFocused();

  await tabTo(page, /^Ajouter une séance$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();

  await tabTo(page, /^Événements$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Événements" })).toBeFocused();
  await tabTo(page, /^Rechercher$/);
  await page.keyboard.type(title);
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await tabTo(page, /^Actions pour/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Publier", exact: true })).toBeVisible();
  const button = await page.getByRole("button", { name: /^Actions pour/ }).boundingBox();
  const menu = await page.locator(".dropdown-menu.show").boundingBox();
  if (button === null || menu === null) throw new Error("the menu or its button is not on the page");
  // It hangs under the right end of its button.
  expect(Math.abs(menu.x + menu.width - (button.x + button.width))).toBeLessThan(4);
  expect(Math.abs(menu.y - (button.y + button.height))).toBeLessThan(8);
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("button", { name: "Modifier" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("button", { name: "Publier", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/est publié\.$/)).toBeVisible();
});
