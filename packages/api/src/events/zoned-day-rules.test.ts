import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { addDays, dayOf, startOfDay, weekdayOf } from "./zoned-day-rules.ts";

const ZONES = ["Europe/Paris", "America/Montreal", "Indian/Reunion", "Asia/Kathmandu", "Pacific/Apia", "UTC"];

describe("the first instant of a day", () => {
  it.each([
    ["2026-03-29", "Europe/Paris", "2026-03-28T23:00:00.000Z"],
    ["2026-03-30", "Europe/Paris", "2026-03-29T22:00:00.000Z"],
    ["2026-10-25", "Europe/Paris", "2026-10-24T22:00:00.000Z"],
    ["2026-10-26", "Europe/Paris", "2026-10-25T23:00:00.000Z"],
    // Summer time began at midnight: the day started at 1.
    ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00.000Z"],
    // It ended at 1, which made midnight come twice.
    ["2026-11-01", "America/Havana", "2026-11-01T04:00:00.000Z"],
  ])("%s in %s", (day, timeZone, instant) => {
    expect(startOfDay(day, timeZone).toISOString()).toBe(instant);
  });

  it("is that of a calendar which knows all changes of the clock", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_650 }), fc.constantFrom(...ZONES), (days, timeZone) => {
        const day = addDays("2020-01-01", days);
        const expected = Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
        expect(startOfDay(day, timeZone).getTime()).toBe(expected);
        expect(dayOf(new Date(expected), timeZone)).toBe(day);
        expect(dayOf(new Date(expected - 1), timeZone)).toBe(addDays(day, -1));
      }),
      { numRuns: 60 },
    );
  });
});

it("a week has its days in order", () => {
  expect([0, 1, 2, 3, 4, 5, 6].map((days) => weekdayOf(addDays("2026-11-29", days)))).toEqual([0, 1, 2, 3, 4, 5, 6]);
});
