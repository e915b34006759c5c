import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, expectNoSidewaysScroll, RULES, test } from "./visitor.ts";

/** A screen of 1280 px at 400 % (WCAG 1.4.10). */
const REFLOW_WIDTH = 320;
/** WCAG 2.5.8. */
const LEAST_TARGET = 24;

/**
 * One state of one page, in the theme and at the width that the test has: no axe violation, no target under 24 px, and nothing beside
 * a screen of 320 px.
 */
export async function expectGoodState(page: Page, state: string): Promise<void> {
  await test.step(state, async () => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} (${failureSummary})`).join(" | ")}`,
    );
    expect.soft(found, state).toEqual([]);
    expect.soft(await smallTargets(page), `${state}: targets under ${LEAST_TARGET} px`).toEqual([]);
    const size = page.viewportSize();
    if (size === null) throw new Error("the window has no size");
    await page.setViewportSize({ width: REFLOW_WIDTH, height: size.height });
    await test.step("at 320 px", () => expectNoSidewaysScroll(page));
    await page.setViewportSize(size);
  });
}

/** What can be pressed and is smaller than a fingertip needs; a link within a sentence may be as high as its line, and one
 * that is stretched is as large as its card. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const targets = "a[href], button, input, select, textarea, summary, [role=option], [role=slider], [tabindex='0']";
    const isInText = (element: Element) =>
      element instanceof HTMLAnchorElement &&
      getComputedStyle(element).display === "inline" &&
      element.parentElement?.textContent?.trim() !== element.textContent?.trim();
    const sizeOf = (element: Element) => {
      const boxes = [element, ...(element instanceof HTMLInputElement ? (element.labels ?? []) : [])].map((one) =>
        one.getBoundingClientRect(),
      );
      const end = (of: (box: DOMRect) => number) => Math.max(...boxes.map(of));
      const start = (of: (box: DOMRect) => number) => Math.min(...boxes.map(of));
      return { width: end((b) => b.right) - start((b) => b.left), height: end((b) => b.bottom) - start((b) => b.top) };
    };
    return [...document.querySelectorAll(targets)].flatMap((element) => {
      // What is out of sight until it has the focus is judged by what it is then: the skip link.
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
      if (
        element.matches(".visually-hidden, .visually-hidden *, .stretched-link, [tabindex='-1'], [type=hidden]") ||
        isInText(element)
      )
        return [];
      const { width, height } = sizeOf(element);
      const fits = width >= least - 0.5 && height >= least - 0.5;
      return fits ? [] : [`${Math.round(width)} × ${Math.round(height)}: ${element.outerHTML.slice(0, 160)}`];
    });
  }, LEAST_TARGET);
}
