import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planBatch } from "./plan-rules.ts";

const session = {
  basePrice: 1000,
  capacity: 10,
  reserved: 5,
  priceTiers: [{ fromPercent: 60, multiplierPercent: 120 }],
};

describe("a batch of wishes", () => {
  it("prices each from the occupancy before it", () => {
    const plan = planBatch(session, [1, 2, 3, 4, 5], [{ seats: 1 }, { seats: 1 }]);
    expect(plan).toEqual([
      { fits: true, unitPrice: 1000, seatNumbers: [6] },
      { fits: true, unitPrice: 1200, seatNumbers: [7] },
    ]);
  });

  it("refuses what does not fit without spoiling what comes after", () => {
    const plan = planBatch(session, [1, 2, 3, 4, 5], [{ seats: 6 }, { seats: 5 }, { seats: 1 }]);
    expect(plan.map((placement) => placement.fits)).toEqual([false, true, false]);
    expect(plan[2]).toMatchObject({ reason: "insufficient-seats", params: { availableSeats: 0 } });
  });

  it("never gives a seat twice nor more than there are", () => {
    const wishes = fc.array(
      fc.integer({ min: 1, max: 10 }).map((seats) => ({ seats })),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), wishes, (capacity, list) => {
        const plan = planBatch({ ...session, capacity, reserved: 0 }, [], list);
        const given = plan.flatMap((placement) => (placement.fits ? placement.seatNumbers : []));
        expect(new Set(given).size).toBe(given.length);
        expect(Math.max(0, ...given)).toBeLessThanOrEqual(capacity);
      }),
    );
  });
});
