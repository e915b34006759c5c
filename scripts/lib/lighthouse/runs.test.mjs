import { describe, expect, it } from "vitest";
import { Failure } from "../failure.mjs";
import { medianOf, readArguments } from "./runs.mjs";

describe("what Lighthouse is asked for", () => {
  it("is three runs of a product that is started for it, unless one says otherwise", () => {
    expect(readArguments([])).toEqual({ runs: 3, json: undefined, web: undefined });
    expect(readArguments(["http://localhost:8480", "--runs", "5", "--json", "scores.json"])).toEqual({
      ...{ runs: 5, json: "scores.json", web: "http://localhost:8480" },
    });
  });

  it.each(["abc", "0", "-1", "2.5", "21", "", "3x"])("is refused, with the usage, for %j runs", (runs) => {
    expect(() => readArguments([`--runs=${runs}`])).toThrow(/--runs is .* from 1 to 20[\s\S]*npm run lighthouse/);
  });

  it("is refused when it is not understood", () => {
    expect(() => readArguments(["--run", "3"])).toThrow(Failure);
  });
});

it.each([
  [[95], 95],
  [[99, 90, 100], 99],
  [[100, 90], 95],
  [[1, 100, 90, 91], 90.5],
])("the median of %j is %d", (values, median) => {
  expect(medianOf(values)).toBe(median);
});
