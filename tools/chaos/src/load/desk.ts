import { setTimeout as sleep } from "node:timers/promises";
import type { Entry } from "../record/entry.ts";
import { type Api, send, type Wish } from "./door.ts";

/** Between two tries of a wish, drawn a half shorter to a half longer. */
const PAUSE_MS = 400;
/** A wish without an answer is given up after this: longer than any fault lasts. */
const LAST_START_MS = 90_000;
/** And after the end of the load. */
const GRACE_MS = 20_000;

/** What became of a connection, in words of Node and of its `fetch`. */
const NOBODY_LISTENS = "ECONNREFUSED";
const BROKEN = ["ECONNRESET", "UND_ERR_SOCKET"];

/** Takes in the record of every request. */
export type Listener = (entry: Entry) => void;

/** What all clients of a load share: the API processes, the clock, the record, and whether it is over. */
export class Desk {
  /** Requests that are under way, by API process. */
  readonly underWay = new Map<string, number>();
  readonly #apis: readonly Api[];
  readonly #hear: Listener;
  readonly #origin = performance.now();
  #wishes = 0;
  #overAt: number | null = null;

  constructor(apis: readonly Api[], hear: Listener) {
    this.#apis = apis;
    this.#hear = hear;
  }

  /** Milliseconds of the load's clock. */
  readonly now = (): number => performance.now() - this.#origin;

  get isOver(): boolean {
    return this.#overAt !== null;
  }

  /** Clients begin nothing new, and end what they are at. */
  end(): void {
    this.#overAt ??= this.now();
  }

  nextWish(): number {
    this.#wishes += 1;
    return this.#wishes;
  }

  anyApi(): Api {
    return this.#at(Math.floor(Math.random() * this.#apis.length));
  }

  otherApi({ name }: Pick<Api, "name">): Api {
    return this.#at(this.#apis.findIndex((api) => api.name === name) + 1);
  }

  /** Sends a request once. */
  async once(wish: Wish, api: Api): Promise<Entry> {
    this.underWay.set(api.name, (this.underWay.get(api.name) ?? 0) + 1);
    const entry = await send(wish, api, this.now);
    this.underWay.set(api.name, (this.underWay.get(api.name) ?? 1) - 1);
    this.#hear(entry);
    return entry;
  }

  /**
   * Sends a request once to whoever is there: where nobody listens, or the connection of a question breaks, the other is asked, as a
   * proxy does.
   */
  async onceAnywhere(wish: Wish, first: Api = this.anyApi()): Promise<Entry> {
    const entry = await this.once(wish, first);
    if (entry.outcome.kind !== "unknown") return entry;
    const { why } = entry.outcome;
    const isSafe = why === NOBODY_LISTENS || (wish.method === "GET" && BROKEN.includes(why));
    return isSafe ? this.once(wish, this.otherApi(first)) : entry;
  }

  /**
   * Sends it, to one API process and the other in turns, until somebody answers, as the web does with the same key. Where nobody
   * listens, the other is asked at once, as a proxy would. @returns the last try: without an outcome when it was given up
   */
  async untilAnswered(wish: Wish, first: Api = this.anyApi()): Promise<Entry> {
    const begun = this.now();
    let api = first;
    for (let tries = 1; ; tries++) {
      const entry = await this.once(wish, api);
      if (entry.outcome.kind !== "unknown" || this.#isLate(begun)) return entry;
      api = this.otherApi(api);
      const isNobodyThere = entry.outcome.why === NOBODY_LISTENS;
      if (!isNobodyThere || tries % this.#apis.length === 0) await sleep(PAUSE_MS * (0.5 + Math.random()));
    }
  }

  #isLate(begun: number): boolean {
    const now = this.now();
    return now - begun > LAST_START_MS || (this.#overAt !== null && now - this.#overAt > GRACE_MS);
  }

  #at(index: number): Api {
    const api = this.#apis[index % this.#apis.length];
    if (api === undefined) throw new Error("A load needs an API process");
    return api;
  }
}
