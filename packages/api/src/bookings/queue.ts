import { setImmediate as nextTurn } from "node:timers/promises";
import { fail } from "../errors.ts";
import type { Answer, BatchServices, ChangeRequest, KeyUse, PlaceRequest, SessionRequest, Wish } from "./batch.ts";
import { type Outcome, serveBatch } from "./batch-service.ts";
import { makeId } from "./codes.ts";
import { nameOf } from "./key-service.ts";
import { MAX_AGE_MS, MAX_WAITING, MAX_WAITING_PER_SESSION, takeBatch } from "./queue-rules.ts";

/** Takes requests about bookings and answers each once it is committed or refused. */
export interface BookingQueue {
  place(wish: Wish, keyUse: KeyUse | null): Promise<Answer>;
  change(sessionId: string, change: ChangeRequest): Promise<Answer>;
}

/** A request in line. */
interface Waiting {
  readonly request: SessionRequest;
  /** Monotonic milliseconds. */
  readonly since: number;
  settle(outcome: Outcome): void;
}

interface Line {
  waiting: Waiting[];
}

/** Milliseconds that a request may take in all. */
const BUDGET_MS = 8_000;
const TOO_MANY: Answer = fail("busy", { retryAfterSeconds: 2 });

/**
 * Group commit: one line per session. Requests that arrive while a transaction is in flight join the next one, in order of
 * arrival (see batch-service.ts). Sessions do not wait for each other, but for a connection of the pool. A line that is too long
 * takes nobody, and one who has waited too long is sent away: both are told to come back (503).
 */
export function createBookingQueue(services: BatchServices): BookingQueue {
  const lines = new Map<string, Line>();
  const keysInUse = new Map<string, string>();
  const { queueWaiting, queueRefused } = services.metrics;
  let waitingInAll = 0;

  function enter(sessionId: string, request: SessionRequest): Promise<Answer> {
    const present = lines.get(sessionId);
    if (waitingInAll >= MAX_WAITING || (present?.waiting.length ?? 0) >= MAX_WAITING_PER_SESSION) {
      queueRefused.inc({ why: "full" });
      return Promise.resolve(TOO_MANY);
    }
    const line = present ?? { waiting: [] };
    queueWaiting.set(++waitingInAll);
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    line.waiting.push({
      request,
      since: performance.now(),
      settle: (outcome) => (outcome.status === "fulfilled" ? resolve(outcome.value) : reject(outcome.reason)),
    });
    if (present === undefined) {
      lines.set(sessionId, line);
      void serve(sessionId, line);
    }
    return promise;
  }

  /** Serves a line until nobody waits in it. */
  async function serve(sessionId: string, line: Line): Promise<void> {
    while (line.waiting.length > 0) {
      // Requests that came in by the same read of the sockets go together.
      await nextTurn();
      const { batch, rest } = takeBatch(line.waiting);
      line.waiting = rest;
      waitingInAll -= batch.length;
      queueWaiting.set(waitingInAll);
      await serveTogether(sessionId, sendAwayTheLate(batch));
    }
    lines.delete(sessionId);
  }

  function sendAwayTheLate(batch: readonly Waiting[]): readonly Waiting[] {
    const earliest = performance.now() - MAX_AGE_MS;
    return batch.filter((waiting) => {
      if (waiting.since >= earliest) return true;
      queueRefused.inc({ why: "too-old" });
      waiting.settle({ status: "fulfilled", value: TOO_MANY });
      return false;
    });
  }

  async function serveTogether(sessionId: string, batch: readonly Waiting[]): Promise<void> {
    const [first] = batch;
    if (first === undefined) return;
    const start = performance.now();
    const requests = batch.map((waiting) => waiting.request);
    const order = { sessionId, requests, now: services.now(), repeated: false };
    const outcomes = await serveBatch(services, order, first.since + BUDGET_MS);
    services.metrics.batchSize.observe(batch.length);
    services.metrics.batchSeconds.observe((performance.now() - start) / 1000);
    batch.forEach((waiting, i) => {
      waiting.settle(outcomes[i] ?? { status: "rejected", reason: new Error("A batch left a request out") });
    });
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
    place(wish, keyUse) {
      const request: PlaceRequest = { kind: "place", id: makeId(), wish, keyUse };
      return keyUse === null ? enter(wish.sessionId, request) : placeOnce(request, keyUse);
    },
    change: (sessionId, change) => enter(sessionId, change),
  };
}
