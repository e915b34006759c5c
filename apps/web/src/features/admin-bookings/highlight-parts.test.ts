import fc from "fast-check";
import { expect, it } from "vitest";
import { highlightParts } from "./highlight-parts.ts";

const shown = (text: string, query: string) =>
  highlightParts(text, query)
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join("");

it.each([
  ["Élodie Martin", "elo mart", "[Élo]die [Mart]in"],
  ["Anne-Lise Cœur", "coeur", "Anne-Lise [Cœur]"],
  ["camille.martin@example.org", "Martin", "camille.[martin]@example.org"],
  ["K7Q2-9XPM", "k7q29x", "[K7Q2]-[9X]PM"],
  ["K7Q2-9XPM", "K7Q2-9XPM", "[K7Q2]-[9XPM]"],
  ["Saint-Martin", "art", "Saint-Martin"],
  ["Ada", "", "Ada"],
  ["Ada", " - ", "Ada"],
])("of %j, a search for %j finds %j", (text, query, expected) => {
  expect(shown(text, query)).toBe(expected);
});

it("loses and adds nothing, whatever the text and the search are", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (text, query) => {
      expect(
        highlightParts(text, query)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
    }),
  );
});
