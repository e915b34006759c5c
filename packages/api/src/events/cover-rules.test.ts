import { describe, expect, it } from "vitest";
import { coverShapes } from "./cover-rules.ts";

const FAMILIES = ["concerts", "theatre", "conferences", "ateliers", "sport", "expositions", "jeune-public", "danse"];
const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const drawn = (n: number, slug: string) => JSON.stringify(coverShapes(id(n), [slug]));

describe("the cover of an event", () => {
  it("is the same whenever it is drawn, and another event's is another one", () => {
    for (const slug of FAMILIES) {
      expect(drawn(1, slug)).toBe(drawn(1, slug));
      const covers = Array.from({ length: 30 }, (_, n) => drawn(n, slug));
      expect(new Set(covers).size, slug).toBeGreaterThan(25);
    }
  });

  it("is of its category: no two categories draw alike, and one that nobody has heard of is drawn too", () => {
    expect(new Set(FAMILIES.map((slug) => drawn(7, slug))).size).toBe(FAMILIES.length);
    expect(coverShapes(id(7), []).length).toBeGreaterThan(5);
    expect(coverShapes(id(7), ["philately", "concerts"])).toEqual(coverShapes(id(7), ["concerts"]));
  });

  it("is made of paths that a browser and the server can draw, in the colours of the palette, and is light to send", () => {
    for (const slug of FAMILIES) {
      for (let n = 0; n < 40; n++) {
        const shapes = coverShapes(id(n), [slug]);
        for (const { path, ink } of shapes) {
          expect(path).toMatch(/^(?:[MmLHhVvaqtz]|-?\d+(?:\.\d)?| )+$/);
          expect([0, 1, 2, 3, 4, 5, 6]).toContain(ink);
        }
        expect(JSON.stringify(shapes).length, slug).toBeLessThan(9_000);
      }
    }
  });
});
