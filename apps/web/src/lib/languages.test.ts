import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { apiLocale, closestLanguage, directionOf, nameOf } from "./languages.ts";

const OFFERED = ["en", "fr", "pt-BR", "zh-Hant"];

const CHOICES: readonly (readonly [spoken: readonly string[], language: string])[] = [
  [["fr-CA", "en"], "fr"],
  [["EN-us"], "en"],
  [["de", "pt", "fr"], "pt-BR"],
  [["zh-hant", "en"], "zh-Hant"],
  [["de-CH", "nl"], "en"],
  [[], "fr"],
];

describe("the language to begin with", () => {
  it.each(CHOICES)("is, of what the product has, for who speaks %j: %s", (spoken, language) => {
    expect(closestLanguage(spoken, OFFERED)).toBe(language);
  });
});

describe("before the first paint", () => {
  const script = readFileSync(join(import.meta.dirname, "../../public/first-paint.js"), "utf8");
  const page = document.documentElement;

  /** Runs what the page's first script does, in a page that the server wrote in French. @returns what is fetched early */
  function paint(spoken: readonly string[], chosen: string | null): string | null {
    vi.spyOn(navigator, "languages", "get").mockReturnValue([...spoken]);
    if (chosen !== null) localStorage.setItem("guichet.locale", chosen);
    page.setAttribute("lang", "fr");
    document.head.innerHTML = OFFERED.map(
      (tag) => `<meta name="texts" content="/assets/${tag}.js" data-language="${tag}" />`,
    ).join("");
    new Function(script)();
    return document.head.querySelector("link[rel=modulepreload]")?.getAttribute("href") ?? null;
  }

  afterEach(() => {
    vi.restoreAllMocks();
    document.head.innerHTML = "";
    page.removeAttribute("data-other-language");
  });

  it.each(CHOICES)(
    "the texts are fetched that the interface begins with, for who speaks %j: %s",
    (spoken, language) => {
      expect(paint(spoken, null)).toBe(`/assets/${language}.js`);
      expect(page.hasAttribute("data-other-language")).toBe(language !== "fr");
    },
  );

  it("a language that was chosen on this device goes before those of the browser", () => {
    expect(paint(["fr"], "pt-BR")).toBe("/assets/pt-BR.js");
    expect(page.hasAttribute("data-other-language")).toBe(true);
  });

  it("one that there is no more is nobody's choice", () => {
    expect(paint(["fr"], "tlh")).toBe("/assets/fr.js");
    expect(page.hasAttribute("data-other-language")).toBe(false);
  });
});

it.each([
  ["fr", "ltr", "Français", "fr"],
  ["en", "ltr", "English", "en"],
  ["fr-CA", "ltr", "Français canadien", "fr"],
  ["ar", "rtl", "العربية", "en"],
  ["he", "rtl", "עברית", "en"],
  ["fa", "rtl", "فارسی", "en"],
  ["pt-BR", "ltr", "Português (Brasil)", "en"],
  ["az-Arab", "rtl", expect.any(String), "en"],
])("%s is written %s, is called %s, and is answered in %s", (tag, direction, name, locale) => {
  expect([directionOf(tag), nameOf(tag), apiLocale(tag)]).toEqual([direction, name, locale]);
});
