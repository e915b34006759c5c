import { describe, expect, it } from "vitest";
import { bestFits, misfit } from "./suggest-rules.ts";

const words = (text: string, errors: number) => text.split(" ").map((word) => ({ word, errors }));

describe("how well a name fits", () => {
  it.each([
    ["bra", 0, "requiem de brahms", 0],
    ["brahms req", 0, "requiem de brahms", 0],
    ["brahmz", 1, "requiem de brahms", 1],
    ["requim bramhs", 1, "requiem de brahms", 2],
    // Still being typed: one letter is wrong so far.
    ["symfo", 2, "symphonie fantastique", 2],
    ["rahms", 0, "requiem de brahms", null],
    ["brahmz", 0, "requiem de brahms", null],
    ["brahms mozart", 1, "requiem de brahms", null],
  ])("%j with %i letters forgiven a word, %j: %s", (typed, errors, name, misses) => {
    expect(misfit(words(typed, errors), name)).toBe(misses);
  });

  it("cannot be told of no word at all", () => {
    expect(misfit([], "requiem de brahms")).toBeNull();
  });
});

describe("the best fits", () => {
  const misses: Record<string, number | null> = { alto: 2, basse: null, chant: 0, danse: 2, eau: 1 };

  it("come with the best first, those that fit alike in the order that they had, and nothing that does not fit", () => {
    expect(bestFits(Object.keys(misses), (name) => misses[name] ?? null, 9)).toEqual(["chant", "eau", "alto", "danse"]);
  });

  it("are no more than asked for", () => {
    expect(bestFits(Object.keys(misses), (name) => misses[name] ?? null, 2)).toEqual(["chant", "eau"]);
  });
});
