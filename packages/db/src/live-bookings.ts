import { Prisma } from "../generated/prisma/client.ts";
import type { Connection } from "./connection.ts";

/** Live bookings of one state and currency. */
export interface LiveBookingsRow {
  readonly status: "PENDING" | "CONFIRMED";
  readonly currency: string;
  readonly bookings: bigint;
  readonly seats: bigint;
  /** Minor units. */
  readonly amount: bigint;
}

/** Live bookings of a session, or of all sessions of an event: confirmed ones, and holds that have not lapsed. */
export function liveBookingsBy(
  db: Connection,
  of: { readonly sessionId: string } | { readonly eventId: string },
  now: Date,
): Promise<LiveBookingsRow[]> {
  const ofWhat = "sessionId" in of ? Prisma.sql`s.id = ${of.sessionId}` : Prisma.sql`s.event_id = ${of.eventId}`;
  return db.$queryRaw<LiveBookingsRow[]>`
    SELECT b.status, b.currency, COUNT(*) AS bookings, CAST(SUM(b.seats) AS SIGNED) AS seats,
      CAST(SUM(b.seats * b.unit_price) AS SIGNED) AS amount
    FROM sessions s STRAIGHT_JOIN bookings b FORCE INDEX (bookings_session_status_idx) ON b.session_id = s.id
    WHERE ${ofWhat} AND b.status IN ('PENDING', 'CONFIRMED') AND (b.status = 'CONFIRMED' OR b.expires_at > ${now})
    GROUP BY b.status, b.currency ORDER BY b.status, b.currency`;
}
