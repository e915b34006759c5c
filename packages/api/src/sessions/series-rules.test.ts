import { describe, expect, it } from "vitest";
import { sessionAt } from "./series-rules.ts";
import { fromZonedInput, toZonedInput } from "./zoned-time-rules.ts";

const REST = { capacity: 80, maxSeatsPerBooking: 6, basePrice: 2_500, currency: "EUR", priceTiers: [] };

/** A session on the wall of a zone, and what it is on another day there. */
function seriesIn(zone: string, { start, end, salesEnd }: { start: string; end: string; salesEnd?: string }) {
  const instant = (local: string) => fromZonedInput(local, zone) ?? "";
  const pattern = {
    ...REST,
    startsAt: instant(start),
    endsAt: instant(end),
    salesStartAt: "2026-01-01T08:00:00.000Z",
    salesEndAt: salesEnd === undefined ? null : instant(salesEnd),
  };
  const on = (local: string) => {
    const { startsAt, endsAt, salesEndAt } = sessionAt(instant(local), pattern, zone);
    return [startsAt, endsAt, salesEndAt].map((iso) => iso && toZonedInput(iso, zone));
  };
  return { pattern, instant, on };
}

describe("a session of a series", () => {
  it("is its pattern but for its start, its end and the end of its sale", () => {
    const { pattern, instant } = seriesIn("Europe/Paris", {
      ...{ start: "2026-10-17T20:30", end: "2026-10-17T22:45", salesEnd: "2026-10-16T18:00" },
    });
    expect(sessionAt(instant("2026-10-31T20:30"), pattern, "Europe/Paris")).toEqual({
      ...pattern,
      startsAt: "2026-10-31T19:30:00.000Z",
      endsAt: "2026-10-31T21:45:00.000Z",
      salesEndAt: "2026-10-30T17:00:00.000Z",
    });
  });

  it.each([
    ["Europe/Paris", "2027-03-27", "2027-03-28", "2027-04-03", "2027-04-04"],
    ["Europe/Paris", "2027-03-20", "2027-03-21", "2027-03-27", "2027-03-28"],
    ["Europe/Paris", "2026-10-24", "2026-10-25", "2026-10-31", "2026-11-01"],
    ["Europe/Paris", "2026-10-17", "2026-10-18", "2026-10-24", "2026-10-25"],
    ["America/New_York", "2027-03-06", "2027-03-07", "2027-03-13", "2027-03-14"],
    ["America/New_York", "2026-10-31", "2026-11-01", "2026-11-07", "2026-11-08"],
  ])("over a night of %s from %s ends at the same time on the wall, whichever night the clocks change", (...given) => {
    const [zone, evening, morning, laterEvening, laterMorning] = given;
    const { on } = seriesIn(zone, { start: `${evening}T22:00`, end: `${morning}T06:00`, salesEnd: `${evening}T18:00` });
    const later = [`${laterEvening}T22:00`, `${laterMorning}T06:00`, `${laterEvening}T18:00`];
    expect(on(`${laterEvening}T22:00`)).toEqual(later);
  });

  it("has its sale end at the same time on the wall when the clocks change between that and the start", () => {
    const sunday = { start: "2027-03-21T20:00", end: "2027-03-21T22:00", salesEnd: "2027-03-20T18:00" };
    const { on } = seriesIn("Europe/Paris", sunday);
    expect(on("2027-03-28T20:00")).toEqual(["2027-03-28T20:00", "2027-03-28T22:00", "2027-03-27T18:00"]);
  });

  it("may come before its pattern, and is sold until it starts when its pattern is", () => {
    const { on } = seriesIn("Europe/Paris", { start: "2027-03-28T20:00", end: "2027-03-28T22:00" });
    expect(on("2027-03-21T20:00")).toEqual(["2027-03-21T20:00", "2027-03-21T22:00", null]);
  });

  it("ends later when the clocks skip its end, and at the first of two", () => {
    const spring = seriesIn("Europe/Paris", { start: "2027-03-20T23:00", end: "2027-03-21T02:30" });
    expect(spring.on("2027-03-27T23:00")).toEqual(["2027-03-27T23:00", "2027-03-28T03:30", null]);
    const autumn = seriesIn("Europe/Paris", { start: "2026-10-17T23:00", end: "2026-10-18T02:30" });
    const { endsAt } = sessionAt(autumn.instant("2026-10-24T23:00"), autumn.pattern, "Europe/Paris");
    expect(endsAt).toBe("2026-10-25T00:30:00.000Z");
  });

  it("keeps its end when the clocks skip its start, or its length when that would be over by then", () => {
    const long = seriesIn("Europe/Paris", { start: "2027-03-21T02:30", end: "2027-03-21T05:00" });
    expect(long.on("2027-03-28T02:30")).toEqual(["2027-03-28T03:30", "2027-03-28T05:00", null]);
    const short = seriesIn("Europe/Paris", { start: "2027-03-21T02:30", end: "2027-03-21T03:15" });
    expect(short.on("2027-03-28T02:30")).toEqual(["2027-03-28T03:30", "2027-03-28T04:15", null]);
  });

  it("is on the day that was meant where its start is skipped past midnight", () => {
    // In Nuuk 23:00 of 25 March 2028 is followed by 0:00.
    const { on } = seriesIn("America/Nuuk", { start: "2028-03-18T23:30", end: "2028-03-19T04:00" });
    expect(on("2028-03-25T23:30")).toEqual(["2028-03-26T00:30", "2028-03-26T04:00", null]);
  });
});
