import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

/** Every page is watched: an error in the console, a script that throws or a blocked resource fails the test. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        // Refusals that a journey provokes are answered with 4xx, which Chromium reports as failed loads.
        const expected = message.text().startsWith("Failed to load resource");
        if (message.type() === "error" && !expected) complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** All rules of axe for WCAG 2.2 AA, and what it holds to be good besides. */
export const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Those of them that judge colours: all that the dark can change. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

const CHECKS = {
  light: (axe: AxeBuilder) => axe.withTags(RULES),
  dark: (axe: AxeBuilder) => axe.withRules(COLOUR_RULES),
} as const;

/**
 * No axe violation, in the light and in the dark. Colours are judged at rest, so motion is turned off first. The "legacy mode" looks at
 * one document, which is all there is: with frames axe would open a page of its own each time.
 */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-bs-theme", colorScheme);
    const { violations } = await CHECKS[colorScheme](new AxeBuilder({ page }).setLegacyMode()).analyze();
    const found = violations.map(
      ({ id, nodes }) =>
        `${colorScheme} ${id}: ${nodes.map(({ html, failureSummary }) => `${html} (${failureSummary})`).join(" | ")}`,
    );
    expect(found).toEqual([]);
  }
}

/** The page is no wider than the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(excess).toBe(0);
}

/** A public page before its scripts have taken over. */
export function writtenByServer(page: Page) {
  return page.locator("[data-before-script]");
}

/** From a page with events to the first of them. */
export async function openFirstEvent(page: Page): Promise<void> {
  await page.getByRole("article").first().getByRole("link").click();
}

interface SeatsWish {
  readonly email?: string;
  /** As many as the form proposes, unless said otherwise. */
  readonly seats?: number;
}

/** On the French page of an event: chooses its first session and fills in the form, which is not sent yet. */
export async function fillBooking(page: Page, { email = "zoe@example.org", seats }: SeatsWish = {}): Promise<void> {
  await page
    .getByRole("link", { name: /^Réserver / })
    .first()
    .click();
  await page.getByLabel("Nom", { exact: true }).fill("Zoé Lefèvre");
  await page.getByLabel("Adresse e-mail").fill(email);
  if (seats !== undefined) await page.getByLabel("Nombre de places").fill(String(seats));
}

/** What sends the form of a booking. */
export function bookButton(page: Page) {
  return page.getByRole("button", { name: "Réserver", exact: true });
}

/** From the French home page: holds seats of its first event. */
export async function takeSeats(page: Page, wish: SeatsWish = {}): Promise<void> {
  await openFirstEvent(page);
  await fillBooking(page, wish);
  await bookButton(page).click();
}
