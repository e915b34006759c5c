import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allowedErrors, spelledWords, wordVariants } from "./word-variants.ts";

describe("variants", () => {
  it("of a short word leave out one letter", () => {
    expect(wordVariants("jazz").sort()).toEqual(["azz", "jaz", "jazz", "jzz"]);
  });

  it("of a long one leave out two of its beginning, and are never many", () => {
    expect(wordVariants("conservatoire")).toContain("onserv");
    expect(wordVariants("conservatoire")).toContain("cnser");
    expect(wordVariants("anticonstitutionnellement").length).toBeLessThanOrEqual(29);
  });

  it("are shared by two words as far apart as is forgiven in the one that is typed", () => {
    const letter = fc.constantFrom(..."abcdeé𝕏");
    const error = fc.record({ at: fc.nat(20), letter, kind: fc.constantFrom("more", "less", "other", "swapped") });
    fc.assert(
      fc.property(
        fc.array(letter, { minLength: 5, maxLength: 14 }),
        fc.array(error, { minLength: 1, maxLength: 2 }),
        (letters, errors) => {
          const made = errors.reduce((all, { at, letter: wrong, kind }) => {
            const i = at % all.length;
            const [here = "", next = ""] = all.slice(i, i + 2);
            if (kind === "more") return [...all.slice(0, i), wrong, ...all.slice(i)];
            if (kind === "less") return [...all.slice(0, i), ...all.slice(i + 1)];
            if (kind === "other") return [...all.slice(0, i), wrong, ...all.slice(i + 1)];
            return [...all.slice(0, i), next, here, ...all.slice(i + 2)];
          }, letters);
          const [typed, known] = [made.join(""), letters.join("")];
          fc.pre(errors.length <= Math.min(allowedErrors(typed), allowedErrors(known)));
          const variants = new Set(wordVariants(known));
          expect(wordVariants(typed).some((variant) => variants.has(variant))).toBe(true);
        },
      ),
    );
  });
});

it("the words of a text are letters alone, four at least, each once", () => {
  expect(spelledWords("le quatuor ebene joue op 18 le quatuor k7q2 jazz")).toEqual([
    "quatuor",
    "ebene",
    "joue",
    "jazz",
  ]);
});
