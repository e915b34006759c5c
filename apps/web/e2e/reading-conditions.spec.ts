import type { Page } from "@playwright/test";
import { signInByRequest } from "./procedures.ts";
import { ADMIN_PAGE } from "./staff.ts";
import { expect, expectNoSidewaysScroll, test } from "./visitor.ts";

/** Pages of every kind: lists, forms, tables. */
const PAGES = [
  "/",
  "/?view=calendar",
  "/my-bookings",
  `${ADMIN_PAGE}#/`,
  `${ADMIN_PAGE}#/events`,
  `${ADMIN_PAGE}#/bookings`,
];

async function open(page: Page, path: string): Promise<void> {
  // Only the fragment may differ from the page before: that alone would load nothing.
  await page.goto("about:blank");
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator(".skeleton")).toHaveCount(0);
}

/** What WCAG 1.4.12 says that readers may set. By a sheet of the page's own making: the policy lets no style element in. */
function spaceText(page: Page): Promise<void> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets.push(sheet);
  });
}

/** Texts that their boxes cut off, other than those that say so with an ellipsis and are told in full elsewhere. */
function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.body.querySelectorAll<HTMLElement>("*")].flatMap((element) => {
      const style = getComputedStyle(element);
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== "");
      const clips = style.overflowX !== "visible" && style.overflowX !== "auto" && style.textOverflow !== "ellipsis";
      const isForEyes = style.clipPath === "none" && element.closest(".visually-hidden") === null;
      if (!hasText || !clips || !isForEyes) return [];
      const isCut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
      return isCut ? [element.outerHTML.slice(0, 160)] : [];
    }),
  );
}

test("text may be spaced as readers need it, on a desk and on a telephone", async ({ page }) => {
  await signInByRequest(page);
  for (const path of PAGES) {
    await open(page, path);
    await spaceText(page);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 850 });
      await test.step(`${path} at ${width} px`, async () => {
        await expectNoSidewaysScroll(page);
        expect.soft(await cutTexts(page), path).toEqual([]);
      });
    }
  }
});

test("in the system's own colours, what is chosen, how many seats are left and where the focus is are still seen", async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open(page, "/");
  const colour = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  const canvas = await colour("body", "background-color");
  expect(await colour(".site-switches .icon", "background-color")).not.toBe(canvas);
  expect(await colour("[aria-pressed=true]", "background-color")).not.toBe(
    await colour("[aria-pressed=false]", "background-color"),
  );
  await page.getByRole("article").first().getByRole("link").click();
  await expect(page.locator(".seats-bar > span").first()).toBeVisible();
  expect(await colour(".seats-bar > span", "background-color")).not.toBe(canvas);
  expect(await colour(".session-row", "border-top-style")).toBe("solid");
  await page.getByRole("link", { name: "Mes réservations" }).focus();
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press("Tab");
    const ring = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth);
    });
    expect(ring).toBeGreaterThanOrEqual(2);
  }
});

test("nothing moves for those who asked for less motion", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.addInitScript(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    for (const kind of ["animationstart", "transitionrun"] as const) {
      document.addEventListener(kind, ({ target }) => moved.push(`${kind} ${(target as Element).className}`), true);
    }
  });
  await page.setViewportSize({ width: 390, height: 850 });
  await open(page, "/");
  await page.getByRole("button", { name: "Filtrer", exact: true }).click();
  await page.getByRole("dialog", { name: "Filtrer" }).getByRole("button", { name: "Fermer" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.getByRole("article").first().getByRole("link").click();
  await page
    .getByRole("link", { name: /^Réserver / })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 2, name: "Vos places" })).toBeFocused();
  expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([]);
});
