import type { SeatRun } from "@guichet/db";

/** The free seats of a session while a batch is planned: each is given once. */
export class FreeSeats {
  readonly #runs: { from: number; to: number }[];

  /** @param runs lowest first, none touching the next */
  constructor(runs: readonly SeatRun[]) {
    this.#runs = runs.map(({ from, to }) => ({ from, to }));
  }

  /** How many are left. */
  get count(): number {
    return this.#runs.reduce((sum, run) => sum + run.to - run.from + 1, 0);
  }

  /**
   * Takes `count` seats, lowest first: from the first run that holds them together, else the lowest ones.
   * @returns their numbers in rising order; null, and nothing is taken, when fewer are free
   */
  take(count: number): number[] | null {
    const together = this.#runs.findIndex((run) => run.to - run.from + 1 >= count);
    if (together >= 0) return this.#takeFrom(together, count);
    if (this.count < count) return null;
    const seats: number[] = [];
    for (const run of this.#runs) {
      const length = Math.min(run.to - run.from + 1, count - seats.length);
      for (let i = 0; i < length; i++) seats.push(run.from + i);
      run.from += length;
    }
    this.#runs.splice(0, this.#runs.length, ...this.#runs.filter((run) => run.from <= run.to));
    return seats;
  }

  #takeFrom(index: number, count: number): number[] {
    const run = this.#runs[index];
    if (run === undefined) throw new RangeError("There is no such run");
    const seats = Array.from({ length: count }, (_, i) => run.from + i);
    run.from += count;
    if (run.from > run.to) this.#runs.splice(index, 1);
    return seats;
  }
}
