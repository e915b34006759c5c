import { ADMIN_PAGE, signIn } from "./staff.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./visitor.ts";

test("the dashboard is read as a chart, by keyboard and as a table", async ({ page }) => {
  await page.goto(`${ADMIN_PAGE}#/?days=30`);
  await signIn(page, "fr");
  const chart = page.getByRole("slider", { name: /^Réservations/ });
  await chart.focus();
  await page.keyboard.press("End");
  await expect(chart).toHaveAttribute("aria-valuetext", /réservations? \(en cours\)$/);
  await page.keyboard.press("ArrowLeft");
  await expect(chart).toHaveAttribute("aria-valuetext", /: \d+ réservations?$/);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Tableau" }).click();
  await expect(page.getByRole("table", { name: "Ventes par jour" }).getByRole("row")).toHaveCount(31);
  await expectAccessible(page);
});
