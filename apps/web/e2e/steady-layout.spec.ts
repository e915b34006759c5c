import type { Page } from "@playwright/test";
import { call, hold, offerEvent, signInByRequest } from "./procedures.ts";
import { bookButton, expect, fillBooking, test } from "./visitor.ts";

/** Half of what is held to be good (https://web.dev/articles/cls). */
const MOST_SHIFT = 0.05;

/** Adds up what moved by itself, since the page began. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { shift: 0, what: [] as string[] };
    Object.assign(window, { seen });
    type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] };
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[]) {
        if (hadRecentInput) continue;
        seen.shift += value;
        for (const { node } of sources) seen.what.push(`${value.toFixed(3)} ${(node as Element | null)?.className}`);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

async function expectSteady(page: Page): Promise<void> {
  await expect(page.locator(".skeleton, [aria-busy=true]")).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
  const seen = await page.evaluate(() => (window as unknown as { seen: { shift: number; what: string[] } }).seen);
  expect(seen.shift, seen.what.join(", ")).toBeLessThanOrEqual(MOST_SHIFT);
}

for (const width of [390, 1280]) {
  test(`the home page, an event and a booking stand still while they load, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 850 });
    await watchShifts(page);
    await page.goto("/");
    await expect(page.getByRole("article").first()).toBeVisible();
    await expectSteady(page);

    await page.goto((await page.getByRole("article").first().getByRole("link").getAttribute("href")) ?? "");
    await expect(page.getByRole("link", { name: /^Réserver / }).first()).toBeVisible();
    await expectSteady(page);

    await fillBooking(page);
    await bookButton(page).click();
    await expect(page.getByRole("heading", { level: 1, name: "Vos places sont gardées" })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("timer")).toBeVisible();
    await expectSteady(page);
  });
}

test("an event and a booking stand still when they change by themselves, on a telephone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 850 });
  await watchShifts(page);
  await signInByRequest(page);
  const event = await offerEvent(page, { title: "Salle comble", capacity: 2, days: ["2097-06-01", "2097-06-02"] });
  const [small = "", other = ""] = event.sessionIds;

  await page.goto(`/events/${event.slug}?session=${small}`);
  await expect(page.getByLabel("Nom", { exact: true })).toBeVisible();
  await hold(page, small, 2);
  await expect(page.getByRole("main").getByText("Complet").first()).toBeVisible();
  await expectSteady(page);

  const booking = await hold(page, other, 1);
  await page.goto(`/bookings/${booking}`);
  await expect(page.getByRole("timer")).toBeVisible();
  await call(page, "bookings.confirm", { id: booking });
  await expect(page.getByRole("heading", { level: 1, name: "C’est réservé" })).toBeVisible();
  await expectSteady(page);
  await call(page, "events.archive", { id: event.id });
});
