import { describe, expect, it } from "vitest";
import { nextDate } from "./dates.ts";

const now = new Date("2026-03-20T10:00:00Z");

describe("nextDate", () => {
  it("keeps the local time on both sides of a change of summer time", () => {
    const dates = (["4 sat 20:30", "5 sat 20:30"] as const).map((slot) =>
      nextDate(slot, "Europe/Paris", new Date("2026-01-20Z"), 1),
    );
    expect(dates.map((date) => date.toISOString())).toEqual(["2026-02-07T19:30:00.000Z", "2026-02-14T19:30:00.000Z"]);
    const summer = nextDate("1 sat 20:30", "Europe/Paris", new Date("2026-06-01Z"), 1);
    expect(summer.toISOString()).toMatch(/T18:30:00\.000Z$/);
    expect(nextDate("1 sat 19:00", "Indian/Reunion", now, 1).toISOString()).toMatch(/T15:00:00\.000Z$/);
  });

  it("is in the coming six weeks, after the lead time", () => {
    for (const slot of ["0 mon 00:00", "2 thu 12:00", "5 sun 23:59"] as const) {
      const days = (nextDate(slot, "Europe/Paris", now, 1).getTime() - now.getTime()) / 86_400_000;
      expect(days).toBeGreaterThan(1);
      expect(days).toBeLessThanOrEqual(43.1);
    }
  });

  it("stays the same until it is over, then moves on by six weeks", () => {
    const first = nextDate("3 fri 20:00", "Europe/Paris", now, 0);
    expect(nextDate("3 fri 20:00", "Europe/Paris", new Date(first.getTime() - 1), 0)).toEqual(first);
    const next = nextDate("3 fri 20:00", "Europe/Paris", first, 0);
    expect(Math.round((next.getTime() - first.getTime()) / 86_400_000)).toBe(42);
  });
});
