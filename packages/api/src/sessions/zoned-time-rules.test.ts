import { describe, expect, it } from "vitest";
import { dayIn, fromZonedInput, repeatWeekly, toZonedInput } from "./zoned-time-rules.ts";

describe("a weekly session", () => {
  it("keeps its time on the wall when summer time begins (Europe/Paris, 31 March 2030)", () => {
    const first = { startsAt: "2030-03-24T19:00:00.000Z", endsAt: "2030-03-24T21:00:00.000Z" };
    expect(repeatWeekly({ ...first, timeZone: "Europe/Paris", times: 3 })).toEqual([
      first,
      { startsAt: "2030-03-31T18:00:00.000Z", endsAt: "2030-03-31T20:00:00.000Z" },
      { startsAt: "2030-04-07T18:00:00.000Z", endsAt: "2030-04-07T20:00:00.000Z" },
    ]);
  });

  it("moves forward where the wall clock skips its time", () => {
    const first = { startsAt: "2030-03-24T01:30:00.000Z", endsAt: "2030-03-24T02:30:00.000Z" };
    const [, second] = repeatWeekly({ ...first, timeZone: "Europe/Paris", times: 2 });
    expect(second?.startsAt).toBe("2030-03-31T01:30:00.000Z");
  });
});

describe("a date field", () => {
  it("shows and reads an instant in the zone of the event", () => {
    expect(toZonedInput("2030-07-01T18:00:00.000Z", "Europe/Paris")).toBe("2030-07-01T20:00");
    expect(fromZonedInput("2030-07-01T20:00", "Europe/Paris")).toBe("2030-07-01T18:00:00.000Z");
    expect(fromZonedInput("2030-07-01T20:00", "Indian/Reunion")).toBe("2030-07-01T16:00:00.000Z");
  });

  it("is null when it holds no date", () => {
    expect(fromZonedInput("", "Europe/Paris")).toBeNull();
    expect(fromZonedInput("2030-02-30T20:00", "Europe/Paris")).toBeNull();
  });
});

it("a day lasts 23 hours when summer time begins", () => {
  const { from, to } = dayIn("Europe/Paris", new Date("2030-03-31T12:00:00Z"));
  expect([from.toISOString(), to.toISOString()]).toEqual(["2030-03-30T23:00:00.000Z", "2030-03-31T22:00:00.000Z"]);
});
