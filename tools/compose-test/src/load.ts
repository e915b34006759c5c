import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Booking, json, request } from "./guest.ts";

export interface LoadOptions {
  readonly apiUrl: string;
  readonly webUrl: string;
  readonly sessionId: string;
}

export interface Tally {
  /** As their guests were told last. */
  readonly acknowledged: ReadonlyMap<string, Booking>;
  /** What was not answered well at the first try: `POST 503`, `GET ECONNRESET`. */
  readonly failures: readonly string[];
  readonly requests: number;
  /** The longest time, in milliseconds, in which no booking was acknowledged. */
  readonly longestPauseMs: number;
}

export interface Load {
  /** Lets each guest finish what is begun. @throws Error when one never got an answer */
  stop(): Promise<Tally>;
}

const GUESTS = 4;
const PAUSE_MS = 100;
const RETRY_MS = 250;
/** Longer than anything that is done to the cluster may keep a guest waiting. */
const GIVE_UP_MS = 120_000;

/**
 * Light traffic through the published ports: some who book and confirm one seat after the other, and one who reads. A guest repeats a
 * request that failed, with the same idempotency key, as the interface does.
 */
export function startLoad({ apiUrl, webUrl, sessionId }: LoadOptions): Load {
  const acknowledged = new Map<string, Booking>();
  const failures: string[] = [];
  let requests = 0;
  let stopping = false;
  let last = performance.now();
  let longestPauseMs = 0;

  async function attempt(url: string, init: RequestInit, isDone: (status: number) => boolean) {
    requests += 1;
    const name = init.method ?? "GET";
    try {
      const answer = await request(url, init);
      if (isDone(answer.status)) return answer;
      failures.push(`${name} ${answer.status}`);
    } catch (error) {
      const { cause, name: kind } = error as Error & { cause?: { code?: string } };
      failures.push(`${name} ${cause?.code ?? kind}`);
    }
    return null;
  }

  async function persist(url: string, init: RequestInit, isDone: (status: number) => boolean): Promise<Booking> {
    const deadline = performance.now() + GIVE_UP_MS;
    for (;;) {
      const answer = await attempt(url, init, isDone);
      if (answer !== null) return answer.body as Booking;
      if (performance.now() > deadline) throw new Error(`no answer for ${GIVE_UP_MS / 1000} s: ${failures.at(-1)}`);
      await sleep(RETRY_MS);
    }
  }

  async function guest(index: number) {
    const name = `Guest ${index}`;
    for (let round = 0; !stopping; round += 1) {
      const body = { sessionId, name, email: `guest${index}@example.org`, seats: 1 };
      const init = json(body, { "idempotency-key": randomUUID() });
      const booking = await persist(`${apiUrl}/bookings/`, init, (status) => status === 201);
      longestPauseMs = Math.max(longestPauseMs, performance.now() - last);
      last = performance.now();
      acknowledged.set(booking.id, booking);
      if (round % 3 === 0) {
        const confirmed = await persist(
          `${apiUrl}/bookings/${booking.id}/confirm`,
          json({}),
          (status) => status === 200,
        );
        acknowledged.set(booking.id, confirmed);
      }
      await sleep(PAUSE_MS);
    }
  }

  async function reader() {
    const pages = [`${webUrl}/`, `${apiUrl}/events/`, `${webUrl}/admin.html`];
    for (let round = 0; !stopping; round += 1) {
      await attempt(pages[round % pages.length] as string, {}, (status) => status === 200);
      await sleep(PAUSE_MS);
    }
  }

  const all = Promise.all([reader(), ...Array.from({ length: GUESTS }, (_, index) => guest(index))]);
  // Whoever gives up is reported by stop().
  all.catch(() => undefined);
  return {
    async stop() {
      stopping = true;
      await all;
      longestPauseMs = Math.max(longestPauseMs, performance.now() - last);
      return { acknowledged, failures, requests, longestPauseMs };
    },
  };
}
