import { describe, expect, it } from "vitest";
import { labelledPoints, marksUpTo } from "./chart-scale.ts";
import { compare } from "./comparison.ts";
import { salesSteps } from "./sales-series.ts";

describe("the marks of an axis", () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [97, [0, 50, 100]],
    [1234, [0, 500, 1000, 1500]],
  ])("up to %d are %j", (highest, marks) => {
    expect(marksUpTo(highest)).toEqual(marks);
  });

  it("are not closer than they may be", () => {
    expect(marksUpTo(0, 100)).toEqual([0, 100]);
  });
});

it("labels the first and the last point, and some between", () => {
  expect(labelledPoints(3, 7)).toEqual([0, 1, 2]);
  expect(labelledPoints(90, 4)).toEqual([0, 30, 59, 89]);
});

it("compares nothing with nothing as the same, and something with nothing as new", () => {
  expect(compare(0, 0)).toEqual({ kind: "same" });
  expect(compare(3, 0)).toEqual({ kind: "from-nothing" });
  expect(compare(3, 4)).toEqual({ kind: "less", share: 0.25 });
});

it("adds the days of a long period up by weeks, amounts by currency", () => {
  const day = (index: number) => ({
    day: new Date(Date.UTC(2096, 0, 1 + index)).toISOString().slice(0, 10),
    sales: [
      { currency: "CHF", bookings: 1, seats: 1, revenue: 300 },
      { currency: "EUR", bookings: 1, seats: 2, revenue: 1000 },
    ],
  });
  const days = Array.from({ length: 100 }, (_, index) => day(index));
  expect(salesSteps(days.slice(0, 92))).toHaveLength(92);
  const weeks = salesSteps(days);
  expect(weeks).toHaveLength(15);
  expect(weeks[0]).toMatchObject({ from: "2096-01-01", to: "2096-01-07", bookings: 14, seats: 21 });
  expect([...(weeks[0]?.revenue ?? [])]).toEqual([
    ["CHF", 2100],
    ["EUR", 7000],
  ]);
  expect(weeks.at(-1)).toMatchObject({ from: "2096-04-08", to: "2096-04-09" });
});
