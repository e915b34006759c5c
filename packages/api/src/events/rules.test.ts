import { describe, expect, it } from "vitest";
import { availabilityOf, statusTransition } from "./rules.ts";

describe("a change of status", () => {
  it("back to a draft waits until nobody holds seats", () => {
    expect(statusTransition("PUBLISHED", "DRAFT", 1)).toBe("has-bookings");
    expect(statusTransition("PUBLISHED", "DRAFT", 0)).toBe("apply");
    expect(statusTransition("PUBLISHED", "ARCHIVED", 3)).toBe("apply");
    expect(statusTransition("DRAFT", "DRAFT", 0)).toBe("already");
  });
});

describe("availability", () => {
  it.each([
    [{ sessionCount: 0, capacity: 0, availableSeats: 0 }, "no-session"],
    [{ sessionCount: 1, capacity: 50, availableSeats: 0 }, "sold-out"],
    [{ sessionCount: 1, capacity: 50, availableSeats: 4 }, "few-left"],
    [{ sessionCount: 1, capacity: 50, availableSeats: 5 }, "available"],
    [{ sessionCount: 1, capacity: 1000, availableSeats: 50 }, "available"],
  ] as const)("of %j is %s", (seats, availability) => {
    expect(availabilityOf(seats)).toBe(availability);
  });
});
