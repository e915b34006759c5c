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
