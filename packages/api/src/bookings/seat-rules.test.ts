import type { SeatRun } from "@guichet/db";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FreeSeats } from "./seat-rules.ts";

/** @param taken in rising order */
function runsBetween(taken: readonly number[], capacity: number): SeatRun[] {
  const ends = [0, ...taken, capacity + 1];
  return ends.slice(1).flatMap((end, i) => {
    const from = (ends[i] ?? 0) + 1;
    return from < end ? [{ from, to: end - 1 }] : [];
  });
}

describe("seat numbers", () => {
  it.each([
    [[], 10, 3, [1, 2, 3]],
    [[1, 2, 5], 10, 3, [6, 7, 8]],
    [[1, 2, 5], 10, 2, [3, 4]],
    [[2, 4, 6], 7, 3, [1, 3, 5]],
    [[1, 2, 3], 3, 1, null],
    [[1, 3], 3, 2, null],
  ])("with %j taken of %i, %i more are %j", (taken, capacity, count, seats) => {
    expect(new FreeSeats(runsBetween(taken, capacity)).take(count)).toEqual(seats);
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
        const free = new FreeSeats(runsBetween(taken, capacity));
        const seats = free.take(count);
        expect(free.count).toBe(capacity - taken.length - (seats?.length ?? 0));
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

  it("are given once, whatever is asked for one after the other", () => {
    const scene = fc.record({
      capacity: fc.integer({ min: 1, max: 60 }),
      taken: fc.uniqueArray(fc.integer({ min: 1, max: 60 })).map((list) => list.sort((a, b) => a - b)),
      wishes: fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 40 }),
    });
    fc.assert(
      fc.property(scene, ({ capacity, taken, wishes }) => {
        const inUse = taken.filter((seat) => seat <= capacity);
        const free = new FreeSeats(runsBetween(inUse, capacity));
        const given = wishes.flatMap((count) => free.take(count) ?? []);
        const all = [...inUse, ...given];
        expect(new Set(all).size).toBe(all.length);
        expect(Math.max(0, ...given)).toBeLessThanOrEqual(capacity);
        expect(free.count).toBe(capacity - all.length);
      }),
    );
  });
});
