import { describe, expect, it } from "vitest";
import { dayAt, daysOf, lengthOf, periodBefore, sameTimeEarlier } from "./period-rules.ts";

const HOUR_MS = 3_600_000;
const hoursOf = (from: string, to: string, timeZone: string) =>
  daysOf({ from, to }, timeZone).map((day) => [day.day, (day.to.getTime() - day.from.getTime()) / HOUR_MS]);

describe("the days of a period", () => {
  it("have 23 hours when the clock goes forward, 25 when it goes back", () => {
    expect(hoursOf("2026-03-28", "2026-03-30", "Europe/Paris")).toEqual([
      ["2026-03-28", 24],
      ["2026-03-29", 23],
      ["2026-03-30", 24],
    ]);
    expect(hoursOf("2026-10-25", "2026-10-25", "Europe/Paris")).toEqual([["2026-10-25", 25]]);
  });

  it("follow each other without a gap, from the first midnight of the zone", () => {
    const days = daysOf({ from: "2026-10-24", to: "2026-10-27" }, "Europe/Paris");
    expect(days[0]?.from.toISOString()).toBe("2026-10-23T22:00:00.000Z");
    expect(days.at(-1)?.to.toISOString()).toBe("2026-10-27T23:00:00.000Z");
    expect(days.slice(1).map(({ from }) => from)).toEqual(days.slice(0, -1).map(({ to }) => to));
  });

  it("last no time at all when the calendar of the zone left them out", () => {
    // Samoa went to the other side of the date line at the end of 29 December 2011.
    expect(hoursOf("2011-12-29", "2011-12-31", "Pacific/Apia")).toEqual([
      ["2011-12-29", 24],
      ["2011-12-30", 0],
      ["2011-12-31", 24],
    ]);
  });
});

it("the day that it is lasts 23 hours when summer time begins, and is the one of the zone", () => {
  const now = new Date("2030-03-31T12:00:00Z");
  expect(dayAt(now, "Europe/Paris")).toEqual({
    ...{ day: "2030-03-31", from: new Date("2030-03-30T23:00:00Z"), to: new Date("2030-03-31T22:00:00Z") },
  });
  expect(dayAt(now, "Pacific/Auckland").day).toBe("2030-04-01");
});

describe("the period before", () => {
  it.each([
    ["2026-11-27", "2026-11-27", "2026-11-26", "2026-11-26"],
    ["2026-11-21", "2026-11-27", "2026-11-14", "2026-11-20"],
    ["2026-03-01", "2026-03-31", "2026-01-29", "2026-02-28"],
    ["2028-03-01", "2028-03-01", "2028-02-29", "2028-02-29"],
  ])("%s to %s is %s to %s", (from, to, earlierFrom, earlierTo) => {
    const before = periodBefore({ from, to });
    expect(before).toEqual({ from: earlierFrom, to: earlierTo });
    expect(lengthOf(before)).toBe(lengthOf({ from, to }));
  });
});

describe("the same time earlier", () => {
  it.each([
    ["an ordinary week", "2026-11-27T09:30:00.000Z", 7, "2026-11-20T09:30:00.000Z"],
    ["a week in which the clock went back", "2026-10-27T09:30:00.000Z", 7, "2026-10-20T08:30:00.000Z"],
    ["a week in which the clock went forward", "2026-03-31T07:30:00.000Z", 7, "2026-03-24T08:30:00.000Z"],
    // There was no 2:30 on that day.
    ["a time that was skipped", "2026-03-30T00:30:00.000Z", 1, "2026-03-29T01:30:00.000Z"],
  ])("shows what the clock shows now: %s", (_, now, days, earlier) => {
    expect(sameTimeEarlier(new Date(now), days, "Europe/Paris").toISOString()).toBe(earlier);
  });
});
