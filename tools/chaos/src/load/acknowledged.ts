import type { BookingFacts } from "../record/entry.ts";

/** Of the bookings that were acknowledged last. */
const MOST_KEPT = 64;

export interface Acknowledged {
  readonly facts: BookingFacts;
  /** The API process that said so: readers ask another. */
  readonly by: string;
}

/** What was acknowledged a moment ago: what causal readers look for. */
export class LatestAcknowledged {
  readonly #ring: Acknowledged[] = [];
  #count = 0;

  add(one: Acknowledged): void {
    this.#ring[this.#count % MOST_KEPT] = one;
    this.#count += 1;
  }

  /** The newest more often than the others, as a guest looks at once; null before the first. */
  pick(): Acknowledged | null {
    if (this.#count === 0) return null;
    const age = Math.floor(Math.random() ** 3 * this.#ring.length);
    return this.#ring[(this.#count - 1 - age + this.#ring.length * 2) % this.#ring.length] ?? null;
  }
}
