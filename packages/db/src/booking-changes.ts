import type { Connection } from "./connection.ts";
import { idTable } from "./id-table.ts";
import type { Transaction } from "./transaction.ts";

/*
 * Changes of bookings' status. Each is one conditional UPDATE whose count decides, so that of two that race exactly one
 * applies, and seats are freed exactly once. The caller holds the lock of the session's row.
 */

/** PENDING → CONFIRMED, where the hold has not lapsed. @returns how many it applied to */
export function markConfirmed(tx: Transaction, ids: readonly string[], now: Date): Promise<number> {
  return tx.$executeRaw`
    UPDATE ${idTable(ids)} r STRAIGHT_JOIN bookings b ON b.id = r.id
    SET b.status = 'CONFIRMED', b.confirmed_at = ${now}, b.updated_at = ${now}
    WHERE b.status = 'PENDING' AND b.expires_at > ${now}`;
}

/** PENDING (not lapsed) or CONFIRMED → CANCELLED. @returns how many it applied to */
export function markCancelled(tx: Transaction, ids: readonly string[], now: Date): Promise<number> {
  return tx.$executeRaw`
    UPDATE ${idTable(ids)} r STRAIGHT_JOIN bookings b ON b.id = r.id
    SET b.status = 'CANCELLED', b.cancelled_at = ${now}, b.updated_at = ${now}
    WHERE b.status = 'CONFIRMED' OR (b.status = 'PENDING' AND b.expires_at > ${now})`;
}

/** Gives `minutes` more to holds that have not lapsed and were not extended before. @returns how many it applied to */
export function markExtended(
  tx: Transaction,
  ids: readonly string[],
  { now, minutes }: { readonly now: Date; readonly minutes: number },
): Promise<number> {
  return tx.$executeRaw`
    UPDATE ${idTable(ids)} r STRAIGHT_JOIN bookings b ON b.id = r.id
    SET b.expires_at = b.expires_at + INTERVAL ${minutes} MINUTE, b.extended_at = ${now}, b.updated_at = ${now}
    WHERE b.status = 'PENDING' AND b.expires_at > ${now} AND b.extended_at IS NULL`;
}

/** PENDING and lapsed → EXPIRED. @returns how many it applied to */
export function markExpired(tx: Transaction, ids: readonly string[], now: Date): Promise<number> {
  return tx.$executeRaw`
    UPDATE ${idTable(ids)} r STRAIGHT_JOIN bookings b ON b.id = r.id
    SET b.status = 'EXPIRED', b.updated_at = ${now}
    WHERE b.status = 'PENDING' AND b.expires_at <= ${now}`;
}

/** Frees the seats of bookings, so that their numbers can be sold again. @returns how many seats */
export function releaseTickets(tx: Transaction, bookingIds: readonly string[], now: Date): Promise<number> {
  return tx.$executeRaw`
    UPDATE ${idTable(bookingIds)} r STRAIGHT_JOIN tickets t ON t.booking_id = r.id
    SET t.seat_number = NULL, t.released_at = ${now} WHERE t.seat_number IS NOT NULL`;
}

/** Sessions that have lapsed holds, in the order of their ids after `after` (the empty string for the first), at most `limit`. */
export async function sessionsWithLapsedHolds(
  db: Connection,
  { now, after, limit }: { readonly now: Date; readonly after: string; readonly limit: number },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ sessionId: string }[]>`
    SELECT DISTINCT session_id AS sessionId FROM bookings
    WHERE status = 'PENDING' AND expires_at <= ${now} AND session_id > ${after} ORDER BY session_id LIMIT ${limit}`;
  return rows.map((row) => row.sessionId);
}

/**
 * Expires the lapsed holds of a session, at most `limit`, and frees their tickets.
 * @returns seats and bookings that were freed
 * @throws when a hold changed although the session's row is locked, or has not as many live tickets as seats
 */
export async function expireHolds(
  tx: Transaction,
  { sessionId, now, limit }: { sessionId: string; now: Date; limit: number },
): Promise<{ seats: number; bookings: number }> {
  const lapsed = await tx.$queryRaw<{ id: string; seats: number }[]>`
    SELECT id, seats FROM bookings
    WHERE session_id = ${sessionId} AND status = 'PENDING' AND expires_at <= ${now} ORDER BY expires_at, id LIMIT ${limit}`;
  if (lapsed.length === 0) return { seats: 0, bookings: 0 };
  const ids = lapsed.map((booking) => booking.id);
  const seats = lapsed.reduce((sum, booking) => sum + booking.seats, 0);
  if ((await markExpired(tx, ids, now)) !== lapsed.length)
    throw new Error(`A hold of ${sessionId} changed under its lock`);
  if ((await releaseTickets(tx, ids, now)) !== seats)
    throw new Error(`Holds of ${sessionId} have not as many seats as they say`);
  return { seats, bookings: lapsed.length };
}
