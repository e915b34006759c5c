import { readFile } from "node:fs/promises";
import { endHold } from "./database.ts";
import { expect, expectAccessible, takeSeats, test } from "./visitor.ts";

test("a hold that ran out is taken again in one click, and goes into a calendar", async ({ page }) => {
  await page.goto("/?seats=4");
  await takeSeats(page, { seats: 2 });
  await expect(page.getByRole("timer")).toBeVisible();
  const lapsed = page.url();

  endHold(new URL(lapsed).pathname.split("/").at(-1) ?? "");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Le délai est écoulé" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Reprendre les 2 places/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Vos places sont gardées" })).toBeFocused();
  expect(page.url()).not.toBe(lapsed);

  await page.getByRole("button", { name: "Confirmer la réservation" }).click();
  await expect(page.locator(".seat-tickets li")).toHaveCount(2);
  await page.getByText("Ajouter à l’agenda").click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Fichier .ics" }).click();
  const entry = await readFile(await (await downloading).path(), "utf8");
  expect(entry).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(entry).toMatch(/\r\nDTSTART:\d{8}T\d{6}Z\r\n/);
});
