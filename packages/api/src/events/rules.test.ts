import { describe, expect, it } from "vitest";
import { availabilityOf, slugOf, statusTransition } from "./rules.ts";

describe("a slug", () => {
  it.each([
    ["L’Été à Nîmes !", "l-ete-a-nimes"],
    ["Chœur & Orchestre", "choeur-orchestre"],
    ["  --  ", "event"],
    ["日本", "event"],
    ["a".repeat(200), "a".repeat(100)],
  ])("of %j is %j", (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });
});

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
