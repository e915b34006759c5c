import type { BookingSpan, QuarterSales } from "@guichet/db";
import { expect, it } from "vitest";
import { createSalesMemory } from "./sales-memory.ts";

const NOW = new Date("2030-03-01T12:00:00Z");
const YEAR = { from: new Date("2029-03-02T00:00:00Z"), to: new Date("2030-03-02T00:00:00Z"), eventId: null };
const QUARTER_MS = 900_000;

/** A booking a day at noon, as the database would tell of it; what is read and counted is noted, in days. */
function aYear() {
  const first = YEAR.from.getTime() / QUARTER_MS + 48;
  const sold: QuarterSales[] = Array.from({ length: 365 }, (_, day) => ({
    quarter: first + day * 96,
    currency: "EUR",
    made: 1,
    confirmed: 1,
    seats: 1,
    revenue: 1000,
    pending: 0,
    waiting: 0,
    cancelledHolds: 0,
    cancelled: 0,
    cancelledSeats: 0,
    cancelledRevenue: 0,
  }));
  const days = { read: 0, counted: 0 };
  const length = ({ from, to }: BookingSpan) => (to.getTime() - from.getTime()) / 86_400_000;
  const within = ({ from, to }: BookingSpan) =>
    sold.filter(({ quarter }) => quarter * QUARTER_MS >= from.getTime() && quarter * QUARTER_MS < to.getTime());
  const reads = {
    async quarters(span: BookingSpan) {
      days.read += length(span);
      return within(span);
    },
    async counts(span: BookingSpan) {
      days.counted += length(span);
      const confirmed = within(span).reduce((sum, one) => sum + one.confirmed, 0);
      return { pending: 0, confirmed, cancelled: within(span).length - confirmed, expired: 0 };
    },
  };
  const cancel = (day: number) => {
    sold[day] = { ...(sold[day] as QuarterSales), confirmed: 0, cancelled: 1 };
  };
  return { reads, days, cancel };
}

const confirmed = (quarters: readonly QuarterSales[]) => quarters.reduce((sum, one) => sum + one.confirmed, 0);

it("reads a year once, and after that its last two days and those where something changed", async () => {
  const memory = createSalesMemory();
  const { reads, days, cancel } = aYear();
  const read = async () => {
    Object.assign(days, { read: 0, counted: 0 });
    return confirmed(await memory.read(YEAR, { now: NOW, reads }));
  };
  expect([await read(), days.read]).toEqual([365, 365]);
  expect([await read(), days.read]).toEqual([365, 2]);
  for (const day of [3, 200]) cancel(day);
  expect(await read()).toBe(363);
  expect(days.read).toBeLessThanOrEqual(2 + 2 * 4);
  expect([await read(), days.read, days.counted]).toEqual([363, 2, 363]);
});

it("tells of a part of what it knows, from the moment that was asked for", async () => {
  const memory = createSalesMemory();
  const { reads, days } = aYear();
  await memory.read(YEAR, { now: NOW, reads });
  days.read = 0;
  const from = new Date("2029-07-01T12:15:00Z");
  const part = await memory.read({ from, to: new Date("2029-07-04T12:00:00Z"), eventId: null }, { now: NOW, reads });
  expect(part.map(({ quarter }) => new Date(quarter * QUARTER_MS).toISOString())).toEqual([
    "2029-07-02T12:00:00.000Z",
    "2029-07-03T12:00:00.000Z",
  ]);
  expect(days.read).toBe(0.5);
});

it("forgets what was not asked for longest, and tells the same", async () => {
  const memory = createSalesMemory(100);
  const { reads, days } = aYear();
  expect(confirmed(await memory.read(YEAR, { now: NOW, reads }))).toBe(365);
  days.read = 0;
  expect(confirmed(await memory.read(YEAR, { now: NOW, reads }))).toBe(365);
  expect(days.read).toBeGreaterThan(200);
});
