import type { Entry, Kind } from "../record/entry.ts";

/** Between two instants of the run's clock, in milliseconds. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** When requests of each kind were acknowledged. */
export class Pulse {
  readonly #at = new Map<Kind, number[]>();

  hear({ kind, endedAt, outcome }: Entry): void {
    if (outcome.kind !== "acknowledged") return;
    const times = this.#at.get(kind);
    if (times === undefined) this.#at.set(kind, [endedAt]);
    else times.push(endedAt);
  }

  /**
   * The longest time in milliseconds in which none of these kinds was acknowledged, of all such times that reach into the
   * window: one that had begun before it counts from its beginning, one that outlasts it to the window's end.
   */
  longestGap(kinds: readonly Kind[], { from, to }: Window): number {
    const times = this.#of(kinds);
    let longest = 0;
    let last = times.findLast((at) => at <= from) ?? from;
    for (const at of [...times.filter((at) => at > from && at < to), to]) {
      longest = Math.max(longest, at - last);
      last = at;
    }
    return longest;
  }

  /** Milliseconds from an instant to the first acknowledgement after it; null when there was none. */
  firstAfter(kinds: readonly Kind[], from: number): number | null {
    const at = this.#of(kinds).find((at) => at > from);
    return at === undefined ? null : at - from;
  }

  #of(kinds: readonly Kind[]): number[] {
    return kinds.flatMap((kind) => this.#at.get(kind) ?? []).sort((a, b) => a - b);
  }
}
