import {
  confirmCommits,
  DatabaseBusyError,
  inUnconfirmedTransaction,
  lockSession,
  type Transaction,
} from "@guichet/db";
import { fail } from "../errors.ts";
import type { Answer, Batch, BatchServices } from "./batch.ts";
import { applyChanges } from "./change-service.ts";
import { conflictIn } from "./conflict-service.ts";
import { placeWishes } from "./place-service.ts";

/** What became of a request: its answer, or why there is none. */
export type Outcome = PromiseSettledResult<Answer>;

/** How long a batch may be tried, and how often it may fail. */
export interface Trial {
  /** Monotonic milliseconds. */
  readonly clock: () => number;
  /** By this clock; after it nothing is tried again. */
  readonly deadline: number;
  /** Counted down by each transaction that failed. */
  failuresLeft: number;
}

/** Enough to find two requests among 512 that fail by themselves: ten transactions each. More failures have another cause. */
export const MOST_FAILURES = 24;

/**
 * Serves a batch and says what became of each request, in their order. When a request fails the transaction by itself, the
 * batch is halved until that one stands alone: the others are served. When there is no time or patience left for that, those who
 * cannot be told apart are told to come back.
 */
export async function serveBatch(services: BatchServices, batch: Batch, trial: Trial): Promise<Outcome[]> {
  const { requests } = batch;
  try {
    const answers = await commitBatch(services, batch, trial);
    return answers.map((value) => ({ status: "fulfilled", value }));
  } catch (reason) {
    trial.failuresLeft -= 1;
    if (requests.length === 1 || reason instanceof DatabaseBusyError) return rejectAll(batch, reason);
    if (trial.failuresLeft <= 0 || trial.clock() >= trial.deadline) {
      return rejectAll(batch, new DatabaseBusyError("A batch of bookings failed", { cause: reason }));
    }
    services.metrics.batchSplits.inc();
    const middle = Math.ceil(requests.length / 2);
    const again = { ...batch, repeated: true };
    const first = await serveBatch(services, { ...again, requests: requests.slice(0, middle) }, trial);
    return [...first, ...(await serveBatch(services, { ...again, requests: requests.slice(middle) }, trial))];
  }
}

/**
 * What may be said of outcomes: answers only once a majority of the cluster has what they tell of. Otherwise whoever asks again, by
 * the same key, is told when it has. Not a part of `serveBatch`: meanwhile the next batch can be served.
 * @param leftMs of the time of those who wait
 */
export async function confirmOutcomes(
  { database }: BatchServices,
  outcomes: readonly Outcome[],
  leftMs: number,
): Promise<readonly Outcome[]> {
  if (!outcomes.some(({ status }) => status === "fulfilled")) return outcomes;
  try {
    await confirmCommits(database, leftMs);
    return outcomes;
  } catch (reason) {
    return outcomes.map((outcome) => (outcome.status === "fulfilled" ? { status: "rejected", reason } : outcome));
  }
}

/** For requests whose transaction takes too long: it goes on, and may book what they asked for. */
export function unanswered(): Outcome {
  return { status: "rejected", reason: new DatabaseBusyError("A transaction of bookings takes too long") };
}

function rejectAll({ requests }: Batch, reason: unknown): Outcome[] {
  return requests.map(() => ({ status: "rejected", reason }));
}

function commitBatch(services: BatchServices, batch: Batch, { clock, deadline }: Trial): Promise<Answer[]> {
  let { repeated } = batch;
  function serve(tx: Transaction): Promise<Answer[]> {
    const attempt = { ...batch, repeated };
    repeated = true;
    return serveInTransaction(tx, services, attempt);
  }
  function isRepeatable(error: unknown): boolean {
    const conflict = conflictIn(error);
    if (conflict === "seats") services.metrics.seatConflicts.inc();
    return conflict !== null;
  }
  const budgetMs = Math.max(1, deadline - clock());
  return inUnconfirmedTransaction(services.database, serve, { budgetMs, isRepeatable, now: clock });
}

/** The lock comes first: whoever else works on this session, an earlier COMMIT still under way included, is waited for. */
async function serveInTransaction(tx: Transaction, services: BatchServices, batch: Batch): Promise<Answer[]> {
  const session = await lockSession(tx, batch.sessionId);
  if (session === null) {
    // A booking that was here may have been moved before the session was deleted.
    return batch.requests.map(({ kind }) => fail(kind === "place" ? "session-not-found" : "booking-moved"));
  }
  // Changes come before new bookings: the seats that they free are to be had at once.
  const changed = await applyChanges(tx, services, { batch, session });
  const rest = { ...session, reserved: session.reserved - changed.freedSeats };
  const placed = await placeWishes(tx, services, { batch, session: rest });
  return batch.requests.map((request) => {
    const answer = changed.answers.get(request) ?? placed.get(request);
    if (answer === undefined) throw new Error("A request was left without an answer");
    return answer;
  });
}
