import {
  countLiveHolds,
  countPublishedEvents,
  hasBookings,
  newestEvent,
  nextSessions,
  salesByQuarter,
  searchBookings,
} from "@guichet/db";
import { can } from "../auth/policy.ts";
import { presentBookingRow } from "../bookings/present.ts";
import { bookingViewOf } from "../bookings/view.ts";
import type { Context } from "../context.ts";
import { dayAt } from "./period-rules.ts";
import { presentUpcomingSession } from "./present.ts";
import { totalOf } from "./sales-rules.ts";
import type { Dashboard } from "./schema.ts";

const NEXT_SESSIONS = 12;
const LATEST_BOOKINGS = 8;

/** What those who run events look at first, of one event or of all. "Today" is the day it is in `timeZone`. */
export async function readDashboard(
  ctx: Context,
  { timeZone, eventId = null }: { timeZone: string; eventId?: string | null | undefined },
): Promise<Dashboard> {
  const db = ctx.database.writer;
  const now = ctx.now();
  const { from, to } = dayAt(now, timeZone);
  const view = bookingViewOf(ctx);
  const seesGuests = can(ctx.actor, "bookings.read-all");
  const filter = { q: null, eventId, sessionId: null, statuses: [], now };
  const [sold, pendingHolds, publishedEvents, sessions, latest, anyBooking] = await Promise.all([
    salesByQuarter(db, { from, to, eventId }, now),
    countLiveHolds(db, eventId, now),
    countPublishedEvents(db),
    nextSessions(db, { eventId, now, limit: NEXT_SESSIONS }),
    seesGuests ? searchBookings(db, { filter, after: null, limit: LATEST_BOOKINGS }) : null,
    hasBookings(db),
  ]);
  const { bookings: confirmed, seats, revenue, holds } = totalOf(sold);
  return {
    today: { bookings: holds.made, confirmed, seats, revenue },
    pendingHolds,
    publishedEvents,
    nextSessions: sessions.map((session) => presentUpcomingSession(session, now)),
    latestBookings: latest?.map((row) => view.row(presentBookingRow(row, now))) ?? null,
    firstSteps: anyBooking ? null : { event: await newestEvent(db) },
  };
}
