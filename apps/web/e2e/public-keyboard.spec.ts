import { tabTo } from "./keyboard.ts";
import { expect, test, writtenByServer } from "./visitor.ts";

test("a booking is made and confirmed with the keyboard alone", async ({ page }) => {
  await page.goto("/");
  await expect(writtenByServer(page)).toHaveCount(0);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Aller au contenu" })).toBeFocused();
  await page.keyboard.press("Enter");

  const title = (await page.getByRole("article").nth(1).getByRole("link").textContent()) ?? "";
  await tabTo(page, new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeFocused();

  await tabTo(page, /^Réserver /);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: "Vos places" })).toBeFocused();
  await tabTo(page, /^Nombre de places$/);
  await page.keyboard.press("ArrowUp");
  await tabTo(page, /^Nom$/);
  await page.keyboard.type("Ada Lovelace");
  await tabTo(page, /^Adresse e-mail$/);
  await page.keyboard.type("ada@example.org");
  await tabTo(page, /^Réserver$/);
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { level: 1, name: "Vos places sont gardées" })).toBeFocused();
  await tabTo(page, /^Confirmer la réservation$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "C’est réservé" })).toBeVisible();
  await expect(page.locator(".seat-tickets li")).toHaveCount(2);

  await tabTo(page, /^Annuler la réservation$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByRole("button", { name: "Garder mes places" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("button", { name: "Annuler la réservation" })).toBeFocused();
});

test("who is on a link before the scripts of the page are there is still on it when they are", async ({ page }) => {
  const gate = Promise.withResolvers<void>();
  await page.route(/\/assets\/base-/, async (route) => {
    await gate.promise;
    await route.continue();
  });
  await page.goto("/", { waitUntil: "commit" });
  const link = page.getByRole("article").nth(2).getByRole("link");
  await link.focus();
  await expect(writtenByServer(page)).toHaveCount(1);
  gate.resolve();
  await expect(writtenByServer(page)).toHaveCount(0);
  await expect(link).toBeFocused();
});
