import { describe, expect, it } from "vitest";
import { loadLetters } from "./letters.ts";
import { fitLines } from "./lines.ts";

const letters = await loadLetters();
const room = { width: 400, sizes: [60, 40], most: 2 };

describe("a title", () => {
  it("is as large as it fits, in as many lines as it may have", () => {
    expect(fitLines(letters, "Nuit du jazz", room)).toEqual({ size: 60, lines: ["Nuit du jazz"] });
    expect(fitLines(letters, "Le Songe d’une nuit d’été", room)).toEqual({
      size: 40,
      lines: ["Le Songe d’une nuit", "d’été"],
    });
  });

  it("is cut short with an ellipsis where it does not fit, and never runs out of its room", () => {
    for (const title of ["mot ".repeat(40).trim(), "anticonstitutionnellement".repeat(4)]) {
      const { size, lines } = fitLines(letters, title, room);
      expect(size).toBe(40);
      expect(lines.at(-1)).toMatch(/ …$/);
      for (const line of lines.slice(-1)) expect(letters.widthOf(line) * size).toBeLessThanOrEqual(room.width);
    }
  });

  it("may be of any language with Latin letters, and its spaces of any width", () => {
    expect(letters.has("L’Œuvre à 20\u00a0h\u00a030 «\u202fŁódź, čtvrtek, şeker »")).toBe(true);
    expect(letters.has("東京")).toBe(false);
    expect(letters.widthOf("20\u202fh")).toBe(letters.widthOf("20 h"));
  });
});
