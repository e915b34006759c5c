import type { Money } from "../fields.ts";
import type { ZonedDay } from "./period-rules.ts";
import type { DaySales, SalesTotal } from "./schema.ts";

/** What was booked in a quarter of an hour, in one currency (packages/db/src/sales-figures.ts, QuarterSales). */
export interface SoldQuarter {
  readonly quarter: number;
  readonly currency: string;
  readonly made: number;
  readonly confirmed: number;
  readonly seats: number;
  readonly revenue: number;
  readonly waiting: number;
  readonly cancelledHolds: number;
  readonly cancelled: number;
  readonly cancelledSeats: number;
  readonly cancelledRevenue: number;
}

const QUARTER_MS = 900_000;

/** Sorts quarters, earliest first, into days that follow each other. What is in none of them is left out. */
export function salesByDay(
  quarters: readonly SoldQuarter[],
  days: readonly ZonedDay[],
): { day: string; sales: DaySales[] }[] {
  let next = 0;
  return days.map(({ day, from, to }) => {
    const sold = new Map<string, DaySales>();
    for (; next < quarters.length; next += 1) {
      const quarter = quarters[next] as SoldQuarter;
      const at = quarter.quarter * QUARTER_MS;
      if (at >= to.getTime()) break;
      if (at >= from.getTime()) add(sold, quarter);
    }
    return { day, sales: [...sold.values()].sort(byCurrency) };
  });
}

function add(sold: Map<string, DaySales>, { currency, confirmed, seats, revenue }: SoldQuarter): void {
  if (confirmed === 0) return;
  const sum = sold.get(currency) ?? { currency, bookings: 0, seats: 0, revenue: 0 };
  sold.set(currency, {
    currency,
    bookings: sum.bookings + confirmed,
    seats: sum.seats + seats,
    revenue: sum.revenue + revenue,
  });
}

/** Adds quarters up. Amounts of different currencies are never added. */
export function totalOf(quarters: readonly SoldQuarter[]): SalesTotal {
  const sum = (pick: (quarter: SoldQuarter) => number) => quarters.reduce((total, one) => total + pick(one), 0);
  const made = sum(({ made }) => made);
  const [confirmed, cancelled] = [sum(({ confirmed }) => confirmed), sum(({ cancelled }) => cancelled)];
  const [waiting, cancelledHolds] = [sum(({ waiting }) => waiting), sum(({ cancelledHolds }) => cancelledHolds)];
  return {
    bookings: confirmed,
    seats: sum(({ seats }) => seats),
    revenue: amounts(quarters.filter(({ confirmed }) => confirmed > 0).map((one) => [one.currency, one.revenue])),
    cancelled: {
      bookings: cancelled,
      seats: sum(({ cancelledSeats }) => cancelledSeats),
      revenue: amounts(quarters.filter((one) => one.cancelled > 0).map((one) => [one.currency, one.cancelledRevenue])),
    },
    holds: {
      made,
      confirmed: confirmed + cancelled,
      waiting,
      expired: made - confirmed - cancelled - waiting - cancelledHolds,
      cancelled: cancelledHolds,
    },
  };
}

function amounts(priced: readonly (readonly [string, number])[]): Money[] {
  const sums = new Map<string, number>();
  for (const [currency, amount] of priced) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums].map(([currency, amount]) => ({ currency, amount })).sort(byCurrency);
}

function byCurrency(a: { readonly currency: string }, b: { readonly currency: string }): number {
  return a.currency < b.currency ? -1 : 1;
}

/** The middle of values, rounded; null of none. Of an even number of them, the middle of the two in the middle. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : Math.round((lower + upper) / 2);
}
