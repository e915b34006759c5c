import { spellingErrors } from "./spelling-rules.ts";

/** A word as it was typed, folded; the last one may be cut off. */
export interface SoughtWord {
  readonly word: string;
  /** Letters that may be wrong in it; none in one that is too short. */
  readonly errors: number;
}

/**
 * How well a folded name fits: 0 when each word begins one of the name's, more for each letter that is wrong, null when a word fits none
 * of them. A name is short, so that all its words can be compared.
 */
export function misfit(words: readonly SoughtWord[], foldedName: string): number | null {
  const own = foldedName.split(" ");
  const errors = words.map((sought) => Math.min(...own.map((word) => misfitOfWord(sought, word))));
  const total = errors.reduce((sum, one) => sum + one, 0);
  return words.length === 0 || !Number.isFinite(total) ? null : total;
}

function misfitOfWord({ word, errors }: SoughtWord, own: string): number {
  if (own.startsWith(word)) return 0;
  if (errors === 0) return Number.POSITIVE_INFINITY;
  // Somebody may still be typing: as much of the name as was typed, too.
  const wrong = Math.min(spellingErrors(word, own), spellingErrors(word, own.slice(0, word.length)));
  return wrong <= errors ? wrong : Number.POSITIVE_INFINITY;
}

/** The things whose names fit best, at most `most` of them, the best first. */
export function bestFits<Thing>(
  things: readonly Thing[],
  misfitOf: (thing: Thing) => number | null,
  most: number,
): Thing[] {
  const fitting = things.flatMap((thing) => {
    const misses = misfitOf(thing);
    return misses === null ? [] : [{ thing, misses }];
  });
  return fitting
    .sort((a, b) => a.misses - b.misses)
    .slice(0, most)
    .map(({ thing }) => thing);
}
