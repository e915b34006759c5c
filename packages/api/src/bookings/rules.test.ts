import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cancelTransition, confirmTransition, pickSeats } from "./rules.ts";
import type { BookingStatus } from "./schema.ts";

const expiresAt = new Date("2030-03-01T12:15:00.000Z");
const before = new Date("2030-03-01T12:14:59.999Z");
const sessionStartsAt = new Date("2030-03-10T19:00:00Z");
const booking = (status: BookingStatus) => ({ status, expiresAt });

describe("confirming", () => {
  it("applies to a hold until the instant it expires", () => {
    expect(confirmTransition(booking("PENDING"), before)).toEqual({ kind: "apply" });
    expect(confirmTransition(booking("PENDING"), expiresAt)).toEqual({ kind: "refuse", reason: "hold-expired" });
  });

  it("is the same twice, and never revives", () => {
    expect(confirmTransition(booking("CONFIRMED"), expiresAt)).toEqual({ kind: "already" });
    expect(confirmTransition(booking("CANCELLED"), before)).toEqual({ kind: "refuse", reason: "booking-cancelled" });
    expect(confirmTransition(booking("EXPIRED"), before)).toEqual({ kind: "refuse", reason: "hold-expired" });
  });
});

describe("cancelling", () => {
  const guest = { sessionStartsAt, staff: false };

  it("applies to holds and confirmed bookings", () => {
    expect(cancelTransition(booking("PENDING"), before, guest)).toEqual({ kind: "apply" });
    expect(cancelTransition(booking("CONFIRMED"), before, guest)).toEqual({ kind: "apply" });
  });

  it("is the same twice, and refuses what has expired", () => {
    expect(cancelTransition(booking("CANCELLED"), before, guest)).toEqual({ kind: "already" });
    expect(cancelTransition(booking("EXPIRED"), before, guest)).toEqual({ kind: "refuse", reason: "hold-expired" });
    expect(cancelTransition(booking("PENDING"), expiresAt, guest)).toEqual({ kind: "refuse", reason: "hold-expired" });
  });

  it("is for staff alone once the session has begun", () => {
    expect(cancelTransition(booking("CONFIRMED"), sessionStartsAt, guest)).toEqual({
      kind: "refuse",
      reason: "booking-session-started",
    });
    expect(cancelTransition(booking("CONFIRMED"), sessionStartsAt, { ...guest, staff: true })).toEqual({
      kind: "apply",
    });
  });
});

describe("seat numbers", () => {
  it.each([
    [[], 10, 3, [1, 2, 3]],
    [[1, 2, 5], 10, 3, [6, 7, 8]],
    [[1, 2, 5], 10, 2, [3, 4]],
    [[2, 4, 6], 7, 3, [1, 3, 5]],
    [[1, 2, 3], 3, 1, null],
    [[1, 3], 3, 2, null],
  ])("with %j taken of %i, %i more are %j", (taken, capacity, count, seats) => {
    expect(pickSeats(taken, capacity, count)).toEqual(seats);
  });

  it("are free, distinct, within the capacity, together when any run is long enough, and found whenever enough are free", () => {
    const scene = fc.integer({ min: 1, max: 40 }).chain((capacity) =>
      fc.record({
        capacity: fc.constant(capacity),
        taken: fc.uniqueArray(fc.integer({ min: 1, max: capacity })).map((list) => list.sort((a, b) => a - b)),
        count: fc.integer({ min: 1, max: 10 }),
      }),
    );
    fc.assert(
      fc.property(scene, ({ capacity, taken, count }) => {
        const seats = pickSeats(taken, capacity, count);
        expect(seats !== null).toBe(capacity - taken.length >= count);
        if (seats === null) return;
        expect(new Set(seats).size).toBe(count);
        expect(seats.every((seat) => seat >= 1 && seat <= capacity && !taken.includes(seat))).toBe(true);
        const isFree = (seat: number) => seat <= capacity && !taken.includes(seat);
        const someRun = Array.from({ length: capacity }, (_, i) => i + 1).some((from) =>
          Array.from({ length: count }, (_, i) => from + i).every(isFree),
        );
        const together = seats.every((seat, i) => seat === (seats[0] ?? 0) + i);
        expect(together).toBe(someRun);
      }),
    );
  });
});
