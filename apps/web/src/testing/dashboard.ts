import type { RouterOutputs } from "@guichet/api";
import { answer } from "./server.ts";

type Today = RouterOutputs["dashboard"]["today"];
type Sales = RouterOutputs["dashboard"]["sales"];

/** A day without sales. */
export function aToday(changes: Partial<Today> = {}): Today {
  return {
    today: { bookings: 0, confirmed: 0, seats: 0, revenue: [] },
    pendingHolds: 0,
    publishedEvents: 1,
    nextSessions: [],
    latestBookings: [],
    firstSteps: null,
    ...changes,
  };
}

export function aTotal(changes: Partial<Sales["total"]> = {}): Sales["total"] {
  return {
    bookings: 0,
    seats: 0,
    revenue: [],
    cancelled: { bookings: 0, seats: 0, revenue: [] },
    holds: { made: 0, confirmed: 0, waiting: 0, expired: 0, cancelled: 0 },
    ...changes,
  };
}

/** Sales of nothing, of the days that were asked for. */
export function someSales({ from, to }: { from: string; to: string }, changes: Partial<Sales> = {}): Sales {
  const length = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  const dayAt = (index: number) => new Date(Date.parse(from) + index * 86_400_000).toISOString().slice(0, 10);
  return {
    days: Array.from({ length }, (_, index) => ({ day: dayAt(index), sales: [] })),
    total: aTotal(),
    previous: { from: dayAt(-length), to: dayAt(-1), total: aTotal() },
    medianSecondsToConfirm: null,
    asOf: "2096-01-01T10:00:00.000Z",
    ...changes,
  };
}

/** The dashboard of a quiet day, without events to choose from. */
export function playDashboard(changes: Partial<Today> = {}): void {
  answer("events.list", () => ({ items: [], nextCursor: null }));
  answer("dashboard.today", () => aToday(changes));
  answer("dashboard.sales", (input) => someSales(input));
}
