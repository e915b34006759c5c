import { describe, expect, it } from "vitest";
import { daysOf } from "./period-rules.ts";
import { medianOf, type SoldQuarter, salesByDay, totalOf } from "./sales-rules.ts";

const QUARTER_MS = 900_000;
const NOTHING = {
  ...{ currency: "EUR", made: 0, confirmed: 0, seats: 0, revenue: 0, waiting: 0 },
  ...{ cancelledHolds: 0, cancelled: 0, cancelledSeats: 0, cancelledRevenue: 0 },
};

function quarter(iso: string, sold: Partial<SoldQuarter>): SoldQuarter {
  return { ...NOTHING, quarter: Date.parse(iso) / QUARTER_MS, ...sold };
}

describe("the sales of a day", () => {
  const days = daysOf({ from: "2026-10-24", to: "2026-10-26" }, "Europe/Paris");
  const sold = { made: 1, confirmed: 1, seats: 2, revenue: 3_000 };

  it("begin at its first quarter of an hour and end before the next day's, also where a day has 25 hours", () => {
    const quarters = [
      "2026-10-23T21:45:00Z",
      "2026-10-23T22:00:00Z",
      "2026-10-24T21:45:00Z",
      "2026-10-24T22:00:00Z",
      "2026-10-25T22:45:00Z",
      "2026-10-25T23:00:00Z",
      "2026-10-26T23:00:00Z",
    ].map((iso) => quarter(iso, sold));
    expect(salesByDay(quarters, days).map(({ day, sales }) => [day, sales[0]?.bookings])).toEqual([
      ["2026-10-24", 2],
      ["2026-10-25", 2],
      ["2026-10-26", 1],
    ]);
  });

  it("are added up currency by currency, in the order of the alphabet", () => {
    const quarters = [
      quarter("2026-10-24T10:00:00Z", sold),
      quarter("2026-10-24T10:00:00Z", { ...sold, currency: "CHF" }),
      quarter("2026-10-24T10:15:00Z", { ...sold, confirmed: 2, seats: 5, revenue: 500 }),
    ];
    expect(salesByDay(quarters, days)[0]?.sales).toEqual([
      { currency: "CHF", bookings: 1, seats: 2, revenue: 3_000 },
      { currency: "EUR", bookings: 3, seats: 7, revenue: 3_500 },
    ]);
  });

  it("are none where holds were made and nothing was confirmed", () => {
    const held = quarter("2026-10-25T10:00:00Z", { made: 4, waiting: 4 });
    expect(salesByDay([held], days).map(({ sales }) => sales)).toEqual([[], [], []]);
  });
});

describe("the total", () => {
  it("counts a hold that neither waits nor was confirmed or cancelled as expired", () => {
    const quarters = [
      quarter("2026-10-24T10:00:00Z", { made: 10, confirmed: 3, cancelled: 1, waiting: 2, cancelledHolds: 1 }),
      quarter("2026-10-24T10:15:00Z", { made: 2, confirmed: 2 }),
    ];
    expect(totalOf(quarters).holds).toEqual({ made: 12, confirmed: 6, waiting: 2, expired: 3, cancelled: 1 });
  });

  it("keeps what was cancelled apart, and never adds two currencies", () => {
    const quarters = [
      quarter("2026-10-24T10:00:00Z", { made: 2, confirmed: 2, seats: 4, revenue: 6_000 }),
      quarter("2026-10-24T10:15:00Z", { currency: "CHF", made: 1, confirmed: 1, seats: 1, revenue: 1_100 }),
      quarter("2026-10-24T10:30:00Z", { made: 1, cancelled: 1, cancelledSeats: 3, cancelledRevenue: 4_500 }),
    ];
    expect(totalOf(quarters)).toMatchObject({
      bookings: 3,
      seats: 5,
      revenue: [
        { currency: "CHF", amount: 1_100 },
        { currency: "EUR", amount: 6_000 },
      ],
      cancelled: { bookings: 1, seats: 3, revenue: [{ currency: "EUR", amount: 4_500 }] },
    });
  });

  it("says that free seats were sold for nothing, and names no currency when none were sold", () => {
    const free = quarter("2026-10-24T10:00:00Z", { made: 1, confirmed: 1, seats: 1 });
    expect(totalOf([free]).revenue).toEqual([{ currency: "EUR", amount: 0 }]);
    expect(totalOf([quarter("2026-10-24T10:00:00Z", { made: 1, waiting: 1 })]).revenue).toEqual([]);
  });
});

it.each([
  [[], null],
  [[7], 7],
  [[30, 10, 20], 20],
  [[10, 100, 9, 20], 15],
  [[1, 2], 2],
])("the median of %j is %s", (values, median) => {
  expect(medianOf(values)).toBe(median);
});
