import type { Entry } from "../record/entry.ts";
import { LatestAcknowledged } from "./acknowledged.ts";
import { Desk, type Listener } from "./desk.ts";
import type { Api } from "./door.ts";
import { beGuest } from "./guest.ts";
import { letNewcomersIn } from "./newcomers.ts";
import { beCausalReader, beVisitor } from "./readers.ts";
import { makeKey, toBook } from "./wishes.ts";

const HOT_GUESTS = 8;
const COLD_GUESTS = 8;
const CAUSAL_READERS = 3;
const VISITORS = 2;

/** A request of an unknown outcome may be carried out for as long as the server repeats its transaction, and a margin. */
const LATE_MS = 10_000;

/** What people want to book, and where they look. */
export interface Sale {
  readonly hot: string;
  readonly cold: readonly string[];
  readonly pages: readonly string[];
  /** An API key that may see all bookings. */
  readonly staffKey: string;
}

/** People who book and look, until it is stopped. */
export class Load {
  readonly #desk: Desk;
  readonly #sale: Sale;
  readonly #people: Promise<unknown>;
  #lastUnknownAt = Number.NEGATIVE_INFINITY;

  constructor(apis: readonly Api[], sale: Sale, hear: Listener) {
    this.#sale = sale;
    this.#desk = new Desk(apis, (entry) => {
      this.#noteUnknown(entry);
      hear(entry);
    });
    this.#people = this.#letIn();
    // Whoever awaits the end is told; until then it must not end the process.
    this.#people.catch(() => {});
  }

  now(): number {
    return this.#desk.now();
  }

  /** Bookings of the hot session, all sent to one API process at one moment, and repeated there or elsewhere until answered. */
  async burst(api: Api, count: number): Promise<void> {
    const seats = () => ({ session: this.#sale.hot, seats: 1, key: makeKey() });
    const desk = this.#desk;
    await Promise.all(Array.from({ length: count }, () => desk.untilAnswered(toBook(seats(), desk.nextWish()), api)));
  }

  /** Resolves when the last client has its answer or has given up, and nothing that they asked for can still happen. */
  async stop(): Promise<void> {
    this.#desk.end();
    await this.#people;
    const wait = this.#lastUnknownAt + LATE_MS - this.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
  }

  #letIn(): Promise<unknown> {
    const { hot, cold, pages, staffKey } = this.#sale;
    const desk = this.#desk;
    const latest = new LatestAcknowledged();
    const many = (count: number, be: () => Promise<void>) => Array.from({ length: count }, be);
    return Promise.all([
      ...many(HOT_GUESTS, () => beGuest(desk, { sessions: [hot], latest })),
      ...many(COLD_GUESTS, () => beGuest(desk, { sessions: cold, latest })),
      ...many(CAUSAL_READERS, () => beCausalReader(desk, latest, staffKey)),
      ...many(VISITORS, () => beVisitor(desk, pages)),
      letNewcomersIn(desk, { sessions: cold, pages, staffKey, latest }),
    ]);
  }

  #noteUnknown({ kind, endedAt, outcome }: Entry): void {
    const isChange = kind === "book" || kind === "confirm" || kind === "cancel";
    if (isChange && outcome.kind === "unknown") this.#lastUnknownAt = endedAt;
  }
}
