import { describe, expect, it } from "vitest";
import { sessionAt } from "./series-rules.ts";

const PATTERN = {
  ...{ startsAt: "2026-10-24T18:30:00.000Z", endsAt: "2026-10-24T20:45:00.000Z", capacity: 80, maxSeatsPerBooking: 6 },
  ...{ basePrice: 2_500, currency: "EUR", priceTiers: [{ fromPercent: 80, multiplierPercent: 150 }] },
  ...{ salesStartAt: "2026-09-01T08:00:00.000Z", salesEndAt: "2026-10-24T17:30:00.000Z" },
};

describe("a session of a series", () => {
  it("lasts as long as its pattern, and its sale ends as long before it starts", () => {
    expect(sessionAt("2026-10-31T19:30:00.000Z", PATTERN)).toEqual({
      ...PATTERN,
      startsAt: "2026-10-31T19:30:00.000Z",
      endsAt: "2026-10-31T21:45:00.000Z",
      salesEndAt: "2026-10-31T18:30:00.000Z",
    });
  });

  it("may come before its pattern", () => {
    expect(sessionAt("2026-10-17T18:30:00.000Z", PATTERN).endsAt).toBe("2026-10-17T20:45:00.000Z");
  });

  it("is sold until it starts when its pattern is", () => {
    expect(sessionAt("2026-10-31T19:30:00.000Z", { ...PATTERN, salesEndAt: null }).salesEndAt).toBeNull();
  });
});
