import { describe, expect, it } from "vitest";
import { clashesIn, daysBetween, daysLater, plannedStarts, type RepeatRule } from "./repeat-rules.ts";
import { MOST_DATES_AT_ONCE } from "./schema.ts";

const weekly = (fields: Partial<Extract<RepeatRule, { kind: "weekly" }>> = {}): RepeatRule => ({
  kind: "weekly",
  everyWeeks: 1,
  weekdays: [7],
  end: { count: 3 },
  ...fields,
});

const days = (start: string, rule: RepeatRule) => plannedStarts(start, "Europe/Paris", rule)?.map(({ date }) => date);

describe("a weekly session", () => {
  it("keeps its time on the wall when summer time begins, and says where the clocks were changed (Europe/Paris)", () => {
    expect(plannedStarts("2030-03-24T20:00", "Europe/Paris", weekly())).toEqual([
      {
        date: "2030-03-24",
        startsAt: "2030-03-24T19:00:00.000Z",
        offset: "+01:00",
        clock: "once",
        clocksChanged: false,
      },
      {
        date: "2030-03-31",
        startsAt: "2030-03-31T18:00:00.000Z",
        offset: "+02:00",
        clock: "once",
        clocksChanged: true,
      },
      {
        date: "2030-04-07",
        startsAt: "2030-04-07T18:00:00.000Z",
        offset: "+02:00",
        clock: "once",
        clocksChanged: false,
      },
    ]);
  });

  it("takes place on the chosen days of every other week, from its own day on", () => {
    // 2030-05-01 is a Wednesday.
    expect(days("2030-05-01T20:00", weekly({ weekdays: [5, 1, 3], everyWeeks: 2, end: { count: 5 } }))).toEqual([
      "2030-05-01",
      "2030-05-03",
      "2030-05-13",
      "2030-05-15",
      "2030-05-17",
    ]);
  });

  it("ends with its last day, which is a part of it", () => {
    expect(days("2030-05-05T20:00", weekly({ end: { until: "2030-05-19" } }))).toEqual([
      "2030-05-05",
      "2030-05-12",
      "2030-05-19",
    ]);
    expect(days("2030-05-05T20:00", weekly({ end: { until: "2030-05-04" } }))).toEqual([]);
  });

  it("goes one date beyond what can be made at once, so that this can be told, and no further", () => {
    expect(days("2030-05-05T20:00", weekly({ end: { until: "2099-12-31" } }))).toHaveLength(MOST_DATES_AT_ONCE + 1);
    expect(days("2030-05-05T20:00", weekly({ end: { count: 1e9 } }))).toHaveLength(MOST_DATES_AT_ONCE + 1);
  });

  it("has no date without a day, and is none without a date", () => {
    expect(days("2030-05-05T20:00", weekly({ weekdays: [] }))).toEqual([]);
    expect(plannedStarts("", "Europe/Paris", weekly())).toBeNull();
    expect(plannedStarts("2030-05-05T20:00", "Europe/Paris", weekly({ end: { until: "" } }))).toBeNull();
    expect(plannedStarts("2030-05-05T20:00", "Mars/Olympus", weekly())).toBeNull();
  });
});

describe("a list of dates", () => {
  it("is put in order, with the day of the start, and each day once", () => {
    const rule: RepeatRule = { kind: "dates", dates: ["2030-06-01", "2030-05-02", "2030-06-01"] };
    expect(days("2030-05-05T20:00", rule)).toEqual(["2030-05-02", "2030-05-05", "2030-06-01"]);
  });
});

describe("a time that the clock of the place does not show once", () => {
  const on = (start: string, timeZone: string) =>
    plannedStarts(start, timeZone, { kind: "dates", dates: [] })?.map(({ startsAt, offset, clock }) => [
      startsAt,
      offset,
      clock,
    ])[0];

  it("moves forward where summer time skips it", () => {
    expect(on("2030-03-31T02:30", "Europe/Paris")).toEqual(["2030-03-31T01:30:00.000Z", "+02:00", "skipped"]);
    expect(on("2030-03-10T02:30", "America/New_York")).toEqual(["2030-03-10T07:30:00.000Z", "-04:00", "skipped"]);
  });

  it("is the first of the two where the end of summer time repeats it", () => {
    expect(on("2030-10-27T02:30", "Europe/Paris")).toEqual(["2030-10-27T00:30:00.000Z", "+02:00", "twice"]);
    expect(on("2030-11-03T01:30", "America/New_York")).toEqual(["2030-11-03T05:30:00.000Z", "-04:00", "twice"]);
  });

  it("may do so by half an hour (Australia/Lord_Howe)", () => {
    expect(on("2030-10-06T02:15", "Australia/Lord_Howe")).toEqual(["2030-10-05T15:45:00.000Z", "+11:00", "skipped"]);
    expect(on("2030-04-07T01:45", "Australia/Lord_Howe")).toEqual(["2030-04-06T14:45:00.000Z", "+11:00", "twice"]);
    expect(on("2030-04-07T02:00", "Australia/Lord_Howe")).toEqual(["2030-04-06T15:30:00.000Z", "+10:30", "once"]);
  });
});

describe("sessions that are moved by days", () => {
  it("keep their time on the wall over a change of clocks", () => {
    expect(daysLater("2030-03-24T19:00:00.000Z", 7, "Europe/Paris")).toBe("2030-03-31T18:00:00.000Z");
    expect(daysLater("2030-03-31T18:00:00.000Z", -7, "Europe/Paris")).toBe("2030-03-24T19:00:00.000Z");
    expect(daysLater("2030-11-02T23:00:00.000Z", 1, "America/New_York")).toBe("2030-11-04T00:00:00.000Z");
    expect(daysLater("2030-10-05T12:00:00.000Z", 1, "Australia/Lord_Howe")).toBe("2030-10-06T11:30:00.000Z");
  });

  it("are moved from one day to another", () => {
    expect(daysBetween("2030-03-24", "2030-04-07")).toBe(14);
    expect(daysBetween("2030-04-07", "2030-03-24")).toBe(-14);
    expect(daysBetween("2030-04-07", "")).toBeNull();
  });
});

it("dates that overlap each other or a session that is there are named; one may start as another ends", () => {
  const span = (from: number, to: number) => ({ startsAt: new Date(from), endsAt: new Date(to) });
  expect([...clashesIn([span(0, 10), span(10, 20), span(15, 25), span(30, 40)], [span(39, 50)])]).toEqual([1, 2, 3]);
});
