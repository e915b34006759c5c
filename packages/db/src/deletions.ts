import { idTable } from "./id-table.ts";
import type { Transaction } from "./transaction.ts";

/**
 * Deletes sessions and all that is kept of them: their dead bookings, the tickets of these, the keys that made them and their rows
 * in the index of searches. The caller holds the locks of the sessions and has counted live bookings.
 */
export async function deleteSessionRows(tx: Transaction, ids: readonly string[]): Promise<void> {
  const sessions = idTable(ids);
  await tx.$executeRaw`
    DELETE k FROM ${sessions} r STRAIGHT_JOIN bookings b ON b.session_id = r.id
      STRAIGHT_JOIN idempotency_keys k ON k.booking_id = b.id`;
  await tx.$executeRaw`
    DELETE i FROM ${sessions} r STRAIGHT_JOIN bookings b ON b.session_id = r.id STRAIGHT_JOIN booking_search i ON i.id = b.id`;
  await tx.$executeRaw`DELETE t FROM ${sessions} r STRAIGHT_JOIN tickets t ON t.session_id = r.id`;
  await tx.$executeRaw`DELETE b FROM ${sessions} r STRAIGHT_JOIN bookings b ON b.session_id = r.id`;
  await tx.$executeRaw`DELETE s FROM ${sessions} r STRAIGHT_JOIN sessions s ON s.id = r.id`;
}

/** Deletes an event and its sessions. The caller holds the locks of all of them and has counted live bookings. */
export async function deleteEventRows(tx: Transaction, eventId: string): Promise<void> {
  const sessions = await tx.session.findMany({ where: { eventId }, select: { id: true } });
  await deleteSessionRows(
    tx,
    sessions.map(({ id }) => id),
  );
  await tx.$executeRaw`DELETE FROM events WHERE id = ${eventId}`;
}
