import {
  expireHolds,
  inTransaction,
  lockSession,
  releaseSeats,
  sessionsWithLapsedHolds,
  type Transaction,
} from "@guichet/db";
import type { BatchServices } from "./batch-service.ts";

/** Holds of one session that one transaction releases at most. */
const HOLDS_PER_TRANSACTION = 200;
/** Sessions that one run of the job visits at most. */
const SESSIONS_PER_RUN = 200;

/** Expires the lapsed holds of a session whose row is locked, and gives their seats back. */
export async function releaseLapsed(
  tx: Transaction,
  sessionId: string,
  now: Date,
): Promise<{ seats: number; bookings: number }> {
  const freed = await expireHolds(tx, { sessionId, now, limit: HOLDS_PER_TRANSACTION });
  if (freed.seats > 0 && !(await releaseSeats(tx, sessionId, freed.seats))) {
    throw new Error("A session has fewer reserved seats than its lapsed holds");
  }
  return freed;
}

/**
 * Releases every hold that has lapsed, in bounded transactions of one session each.
 * @returns how many bookings expired
 */
export async function releaseExpiredHolds({ database, now }: Pick<BatchServices, "database" | "now">): Promise<number> {
  let released = 0;
  for (const sessionId of await sessionsWithLapsedHolds(database.writer, now(), SESSIONS_PER_RUN)) {
    for (let batch = HOLDS_PER_TRANSACTION; batch === HOLDS_PER_TRANSACTION; released += batch) {
      batch = await inTransaction(database, async (tx) => {
        if ((await lockSession(tx, sessionId)) === null) return 0;
        return (await releaseLapsed(tx, sessionId, now())).bookings;
      });
    }
  }
  return released;
}
