import { setImmediate as nextTurn } from "node:timers/promises";
import { BUSY_RETRY_SECONDS, fail } from "../errors.ts";
import type { Answer, BatchServices, ChangeRequest, DeskTerms, KeyUse, PlaceRequest, Wish } from "./batch.ts";
import { confirmOutcomes, MOST_FAILURES, type Outcome, serveBatch, unanswered } from "./batch-service.ts";
import { makeId } from "./codes.ts";
import { nameOf } from "./key-service.ts";
import { Line, type Waiting } from "./line.ts";
import { MAX_TIME_MS, MAX_WAITING, MAX_WAITING_PER_SESSION } from "./queue-rules.ts";

/** Takes requests about bookings and answers each once it is committed or refused. */
export interface BookingQueue {
  /** @param desk when staff book for somebody */
  place(wish: Wish, keyUse: KeyUse | null, desk?: DeskTerms): Promise<Answer>;
  change(sessionId: string, change: ChangeRequest): Promise<Answer>;
}

export interface BookingQueueOptions {
  /** Monotonic milliseconds; `performance.now` when absent. */
  readonly clock?: () => number;
}

/** Answers that are made in one go: some milliseconds of work, in which the database may wait for our next word. */
const ANSWERS_AT_ONCE = 64;
/** How often the lines are searched for those whose time is over. */
const LOOK_EVERY_MS = 250;
const COME_BACK: Answer = fail("busy", { retryAfterSeconds: BUSY_RETRY_SECONDS });

/**
 * Group commit: one line per session. Requests that arrive while a transaction is in flight join the next one, in order of
 * arrival (see batch-service.ts). Sessions do not wait for each other, but for a connection of the pool. A line that is too long
 * takes nobody, and whoever has waited too long in it is not tried any more: both are told to come back (503). So is whoever has
 * waited too long for a transaction to end: what it does afterwards is found by the same key.
 */
export function createBookingQueue(
  services: BatchServices,
  { clock = () => performance.now() }: BookingQueueOptions = {},
): BookingQueue {
  const lines = new Map<string, Line>();
  const keysInUse = new Map<string, string>();
  const { queueWaiting, queueRefused } = services.metrics;
  let watch: NodeJS.Timeout | undefined;
  let waitingInAll = 0;

  /** Does something to a line, and counts who waits after it. */
  function changing<Result>(line: Line, change: () => Result): Result {
    const before = line.length;
    const result = change();
    waitingInAll += line.length - before;
    queueWaiting.set(waitingInAll);
    return result;
  }

  function enter(sessionId: string, request: PlaceRequest | ChangeRequest): Promise<Answer> {
    const present = lines.get(sessionId);
    if (waitingInAll >= MAX_WAITING || (present?.length ?? 0) >= MAX_WAITING_PER_SESSION) {
      queueRefused.inc({ why: "full" });
      return Promise.resolve(COME_BACK);
    }
    const line = present ?? new Line(clock);
    const answer = changing(line, () => line.join(request));
    if (present === undefined) {
      lines.set(sessionId, line);
      watch ??= setInterval(lookForTheLate, LOOK_EVERY_MS);
      void serve(sessionId, line);
    }
    return answer;
  }

  /** Serves a line until nobody waits in it. */
  async function serve(sessionId: string, line: Line): Promise<void> {
    while (line.length > 0) {
      // Requests that came in by the same read of the sockets go together.
      await nextTurn();
      const batch = changing(line, () => line.next());
      if (batch.length === 0) continue;
      const outcomes = await serveTogether(sessionId, batch);
      line.land();
      // While these are confirmed and answered, the database works on the next batch.
      void answer(batch, outcomes);
    }
    lines.delete(sessionId);
    if (lines.size > 0) return;
    clearInterval(watch);
    watch = undefined;
  }

  async function serveTogether(sessionId: string, batch: readonly Waiting[]): Promise<readonly Outcome[]> {
    const start = clock();
    const requests = batch.map((waiting) => waiting.request);
    const deadline = (batch[0]?.since ?? start) + MAX_TIME_MS;
    const order = { sessionId, requests, now: services.now(), repeated: false };
    const outcomes = await serveBatch(services, order, { clock, deadline, failuresLeft: MOST_FAILURES });
    services.metrics.batchSize.observe(batch.length);
    services.metrics.batchSeconds.observe((clock() - start) / 1000);
    return outcomes;
  }

  async function answer(batch: readonly Waiting[], committed: readonly Outcome[]): Promise<void> {
    const left = (batch[0]?.since ?? clock()) + MAX_TIME_MS - clock();
    const outcomes = await confirmOutcomes(services, committed, left);
    for (const [i, waiting] of batch.entries()) {
      if (i > 0 && i % ANSWERS_AT_ONCE === 0) await nextTurn();
      waiting.settle(outcomes[i] ?? { status: "rejected", reason: new Error("A batch left a request out") });
    }
  }

  function lookForTheLate(): void {
    for (const line of lines.values()) {
      for (const late of changing(line, () => line.takeLate())) {
        queueRefused.inc({ why: "too-old" });
        late.settle({ status: "fulfilled", value: COME_BACK });
      }
      for (const overdue of line.takeOverdue()) {
        queueRefused.inc({ why: "unanswered" });
        overdue.settle(unanswered());
      }
    }
  }

  async function placeOnce(request: PlaceRequest, keyUse: KeyUse): Promise<Answer> {
    const name = nameOf(keyUse);
    const inUse = keysInUse.get(name);
    if (inUse !== undefined) {
      const isSame = inUse === keyUse.requestHash;
      return isSame ? fail("idempotency-key-in-use", { retryAfterSeconds: 1 }) : fail("idempotency-key-reused");
    }
    keysInUse.set(name, keyUse.requestHash);
    try {
      return await enter(request.wish.sessionId, request);
    } finally {
      keysInUse.delete(name);
    }
  }

  return {
    place(wish, keyUse, desk) {
      const terms = desk === undefined ? {} : { desk };
      const request: PlaceRequest = { kind: "place", id: makeId(), wish, keyUse, ...terms };
      return keyUse === null ? enter(wish.sessionId, request) : placeOnce(request, keyUse);
    },
    change: enter,
  };
}
