import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asWritten, likelySpellings, searchesToTry, spellingErrors } from "./spelling-rules.ts";

const word = fc.string({ unit: fc.constantFrom("a", "b", "é", "𝕏"), minLength: 0, maxLength: 8 });

describe("spelling errors", () => {
  it.each([
    ["brahms", "brahms", 0],
    ["brahmz", "brahms", 1],
    ["nanttes", "nantes", 1],
    ["teatre", "theatre", 1],
    ["bramhs", "brahms", 1],
    ["symfonie", "symphonie", 2],
    ["", "abc", 3],
  ])("between %j and %j: %i", (one, other, errors) => {
    expect(spellingErrors(one, other)).toBe(errors);
  });

  it("are as many from either side, at least the difference in length, at most the longer word", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const errors = spellingErrors(a, b);
        const [one, other] = [Array.from(a).length, Array.from(b).length];
        expect(errors).toBe(spellingErrors(b, a));
        expect(errors).toBeGreaterThanOrEqual(Math.abs(one - other));
        expect(errors).toBeLessThanOrEqual(Math.max(one, other));
        expect(errors === 0).toBe(a === b);
      }),
    );
  });
});

describe("likely spellings", () => {
  it("come by errors, then by what they share at the beginning, and not when they differ in more", () => {
    const candidates = ["ballets", "billet", "ballet", "palettes"];
    expect(likelySpellings("balle", candidates, 1)).toEqual(["ballet"]);
    expect(likelySpellings("balet", candidates, 2)).toEqual(["ballet", "ballets", "billet"]);
  });
});

describe("the searches to try", () => {
  it("change unknown words alone, each try to the next spelling", () => {
    const words = [
      { word: "jaz", spellings: [] },
      { word: "nanttes", spellings: ["nantes", "nattes"] },
    ];
    expect(searchesToTry(words)).toEqual(["jaz nantes", "jaz nattes"]);
  });

  it("are none when no word has another spelling", () => {
    expect(searchesToTry([{ word: "zzzz", spellings: [] }])).toEqual([]);
  });
});

it("a search is shown as the events write it", () => {
  const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "");
  expect(asWritten("theatre lyon", ["Le Théâtre national", "Lyon"], fold)).toBe("théâtre lyon");
  expect(asWritten("theat", ["Le Théâtre"], fold)).toBe("theat");
});
