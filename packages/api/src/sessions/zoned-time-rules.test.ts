import { describe, expect, it } from "vitest";
import { fromZonedInput, toZonedInput } from "./zoned-time-rules.ts";

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
