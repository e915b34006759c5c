import type { Measured } from "../row.ts";

/** Counts what happens between `open` and `close`; times are milliseconds of one monotonic clock. */
export class Tally {
  readonly #durations: number[] = [];
  readonly #errors: Record<string, number> = {};
  #openedAt: number | null = null;
  #closedAt: number | null = null;
  #soldOut = false;

  get isOpen(): boolean {
    return this.#openedAt !== null && this.#closedAt === null;
  }

  get isClosed(): boolean {
    return this.#closedAt !== null;
  }

  open(now: number): void {
    this.#openedAt ??= now;
  }

  /** The first time counts. A window that was never opened has no length. */
  close(now: number): void {
    this.#openedAt ??= now;
    this.#closedAt ??= now;
  }

  /** There is nothing left to book: what was done until now is all there is to measure. */
  closeSoldOut(now: number): void {
    if (this.isClosed) return;
    this.#soldOut = true;
    this.close(now);
  }

  done(durationMs: number): void {
    if (this.isOpen) this.#durations.push(durationMs);
  }

  failed(kind: string): void {
    if (this.isOpen) this.#errors[kind] = (this.#errors[kind] ?? 0) + 1;
  }

  measured(): Measured {
    const sorted = Float64Array.from(this.#durations).sort();
    return {
      seconds: ((this.#closedAt ?? 0) - (this.#openedAt ?? 0)) / 1000,
      done: sorted.length,
      errors: { ...this.#errors },
      p50Ms: percentile(sorted, 50),
      p99Ms: percentile(sorted, 99),
      soldOut: this.#soldOut,
    };
  }
}

/** The smallest of the sorted values that at least `percent` in a hundred do not exceed (nearest rank); 0 when there are none. */
export function percentile(sorted: Float64Array, percent: number): number {
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
}
