import { setTimeout as sleep } from "node:timers/promises";
import type { Prisma } from "../generated/prisma/client.ts";
import type { Database } from "./client.ts";
import { classifyDatabaseError, DatabaseBusyError } from "./errors.ts";

/** The client inside a transaction: models and raw queries, all on one connection. */
export type Transaction = Prisma.TransactionClient;

/** What a transaction needs of the database. */
export type WritableDatabase = Pick<Database, "writer" | "majority">;

export interface TransactionOptions {
  /** Milliseconds for all attempts together; 8,000 when absent. */
  readonly budgetMs?: number;
  /** Whether a fresh start may cure an error that would otherwise be thrown: it then counts as a lost conflict. */
  readonly isRepeatable?: (error: unknown) => boolean;
  /** Monotonic milliseconds; a test passes its own. */
  readonly now?: () => number;
  /** Waits so many milliseconds; a test passes its own. */
  readonly pause?: (ms: number) => Promise<unknown>;
  /** 0 ≤ x < 1; a test passes its own. */
  readonly random?: () => number;
}

const BUDGET_MS = 8_000;
const MAX_REPEATS = 5;
const SHORTEST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 200;
const LONGEST_RECONNECT_PAUSE_MS = 1_000;
const SHORTEST_CONFIRMATION_MS = 1_000;

/*
 * The order in which every transaction takes its locks, so that none waits for another in a circle:
 *
 *   events → sessions (several: by id) → bookings → tickets → idempotency_keys; events → images (several: by id)
 *
 * Whoever changes a session's seats or bookings, or deletes it, locks its row first (`lockSession`). Whoever adds or moves sessions
 * locks their event before (`lockEvent`). Under the lock of its session, what belongs to a session may be written in any order. Keys
 * alone can be wanted by two sessions at once: two batches that share some may deadlock, and the one that loses is repeated.
 */

/**
 * Runs `work` in one READ COMMITTED transaction on the writer and commits. The only place that retries: a transaction
 * that lost against another is repeated as a whole, at most 5 times; one whose connection broke, or whose node takes no
 * writes, is repeated on a new connection (see pool.ts) until the budget is spent. An attempt is not cut short: the last one may
 * outlast the budget by one lock wait (3 s), or, when the peer says nothing any more, by the socket timeout (6 s; see client.ts).
 * `work` must therefore have no effect but on `tx`, and its unique keys must make a second run after an unseen COMMIT harmless.
 * On a cluster, the result is given when enough nodes have it. When they do not say so in time, it is stored all the same: whoever
 * asks again, by the same key, finds it.
 * @throws DatabaseBusyError when it did not go through in time; whatever else `work` or the database threw, unchanged
 */
export async function inTransaction<T>(
  database: WritableDatabase,
  work: (tx: Transaction) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const { budgetMs = BUDGET_MS, now = () => performance.now() } = options;
  const deadline = now() + budgetMs;
  const result = await inUnconfirmedTransaction(database, work, options);
  await confirmCommits(database, deadline - now());
  return result;
}

/**
 * Waits until a majority of the cluster has what was committed until now (see majority/majority.ts). For whoever gives an answer that
 * came from `inUnconfirmedTransaction`, or from a read of what another one has committed.
 * @param leftMs of the answer's time; a little more is given where less is left than a node may need
 * @throws DatabaseBusyError
 */
export function confirmCommits(database: Pick<Database, "majority">, leftMs = BUDGET_MS): Promise<void> {
  return database.majority.confirm(Math.max(leftMs, SHORTEST_CONFIRMATION_MS));
}

/** `inTransaction` without the wait for other nodes: its result may not be told to anybody before `confirmCommits`. */
export async function inUnconfirmedTransaction<T>(
  database: Pick<Database, "writer">,
  work: (tx: Transaction) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const { budgetMs = BUDGET_MS, now = () => performance.now(), pause = sleep, random = Math.random } = options;
  const deadline = now() + budgetMs;
  let conflicts = 0;
  let lostConnections = 0;
  for (;;) {
    const left = Math.max(1, Math.ceil(deadline - now()));
    try {
      return await database.writer.$transaction(work, { maxWait: left, timeout: left });
    } catch (error) {
      const kind = options.isRepeatable?.(error) ? "retry" : classifyDatabaseError(error).kind;
      if (kind !== "retry" && kind !== "reconnect") throw error;
      if (kind === "retry") conflicts += 1;
      else lostConnections += 1;
      const longest = longestPause(kind, lostConnections);
      const wait = SHORTEST_PAUSE_MS + random() * (longest - SHORTEST_PAUSE_MS);
      if (conflicts > MAX_REPEATS || now() + wait >= deadline) {
        throw new DatabaseBusyError("The database is busy: the transaction did not go through", { cause: error });
      }
      await pause(wait);
    }
  }
}

/** A failing node needs seconds, not milliseconds: ask it less and less often. */
function longestPause(kind: "retry" | "reconnect", lostConnections: number): number {
  if (kind === "retry") return LONGEST_PAUSE_MS;
  return Math.min(LONGEST_RECONNECT_PAUSE_MS, LONGEST_PAUSE_MS * 2 ** (lostConnections - 1));
}
