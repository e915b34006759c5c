import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planBatch } from "./plan-rules.ts";

const session = {
  basePrice: 1000,
  capacity: 10,
  reserved: 5,
  maxSeatsPerBooking: 6,
  priceTiers: [{ fromPercent: 60, multiplierPercent: 120 }],
};

describe("a batch of wishes", () => {
  it("prices each from the occupancy before it", () => {
    const plan = planBatch(session, [{ from: 6, to: 10 }], [{ seats: 1 }, { seats: 1 }]);
    expect(plan).toEqual([
      { fits: true, unitPrice: 1000, seatNumbers: [6] },
      { fits: true, unitPrice: 1200, seatNumbers: [7] },
    ]);
  });

  it("refuses what does not fit without spoiling what comes after", () => {
    const plan = planBatch(session, [{ from: 6, to: 10 }], [{ seats: 6 }, { seats: 5 }, { seats: 1 }]);
    expect(plan.map((placement) => placement.fits)).toEqual([false, true, false]);
    expect(plan[2]).toMatchObject({ reason: "insufficient-seats", params: { availableSeats: 0 } });
  });

  it("refuses more seats than the session allows in one booking", () => {
    const plan = planBatch({ ...session, capacity: 50 }, [{ from: 6, to: 50 }], [{ seats: 7 }, { seats: 6 }]);
    expect(plan[0]).toEqual({ fits: false, reason: "too-many-seats", params: { count: 6 } });
    expect(plan[1]).toMatchObject({ fits: true, seatNumbers: [6, 7, 8, 9, 10, 11] });
  });

  it("never gives a seat twice nor more than there are", () => {
    const wishes = fc.array(
      fc.integer({ min: 1, max: 10 }).map((seats) => ({ seats })),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), wishes, (capacity, list) => {
        const plan = planBatch(
          { ...session, capacity, reserved: 0, maxSeatsPerBooking: 10 },
          [{ from: 1, to: capacity }],
          list,
        );
        const given = plan.flatMap((placement) => (placement.fits ? placement.seatNumbers : []));
        expect(new Set(given).size).toBe(given.length);
        expect(Math.max(0, ...given)).toBeLessThanOrEqual(capacity);
      }),
    );
  });
});
