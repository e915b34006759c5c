import { idTable } from "./id-table.ts";
import { type Portion, takePortion } from "./portions.ts";
import { lowerReserved } from "./sessions.ts";
import type { Transaction } from "./transaction.ts";

/*
 * Bookings are never deleted one by one, but with their session. The dead ones of a session have no limit: they go some at a time,
 * and the session after the last of them. Foreign keys refuse to delete a session that has bookings.
 */

/** A booking that holds no seats, or whose hold has lapsed and was not released yet. */
interface DeadBooking {
  readonly id: string;
  readonly sessionId: string;
  readonly seats: number;
  readonly status: "CANCELLED" | "EXPIRED" | "PENDING";
}

/**
 * Deletes a portion of the bookings of these sessions that are not live at `now`, and all that is kept of them: their tickets, the keys
 * that made them and their rows in the index of searches. The caller holds the locks of the sessions.
 */
export async function deleteDeadBookings(
  tx: Transaction,
  sessionIds: readonly string[],
  { now, most }: { readonly now: Date; readonly most: Portion },
): Promise<{ readonly isLast: boolean }> {
  const found = await tx.$queryRaw<DeadBooking[]>`
    SELECT b.id, b.session_id AS sessionId, b.seats, b.status FROM ${idTable(sessionIds)} r
      STRAIGHT_JOIN bookings b FORCE INDEX (bookings_session_status_idx) ON b.session_id = r.id
    WHERE b.status IN ('CANCELLED', 'EXPIRED') OR (b.status = 'PENDING' AND b.expires_at <= ${now}) LIMIT ${most.bookings + 1}`;
  const { portion, isLast } = takePortion(found, most);
  if (portion.length === 0) return { isLast };
  await releaseLapsedSeats(tx, portion);
  const bookings = idTable(portion.map(({ id }) => id));
  await tx.$executeRaw`DELETE k FROM ${bookings} r STRAIGHT_JOIN idempotency_keys k ON k.booking_id = r.id`;
  await tx.$executeRaw`DELETE i FROM ${bookings} r STRAIGHT_JOIN booking_search i ON i.id = r.id`;
  await tx.$executeRaw`DELETE t FROM ${bookings} r STRAIGHT_JOIN tickets t ON t.booking_id = r.id`;
  const deleted = await tx.$executeRaw`DELETE b FROM ${bookings} r STRAIGHT_JOIN bookings b ON b.id = r.id`;
  if (deleted !== portion.length) throw new Error("A booking changed under the lock of its session");
  return { isLast };
}

/** Lapsed holds are counted among the seats taken, until they are released. */
async function releaseLapsedSeats(tx: Transaction, dead: readonly DeadBooking[]): Promise<void> {
  const lapsed = Map.groupBy(
    dead.filter(({ status }) => status === "PENDING"),
    ({ sessionId }) => sessionId,
  );
  for (const [sessionId, holds] of lapsed) {
    await lowerReserved(
      tx,
      sessionId,
      holds.reduce((sum, { seats }) => sum + seats, 0),
    );
  }
}

/** Deletes sessions without bookings. The caller holds their locks. */
export async function deleteSessionRows(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`DELETE s FROM ${idTable(ids)} r STRAIGHT_JOIN sessions s ON s.id = r.id`;
}

/** Deletes an event without sessions. The caller holds its lock. */
export async function deleteEventRow(tx: Transaction, eventId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM events WHERE id = ${eventId}`;
}
