import { countLiveHolds, countPublishedEvents, nextSessions, salesBetween, searchBookings } from "@guichet/db";
import { can } from "../auth/policy.ts";
import { presentBookingRow } from "../bookings/present.ts";
import { bookingViewOf } from "../bookings/view.ts";
import type { Context } from "../context.ts";
import { dayIn } from "../sessions/zoned-time-rules.ts";
import type { Dashboard } from "./schema.ts";

const NEXT_SESSIONS = 8;
const LATEST_BOOKINGS = 8;

/** What those who run events look at first. "Today" is the day it is in `timeZone`. */
export async function readDashboard(ctx: Context, timeZone: string): Promise<Dashboard> {
  const db = ctx.database.writer;
  const now = ctx.now();
  const view = bookingViewOf(ctx);
  const day = dayIn(timeZone, now);
  const seesGuests = can(ctx.actor, "bookings.read-all");
  const everything = { q: null, eventId: null, sessionId: null, statuses: [], now };
  const [sales, pendingHolds, publishedEvents, sessions, latest] = await Promise.all([
    salesBetween(db, { ...day, now }),
    countLiveHolds(db, now),
    countPublishedEvents(db),
    nextSessions(db, now, NEXT_SESSIONS),
    seesGuests ? searchBookings(db, { filter: everything, after: null, limit: LATEST_BOOKINGS }) : null,
  ]);
  const total = (pick: (row: (typeof sales)[number]) => bigint) =>
    sales.reduce((sum, row) => sum + Number(pick(row)), 0);
  return {
    today: {
      bookings: total((row) => row.bookings),
      confirmed: total((row) => row.confirmed),
      seats: total((row) => row.seats),
      revenue: sales.map((row) => ({ amount: Number(row.revenue), currency: row.currency })),
    },
    pendingHolds,
    publishedEvents,
    nextSessions: sessions.map((session) => ({ ...session, startsAt: session.startsAt.toISOString() })),
    latestBookings: latest?.map((row) => view.row(presentBookingRow(row, now))) ?? null,
  };
}
