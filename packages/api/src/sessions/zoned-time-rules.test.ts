import { describe, expect, it } from "vitest";
import { dayIn, fromZonedInput, toZonedInput } from "./zoned-time-rules.ts";

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
