import { ADMIN_PAGE, signIn } from "./staff.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./visitor.ts";

test("with the keyboard alone: to the help, to an event by the palette, through rows, and a column taken back", async ({
  page,
}) => {
  await page.goto(ADMIN_PAGE);
  await signIn(page, "fr");
  await expect(page.getByRole("heading", { level: 1, name: "Tableau de bord" })).toBeVisible();

  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Raccourcis clavier" });
  await expect(help.getByRole("button", { name: "Fermer" })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();

  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Palette de commandes" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("nuit");
  await expect(palette.getByRole("group", { name: "Événements" }).getByRole("option").first()).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/events\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();

  await page.keyboard.press("g");
  await page.keyboard.press("e");
  await expect(page.getByRole("heading", { level: 1, name: "Événements" })).toBeFocused();
  await expect(page.locator("tbody tr").first()).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.locator("tbody tr").first().locator("th a")).toBeFocused();

  const status = page.getByRole("columnheader", { name: /^Statut/ });
  await page.getByRole("button", { name: "Colonnes" }).press("Enter");
  await page.getByRole("checkbox", { name: "Statut" }).press("Space");
  await expect(status).toBeHidden();
  await page.keyboard.press("Control+z");
  await expect(status).toBeVisible();
});
