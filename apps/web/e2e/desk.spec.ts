import { ADMIN_PAGE, signIn } from "./staff.ts";
import { expect, expectAccessible, test } from "./visitor.ts";

test("at the desk: book for somebody with the keyboard, then put them into another session", async ({ page }) => {
  await page.goto(ADMIN_PAGE);
  await signIn(page, "fr");
  await page.goto(`${ADMIN_PAGE}#/bookings?book=new`);
  const desk = page.getByRole("dialog", { name: "Réserver au guichet" });
  await expect(desk.getByRole("radio").first()).toBeVisible();
  await expect(desk.getByLabel("Séance", { exact: true })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Madame Guichard");
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  const made = page.getByRole("dialog", { name: /^Réservation .* confirmée$/ });
  await expect(made.getByRole("link", { name: "Ouvrir les billets" })).toBeVisible();
  await made.getByRole("button", { name: "Fermer" }).click();

  await page.getByRole("searchbox", { name: "Rechercher" }).fill("Guichard");
  await expect(page.locator("mark", { hasText: "Guichard" })).toBeVisible();
  const found = page.getByRole("row").filter({ hasText: "Madame Guichard" });
  await found.getByRole("link", { name: /^Détails de la réservation/ }).click();
  const details = page.getByRole("dialog", { name: /^Réservation / });
  const history = details.getByRole("region", { name: "Historique" });
  await expect(history.getByRole("listitem")).toHaveText([/^Réservée par /]);
  await details.getByRole("button", { name: "Changer de séance" }).click();
  const move = page.getByRole("dialog", { name: /^Changer la séance/ });
  await move.getByRole("radio").first().check();
  await expectAccessible(page);
  await move.getByRole("button", { name: "Changer de séance" }).click();
  await expect(page.getByText(/a changé de séance\.$/)).toBeVisible();
  await expect(history.getByRole("listitem").first()).toHaveText(/^Déplacée dans une autre séance par .* → /);
});
