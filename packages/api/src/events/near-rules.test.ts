import { describe, expect, it } from "vitest";
import { distanceTo, relaxationsOf, relaxedSearches } from "./near-rules.ts";
import type { NearInput } from "./near-schema.ts";

const FROM = "2026-12-05T00:00:00.000Z";
const TO = "2026-12-07T00:00:00.000Z";
const search = (filters: Partial<NearInput>): NearInput => ({ spelling: "forgiving", ...filters });
const ALL = search({ from: FROM, to: TO, city: "Lyon", category: ["jazz"], maxPrice: 2_000, seats: 4 });

describe("what can be left out of a search", () => {
  it("is each filter that it has, dates first, seats last", () => {
    expect(relaxationsOf(ALL)).toEqual(["dates", "city", "category", "price", "seats"]);
    expect(relaxationsOf(search({ to: TO, seats: 1 }))).toEqual(["dates", "seats"]);
  });

  it("is nothing of words alone, nor of an empty list of categories", () => {
    expect(relaxationsOf(search({ q: "brahms", category: [] }))).toEqual([]);
  });

  it("is a price of nothing, too", () => {
    expect(relaxationsOf(search({ maxPrice: 0 }))).toEqual(["price"]);
  });
});

describe("the searches without a filter", () => {
  it.each([
    ["city", { city: undefined }],
    ["category", { category: undefined }],
    ["price", { maxPrice: undefined }],
    ["seats", { seats: undefined }],
  ] as const)("keep all the others: %s", (without, left) => {
    expect(relaxedSearches(ALL, without)).toEqual([{ ...ALL, ...left }]);
  });

  it("look after the dates, and three weeks before them, at nothing twice", () => {
    const others = search({ city: "Lyon" });
    expect(relaxedSearches({ ...others, from: FROM, to: TO }, "dates")).toEqual([
      { ...others, from: TO, to: undefined },
      { ...others, from: "2026-11-14T00:00:00.000Z", to: FROM },
    ]);
  });

  it("look on one side alone where the dates are open on the other", () => {
    expect(relaxedSearches(search({ to: TO }), "dates")).toMatchObject([{ from: TO, to: undefined }]);
    expect(relaxedSearches(search({ from: FROM }), "dates")).toMatchObject([
      { from: "2026-11-14T00:00:00.000Z", to: FROM },
    ]);
  });
});

describe("the distance to the dates", () => {
  it.each([
    ["2026-12-04T23:00:00.000Z", 3_600_000],
    [FROM, 0],
    ["2026-12-06T23:59:59.999Z", 0],
    [TO, 0],
    ["2026-12-07T00:00:01.000Z", 1_000],
  ])("of %s is %i ms", (instant, distance) => {
    expect(distanceTo(search({ from: FROM, to: TO }), new Date(instant))).toBe(distance);
  });

  it("is none where they are open", () => {
    expect(distanceTo(search({ from: FROM }), new Date("2030-01-01"))).toBe(0);
    expect(distanceTo(search({ to: TO }), new Date("2020-01-01"))).toBe(0);
    expect(distanceTo(search({}), new Date("2020-01-01"))).toBe(0);
  });
});
