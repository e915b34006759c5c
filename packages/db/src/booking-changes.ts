import { Prisma } from "../generated/prisma/client.ts";
import type { Connection } from "./connection.ts";
import type { Transaction } from "./transaction.ts";

/*
 * Changes of a booking's status. Each is one conditional UPDATE whose count decides, so that of two that race exactly one
 * applies, and seats are freed exactly once. The caller holds the lock of the session's row.
 */

/** PENDING → CONFIRMED, if the hold has not lapsed. @returns whether it applied */
export async function markConfirmed(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE bookings SET status = 'CONFIRMED', confirmed_at = ${now}, updated_at = ${now}
    WHERE id = ${id} AND status = 'PENDING' AND expires_at > ${now}`;
  return count === 1;
}

/** PENDING (not lapsed) or CONFIRMED → CANCELLED. @returns whether it applied */
export async function markCancelled(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE bookings SET status = 'CANCELLED', cancelled_at = ${now}, updated_at = ${now}
    WHERE id = ${id} AND (status = 'CONFIRMED' OR (status = 'PENDING' AND expires_at > ${now}))`;
  return count === 1;
}

/** PENDING and lapsed → EXPIRED. @returns whether it applied */
async function markExpired(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE bookings SET status = 'EXPIRED', updated_at = ${now}
    WHERE id = ${id} AND status = 'PENDING' AND expires_at <= ${now}`;
  return count === 1;
}

/** Frees the seats of bookings, so that their numbers can be sold again. */
export async function releaseTickets(tx: Transaction, bookingIds: readonly string[], now: Date): Promise<void> {
  if (bookingIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE tickets SET seat_number = NULL, released_at = ${now}
    WHERE booking_id IN (${Prisma.join([...bookingIds])}) AND seat_number IS NOT NULL`;
}

/** Sessions that have lapsed holds, at most `limit`. */
export async function sessionsWithLapsedHolds(db: Connection, now: Date, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ sessionId: string }[]>`
    SELECT DISTINCT session_id AS sessionId FROM bookings
    WHERE status = 'PENDING' AND expires_at <= ${now} LIMIT ${limit}`;
  return rows.map((row) => row.sessionId);
}

/** Expires the lapsed holds of a session, at most `limit`, and frees their tickets. @returns seats and bookings that were freed */
export async function expireHolds(
  tx: Transaction,
  { sessionId, now, limit }: { sessionId: string; now: Date; limit: number },
): Promise<{ seats: number; bookings: number }> {
  const lapsed = await tx.$queryRaw<{ id: string; seats: number }[]>`
    SELECT id, seats FROM bookings
    WHERE session_id = ${sessionId} AND status = 'PENDING' AND expires_at <= ${now} ORDER BY expires_at, id LIMIT ${limit}`;
  const expired: typeof lapsed = [];
  for (const booking of lapsed) {
    if (await markExpired(tx, booking.id, now)) expired.push(booking);
  }
  await releaseTickets(
    tx,
    expired.map((booking) => booking.id),
    now,
  );
  return { seats: expired.reduce((sum, booking) => sum + booking.seats, 0), bookings: expired.length };
}

/**
 * Cancels a session and all its live bookings, frees their tickets and sets its counter to zero. Lapsed holds expire.
 * The caller holds the lock of the session's row and has seen that it is SCHEDULED.
 * @returns how many bookings were cancelled
 */
export async function cancelSessionRows(tx: Transaction, sessionId: string, now: Date): Promise<number> {
  const changed = await tx.$executeRaw`
    UPDATE sessions SET status = 'CANCELLED', reserved = 0, version = version + 1, updated_at = ${now}
    WHERE id = ${sessionId} AND status = 'SCHEDULED'`;
  if (changed !== 1) throw new Error("A session was cancelled under the lock of another");
  await tx.$executeRaw`
    UPDATE bookings SET status = 'EXPIRED', updated_at = ${now}
    WHERE session_id = ${sessionId} AND status = 'PENDING' AND expires_at <= ${now}`;
  const cancelled = await tx.$executeRaw`
    UPDATE bookings SET status = 'CANCELLED', cancelled_at = ${now}, updated_at = ${now}
    WHERE session_id = ${sessionId} AND status IN ('PENDING', 'CONFIRMED')`;
  await tx.$executeRaw`
    UPDATE tickets SET seat_number = NULL, released_at = ${now} WHERE session_id = ${sessionId} AND seat_number IS NOT NULL`;
  return cancelled;
}
