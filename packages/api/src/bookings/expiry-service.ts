import { expireHolds, releaseSeats, type Transaction } from "@guichet/db";

/** Holds of one session that one transaction releases at most. */
export const HOLDS_PER_TRANSACTION = 200;

/** Expires lapsed holds of a session whose row is locked, and gives their seats back. */
export async function releaseLapsed(
  tx: Transaction,
  sessionId: string,
  now: Date,
): Promise<{ seats: number; bookings: number }> {
  const freed = await expireHolds(tx, { sessionId, now, limit: HOLDS_PER_TRANSACTION });
  if (freed.seats > 0 && !(await releaseSeats(tx, sessionId, freed.seats))) {
    throw new Error(`Session ${sessionId} has fewer reserved seats than its lapsed holds`);
  }
  return freed;
}
