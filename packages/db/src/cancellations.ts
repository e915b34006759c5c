import { markCancelled, markExpired, releaseTickets } from "./booking-changes.ts";
import type { Connection } from "./connection.ts";
import { type Portion, takePortion } from "./portions.ts";
import { lowerReserved } from "./sessions.ts";
import type { Transaction } from "./transaction.ts";

/*
 * A cancelled session is sold no more from the moment that its row says so. Its bookings are ended after that, some at a time: as many
 * as a large hall has would make a transaction that outlasts every limit.
 */

/**
 * SCHEDULED → CANCELLED. The caller holds the lock of the session's row and has seen that it is SCHEDULED. A cancelled session is not
 * changed again: `updated_at` stays the instant of its cancellation.
 */
export async function markSessionCancelled(tx: Transaction, sessionId: string, now: Date): Promise<void> {
  const changed = await tx.$executeRaw`
    UPDATE sessions SET status = 'CANCELLED', version = version + 1, updated_at = ${now}
    WHERE id = ${sessionId} AND status = 'SCHEDULED'`;
  if (changed !== 1) throw new Error("A session was cancelled under the lock of another");
}

interface LiveBooking {
  readonly id: string;
  readonly seats: number;
  readonly status: "PENDING" | "CONFIRMED";
  readonly expiresAt: Date;
}

export interface EndedBookings {
  readonly ended: number;
  /** Of those ended, the ones that were cancelled: the others had lapsed. */
  readonly cancelled: readonly string[];
  readonly isLast: boolean;
}

/**
 * Ends a portion of the live bookings of a session that was cancelled at `at`, and gives their seats back. They are cancelled as of that
 * instant; holds that had lapsed by then expire. With the last ones every seat is free, whatever the counter said: damage must not keep
 * a session from being cancelled. The caller holds the lock of the session's row.
 */
export async function endBookings(
  tx: Transaction,
  { sessionId, at, most }: { readonly sessionId: string; readonly at: Date; readonly most: Portion },
): Promise<EndedBookings> {
  const live = await tx.$queryRaw<LiveBooking[]>`
    SELECT id, seats, status, expires_at AS expiresAt FROM bookings FORCE INDEX (bookings_session_status_idx)
    WHERE session_id = ${sessionId} AND status IN ('PENDING', 'CONFIRMED') LIMIT ${most.bookings + 1}`;
  const { portion, isLast } = takePortion(live, most);
  const ids = portion.map(({ id }) => id);
  const ended = (await markExpired(tx, ids, at)) + (await markCancelled(tx, ids, at));
  if (ended !== portion.length) throw new Error(`A booking of ${sessionId} changed under its lock`);
  await releaseTickets(tx, ids, at);
  const seats = portion.reduce((sum, booking) => sum + booking.seats, 0);
  await (isLast ? freeAllSeats(tx, sessionId, at) : lowerReserved(tx, sessionId, seats));
  const cancelled = portion.filter(({ status, expiresAt }) => status === "CONFIRMED" || expiresAt > at);
  return { ended, cancelled: cancelled.map(({ id }) => id), isLast };
}

async function freeAllSeats(tx: Transaction, sessionId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE tickets SET seat_number = NULL, released_at = ${at} WHERE session_id = ${sessionId} AND seat_number IS NOT NULL`;
  await tx.$executeRaw`UPDATE sessions SET reserved = 0 WHERE id = ${sessionId}`;
}

/** Cancelled sessions that still have seats taken: whoever cancelled them has not come to an end. At most `limit`. */
export async function unfinishedCancellations(db: Connection, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM sessions FORCE INDEX (sessions_status_starts_idx)
    WHERE status = 'CANCELLED' AND reserved > 0 LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}
