import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findOverlap, overlaps, quotePrice, salesStateOf } from "./rules.ts";
import { DEFAULT_PRICE_TIERS } from "./schema.ts";

const hundred = { basePrice: 1000, capacity: 100, priceTiers: DEFAULT_PRICE_TIERS };

describe("the price of a seat", () => {
  it.each([
    [0, 1000],
    [59, 1000],
    [60, 1200],
    [79, 1200],
    [80, 1500],
    [99, 1500],
  ])("with %i of 100 seats taken is %i cents", (reserved, price) => {
    expect(quotePrice(hundred, reserved)).toBe(price);
  });

  it("reaches a tier exactly at its percentage, where floats would miss it", () => {
    const session = { ...hundred, capacity: 35 };
    expect(quotePrice(session, 20)).toBe(1000);
    expect(quotePrice(session, 21)).toBe(1200);
  });

  it.each([
    [1, 150, 2],
    [3, 150, 5],
    [1, 120, 1],
    [999, 120, 1199],
  ])("rounds half up: %i cents × %i %% is %i", (basePrice, multiplierPercent, price) => {
    expect(quotePrice({ basePrice, capacity: 1, priceTiers: [{ fromPercent: 1, multiplierPercent }] }, 1)).toBe(price);
  });

  it("stays the same in a flat session", () => {
    expect(quotePrice({ ...hundred, priceTiers: [] }, 99)).toBe(1000);
  });

  it("never falls as seats are taken when the multipliers rise, and is a whole number", () => {
    fc.assert(
      fc.property(
        fc.nat(100_000_000),
        fc.integer({ min: 1, max: 100_000 }),
        fc.nat(),
        fc.nat(),
        (basePrice, capacity, a, b) => {
          const session = { basePrice, capacity, priceTiers: DEFAULT_PRICE_TIERS };
          const [fewer, more] = [a % (capacity + 1), b % (capacity + 1)].sort((x, y) => x - y) as [number, number];
          const [low, high] = [quotePrice(session, fewer), quotePrice(session, more)];
          expect(Number.isSafeInteger(low)).toBe(true);
          expect(low).toBeLessThanOrEqual(high);
        },
      ),
    );
  });
});

describe("whether a session sells", () => {
  const startsAt = new Date("2030-03-10T19:00:00Z");
  const sale = {
    status: "SCHEDULED" as const,
    startsAt,
    salesStartAt: null,
    salesEndAt: null,
    capacity: 10,
    reserved: 3,
  };
  const at = (iso: string) => new Date(iso);

  it("is open until the moment it starts", () => {
    expect(salesStateOf(sale, at("2030-03-10T18:59:59.999Z"))).toBe("open");
    expect(salesStateOf(sale, at("2030-03-10T19:00:00.000Z"))).toBe("closed");
  });

  it("follows its sales window, start included and end excluded", () => {
    const window = { ...sale, salesStartAt: at("2030-03-01T08:00:00Z"), salesEndAt: at("2030-03-05T08:00:00Z") };
    expect(salesStateOf(window, at("2030-03-01T07:59:59.999Z"))).toBe("not-yet-open");
    expect(salesStateOf(window, at("2030-03-01T08:00:00.000Z"))).toBe("open");
    expect(salesStateOf(window, at("2030-03-05T07:59:59.999Z"))).toBe("open");
    expect(salesStateOf(window, at("2030-03-05T08:00:00.000Z"))).toBe("closed");
  });

  it("never sells past its start, whatever the window says", () => {
    expect(salesStateOf({ ...sale, salesEndAt: at("2030-04-01T00:00:00Z") }, startsAt)).toBe("closed");
  });

  it("tells sold out and cancelled", () => {
    expect(salesStateOf({ ...sale, reserved: 10 }, at("2030-03-01T00:00:00Z"))).toBe("sold-out");
    expect(salesStateOf({ ...sale, status: "CANCELLED" }, at("2030-03-01T00:00:00Z"))).toBe("cancelled");
  });
});

describe("sessions at the same time", () => {
  const span = (from: number, to: number) => ({ startsAt: new Date(from), endsAt: new Date(to) });

  it("may touch but not overlap", () => {
    expect(overlaps(span(0, 10), span(10, 20))).toBe(false);
    expect(overlaps(span(0, 11), span(10, 20))).toBe(true);
  });

  it("are found exactly when some pair overlaps", () => {
    const spans = fc.array(
      fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 40 })).map(([from, length]) => span(from, from + length)),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(spans, (list) => {
        const some = list.some((a, i) => list.some((b, j) => i < j && overlaps(a, b)));
        expect(findOverlap(list) !== null).toBe(some);
      }),
    );
  });
});
