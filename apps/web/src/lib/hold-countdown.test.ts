import { describe, expect, it } from "vitest";
import { announcedMoment, millisecondsLeft } from "./hold-countdown.ts";

describe("the time left of a hold", () => {
  const clock = { expiresAt: "2030-01-01T00:15:00.000Z", serverTime: "2030-01-01T00:00:00.000Z", receivedAt: 5_000 };

  it("runs with the device's clock from the server's time", () => {
    expect(millisecondsLeft(clock, 5_000)).toBe(15 * 60_000);
    expect(millisecondsLeft(clock, 65_000)).toBe(14 * 60_000);
  });

  it("is never negative", () => {
    expect(millisecondsLeft(clock, 5_000 + 16 * 60_000)).toBe(0);
  });

  it("is said aloud at a few moments only", () => {
    expect([900_000, 600_000, 599_000, 300_000, 61_000, 60_000, 29_000].map(announcedMoment)).toEqual([
      null,
      null,
      null,
      300,
      300,
      60,
      60,
    ]);
  });
});
