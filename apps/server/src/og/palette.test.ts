import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { COVER_INKS, PALETTE } from "./palette.ts";

it("is the light palette of the interface", () => {
  const css = readFileSync(new URL("../../../web/src/styles/tokens.css", import.meta.url), "utf8").split(
    '[data-bs-theme="dark"]',
  )[0];
  const colours = new Map(
    [...(css ?? "").matchAll(/--g-([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  );
  const { brass, ...same } = PALETTE;
  for (const [name, value] of Object.entries(same)) expect(colours.get(name), name).toBe(value);
  const inks = ["paper", 1, 2, 3, 4, 5, 6].map((name) => colours.get(`cover-${name}`));
  expect(COVER_INKS).toEqual(inks);
  expect(brass).toBe(colours.get("cover-2"));
});

it("gives the window around the public interface its page's colour, in each theme", () => {
  const read = (path: string) => readFileSync(new URL(`../../../web/${path}`, import.meta.url), "utf8");
  const pages = [...read("src/styles/tokens.css").matchAll(/--g-page: (#[0-9a-f]{6})/g)].map(([, colour]) => colour);
  const frames = [...read("index.html").matchAll(/prefers-color-scheme: \w+\)" content="(#[0-9a-f]{6})"/g)];
  expect(frames.map(([, colour]) => colour)).toEqual(pages);
  expect(pages).toHaveLength(2);
});
