import type { Page } from "@playwright/test";
import { expect } from "./visitor.ts";

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 900 };

/**
 * Every machine writes with our own face, and nothing moves: so that pictures of the same page are alike. A sheet of the document's own,
 * since the page's policy refuses style elements.
 */
const STEADY = `
  *, *::before, *::after { font-family: "Bricolage Grotesque" !important; caret-color: transparent !important; }
  .toast-area, .retry-notice { visibility: hidden !important; }
`;

/** What is random or of the moment is covered; the cover of an event is drawn from its id. */
const RANDOM = [
  ".event-card .cover",
  ".event-cover .cover",
  ".reference",
  ".seat-tickets",
  ".hold-time",
  ".hold-ring",
  "input[readonly]",
];

/**
 * Compares what is in sight with the picture that is kept in `snapshots/`. Glyphs are smoothed a little differently from machine to
 * machine; what is moved, cut or of another colour is far more than that.
 */
export async function expectPicture(page: Page, name: string): Promise<void> {
  await page.evaluate(async (css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
    document.querySelector<HTMLElement>(":focus")?.blur();
    window.scrollTo(0, 0);
    await document.fonts.load('700 16px "Bricolage Grotesque"', "é");
    await document.fonts.ready;
  }, STEADY);
  await expect(page).toHaveScreenshot(`${name}.png`, {
    animations: "disabled",
    scale: "device",
    mask: RANDOM.map((selector) => page.locator(selector)),
    maskColor: "#8c8494",
    maxDiffPixelRatio: 0.01,
    threshold: 0.3,
  });
}
