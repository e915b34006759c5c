import type { Answer, ChangeRequest, SessionRequest } from "./batch.ts";
import type { Outcome } from "./batch-service.ts";
import { MAX_AGE_MS, MAX_TIME_MS, takeBatch } from "./queue-rules.ts";

/** A request in line, or in the transaction that its line is at. */
export interface Waiting {
  readonly request: SessionRequest;
  /** Monotonic milliseconds. */
  readonly since: number;
  /** The first time counts. */
  settle(outcome: Outcome): void;
}

/** Those who wait for one session, and those whom its transaction is serving. */
export class Line {
  readonly #clock: () => number;
  #waiting: Waiting[] = [];
  #inFlight: readonly Waiting[] = [];
  /** Confirmations and cancellations that wait, by what they ask: who asks the same gets the same answer. */
  readonly #shared = new Map<string, Promise<Answer>>();

  /** @param clock monotonic milliseconds */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  get length(): number {
    return this.#waiting.length;
  }

  join(request: SessionRequest): Promise<Answer> {
    const sameAs = sharedName(request);
    const shared = sameAs === null ? undefined : this.#shared.get(sameAs);
    if (shared !== undefined) return shared;
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.#waiting.push({
      request,
      since: this.#clock(),
      settle: (outcome) => (outcome.status === "fulfilled" ? resolve(outcome.value) : reject(outcome.reason)),
    });
    if (sameAs !== null) this.#shared.set(sameAs, promise);
    return promise;
  }

  /** Takes the next batch. */
  next(): readonly Waiting[] {
    const { batch, rest } = takeBatch(this.#waiting);
    this.#waiting = rest;
    this.#inFlight = batch;
    this.#unshare(batch);
    return batch;
  }

  /** The batch in flight has its outcomes. */
  land(): void {
    this.#inFlight = [];
  }

  /** Those who have waited too long to be tried: they leave the line. */
  takeLate(): readonly Waiting[] {
    const now = this.#clock();
    const late = this.#waiting.filter(({ since }) => now - since > MAX_AGE_MS);
    if (late.length > 0) this.#waiting = this.#waiting.filter(({ since }) => now - since <= MAX_AGE_MS);
    this.#unshare(late);
    return late;
  }

  /** Those whose transaction takes too long, each once: it goes on, and may book what they asked for. */
  takeOverdue(): readonly Waiting[] {
    const now = this.#clock();
    const overdue = this.#inFlight.filter(({ since }) => now - since > MAX_TIME_MS);
    if (overdue.length > 0) this.#inFlight = this.#inFlight.filter(({ since }) => now - since <= MAX_TIME_MS);
    return overdue;
  }

  #unshare(gone: readonly Waiting[]): void {
    for (const { request } of gone) {
      const name = sharedName(request);
      if (name !== null) this.#shared.delete(name);
    }
  }
}

/** Asking twice is asking once, for these. */
function sharedName(request: SessionRequest): string | null {
  if (request.kind !== "confirm" && request.kind !== "cancel") return null;
  const { kind, bookingId, byStaff }: ChangeRequest = request;
  return `${kind} ${bookingId} ${byStaff}`;
}
