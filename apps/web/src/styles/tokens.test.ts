import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contrast, mix, type Palette, paletteOf } from "./palette.ts";

const FOLDER = import.meta.dirname;
const css = (file: string) => readFileSync(`${FOLDER}/${file}`, "utf8");
const withoutComments = (text: string) => text.replaceAll(/\/\*.*?\*\//gs, "");

const TOKENS = css("tokens.css");
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith(".css"));
const USERS = FILES.filter((name) => name !== "tokens.css");

const INKS = ["ink", "muted", "primary", "brass-text", "green", "amber", "red"];
/** What a badge, a hold or a notice is written on: a little of its colour in the card. */
const TINTED = ["brass", "green", "amber", "red", "muted", "primary"];

describe.each(["light", "dark"] as const)("the palette, %s", (theme) => {
  const palette: Palette = paletteOf(TOKENS, theme);
  const tint = (name: string) => mix(palette.colour(name), palette.share("tint"), palette.colour("card"));

  it.each(["page", "card"])("every text can be read on the %s", (surface) => {
    for (const ink of INKS) expect([ink, contrast(palette.colour(ink), palette.colour(surface))]).toSatisfy(readable);
  });

  it("what is written on a colour can be read", () => {
    const pairs = [
      ["on-primary", "primary"],
      ["on-primary", "primary-strong"],
      ["card", "red"],
      ["page", "ink"],
      ["card", "ink"],
    ] as const;
    for (const [ink, surface] of pairs)
      expect([ink, contrast(palette.colour(ink), palette.colour(surface))]).toSatisfy(readable);
  });

  it("what is written on a tint can be read, in ink and in its own colour", () => {
    for (const name of TINTED) {
      const own = name === "brass" ? "brass-text" : name;
      expect([name, contrast(palette.colour("ink"), tint(name))]).toSatisfy(readable);
      expect([own, contrast(palette.colour(own), tint(name))]).toSatisfy(readable);
    }
  });

  it("the borders of controls, the ring of the focus and the bars are seen (WCAG 1.4.11)", () => {
    for (const name of ["control", "focus-colour", "green", "amber", "brass", "primary"])
      for (const surface of ["page", "card"])
        expect([name, contrast(palette.colour(name), palette.colour(surface))]).toSatisfy(visible);
  });
});

describe("the style sheets", () => {
  it.each(USERS)("%s takes its colours from the tokens", (file) => {
    const rules = withoutComments(css(file)).replaceAll(/url\([^)]*\)/g, "");
    const literals =
      rules.match(/#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\(|:\s*(?:white|black)\b/gi) ?? [];
    expect(literals).toEqual([]);
  });

  it.each(USERS)("%s takes its layers, its shadows and its ring from the tokens", (file) => {
    const rules = withoutComments(css(file));
    const values = (property: string) =>
      [...rules.matchAll(new RegExp(`[\\s;]${property}: ([^;]+);`, "g"))].map((match) => match[1] ?? "");
    for (const layer of values("z-index")) expect(layer).toMatch(/^var\(--g-layer-[a-z-]+\)$/);
    for (const shadow of values("box-shadow")) expect(shadow).toMatch(/^(none|var\(--g-elevation-[12]\))$/);
    for (const ring of values("outline")) expect(ring).toMatch(/^(none|var\(--g-focus\))$/);
  });

  it.each(FILES)("%s names only tokens that exist, and breaks where the others do", (file) => {
    const rules = withoutComments(css(file));
    const known = new Set([...TOKENS.matchAll(/(--g-[\w-]+):/g)].map((match) => match[1]));
    const used = [...rules.matchAll(/var\((--g-[\w-]+)/g)].map((match) => match[1]);
    expect(used.filter((name) => !known.has(name))).toEqual([]);
    const queries = [...rules.matchAll(/@media ([^{]+)/g)].map((match) => match[1] ?? "");
    const widths = queries.flatMap((query) => query.match(/[\d.]+(?:rem|px|em)/g) ?? []);
    expect(
      widths.filter(
        (width) => !["24rem", "30rem", "36rem", "48rem", "62rem", "75rem", "87.5rem", "100rem"].includes(width),
      ),
    ).toEqual([]);
  });

  it.each(FILES)("%s is a small room", (file) => {
    expect(css(file).split("\n").length).toBeLessThan(252);
  });
});

/** WCAG 2.2, 1.4.3. */
function readable([, ratio]: readonly [string, number]): boolean {
  return ratio >= 4.5;
}

/** WCAG 2.2, 1.4.11. */
function visible([, ratio]: readonly [string, number]): boolean {
  return ratio >= 3;
}
