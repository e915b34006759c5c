import { type Database, deleteExpiredKeys, inTransaction, lockSession, sessionsWithLapsedHolds } from "@guichet/db";
import { HOLDS_PER_TRANSACTION, releaseLapsed } from "./expiry-service.ts";

/** Sessions that one run visits at most. */
const SESSIONS_PER_RUN = 200;
/** Keys that one statement forgets at most. */
const KEYS_PER_STATEMENT = 1_000;

interface JobServices {
  readonly database: Pick<Database, "writer">;
  readonly now: () => Date;
}

/**
 * Releases every hold that has lapsed, in bounded transactions of one session each. A session that cannot be helped does not
 * keep the others waiting.
 * @param signal stops the run between two transactions
 * @returns how many bookings expired
 * @throws AggregateError when some sessions failed, after all were visited
 */
export async function releaseExpiredHolds({ database, now }: JobServices, signal?: AbortSignal): Promise<number> {
  const failures: unknown[] = [];
  let released = 0;
  for (const sessionId of await sessionsWithLapsedHolds(database.writer, now(), SESSIONS_PER_RUN)) {
    try {
      for (let count = HOLDS_PER_TRANSACTION; count === HOLDS_PER_TRANSACTION && !signal?.aborted; released += count) {
        count = await inTransaction(database, async (tx) => {
          if ((await lockSession(tx, sessionId)) === null) return 0;
          return (await releaseLapsed(tx, sessionId, now())).bookings;
        });
      }
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `Holds of ${failures.length} sessions could not be released`);
  return released;
}

/**
 * Forgets the idempotency keys whose time is over, a bounded number at a time.
 * @returns how many
 */
export async function forgetExpiredKeys({ database, now }: JobServices, signal?: AbortSignal): Promise<number> {
  let forgotten = 0;
  for (let count = KEYS_PER_STATEMENT; count === KEYS_PER_STATEMENT && !signal?.aborted; forgotten += count) {
    count = await deleteExpiredKeys(database.writer, now(), KEYS_PER_STATEMENT);
  }
  return forgotten;
}
