import {
  deleteExpiredKeys,
  inTransaction,
  lockSession,
  sessionsWithLapsedHolds,
  type WritableDatabase,
} from "@guichet/db";
import { HOLDS_PER_TRANSACTION, releaseLapsed } from "./expiry-service.ts";

/** Sessions that are looked up at a time. */
const SESSIONS_PER_LOOK = 200;
/** Keys that one statement forgets at most. */
const KEYS_PER_STATEMENT = 1_000;

interface JobServices {
  readonly database: WritableDatabase;
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
  let sessions: string[] = [];
  do {
    const place = { now: now(), after: sessions.at(-1) ?? "", limit: SESSIONS_PER_LOOK };
    sessions = await sessionsWithLapsedHolds(database.writer, place);
    for (const sessionId of sessions) {
      try {
        released += await releaseHoldsOf(sessionId, { database, now }, signal);
      } catch (error) {
        failures.push(error);
      }
    }
  } while (sessions.length === SESSIONS_PER_LOOK && !signal?.aborted);
  if (failures.length > 0)
    throw new AggregateError(failures, `Holds of ${failures.length} sessions could not be released`);
  return released;
}

async function releaseHoldsOf(
  sessionId: string,
  { database, now }: JobServices,
  signal?: AbortSignal,
): Promise<number> {
  let released = 0;
  for (let count = HOLDS_PER_TRANSACTION; count === HOLDS_PER_TRANSACTION && !signal?.aborted; released += count) {
    count = await inTransaction(database, async (tx) => {
      if ((await lockSession(tx, sessionId)) === null) return 0;
      return (await releaseLapsed(tx, sessionId, now())).bookings;
    });
  }
  return released;
}

/**
 * Forgets the idempotency keys whose time is over, a bounded number at a time.
 * @returns how many
 */
export async function forgetExpiredKeys({ database, now }: JobServices, signal?: AbortSignal): Promise<number> {
  let forgotten = 0;
  for (let count = KEYS_PER_STATEMENT; count === KEYS_PER_STATEMENT && !signal?.aborted; forgotten += count) {
    count = await inTransaction(database, (tx) => deleteExpiredKeys(tx, now(), KEYS_PER_STATEMENT));
  }
  return forgotten;
}
