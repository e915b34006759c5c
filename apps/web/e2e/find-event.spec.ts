import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./visitor.ts";

test("an event is found misspelled, among suggestions and filters", async ({ page }) => {
  // Words are indexed within some seconds of the start.
  await expect(async () => {
    await page.goto("/?q=teatre");
    await expect(page.getByText(/^Résultats pour «\sthéâtre\s»/)).toBeVisible({ timeout: 3_000 });
  }).toPass();
  const box = page.getByRole("combobox", { name: "Chercher un événement" });
  await box.fill("thea");
  await expect(page.getByRole("option", { name: /^Théâtre Catégorie$/ })).toBeVisible();
  // What is about to be replaced is pale.
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await expectAccessible(page);
  await box.press("ArrowDown");
  await box.press("Enter");
  await expect(page).toHaveURL(/\/\?categories=theatre$/);
  await page.getByLabel("Places voulues").selectOption("3");
  await expect(page.getByRole("button", { name: /Retirer le filtre.*3 places/ })).toBeVisible();
  await expect(page.getByRole("article").first().getByRole("link")).toHaveAttribute("href", /\?seats=3$/);
});

test("the calendar shows the events of a day, on a telephone as well", async ({ page }) => {
  await page.goto("/?view=calendar");
  await page.getByRole("button", { name: "Mois suivant" }).click();
  await page
    .getByRole("button", { name: /, \d+ événements?/ })
    .first()
    .click();
  await expect(page.getByRole("article").first()).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 780 });
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Filtrer", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Filtrer" })).toBeVisible();
  await expectAccessible(page);
});

test("whoever comes back from an event finds the list where it was", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("article").first()).toBeVisible();
  const far = page.getByRole("article").nth(20).getByRole("link");
  await expect(async () => {
    await page.mouse.wheel(0, 2_000);
    await expect(far).toBeInViewport({ timeout: 500 });
  }).toPass();
  const title = await far.textContent();
  await far.click();
  await expect(page.getByRole("heading", { level: 1, name: title ?? "" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("link", { name: title ?? "", exact: true }).first()).toBeInViewport();
});
