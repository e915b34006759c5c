/** How many spellings of a search are tried at most. */
const MOST_TRIES = 3;

/**
 * How many letters are wrong between two words: one too many, one missing, one for another, or two neighbours swapped (optimal string
 * alignment, the restricted Damerau–Levenshtein distance).
 */
export function spellingErrors(one: string, other: string): number {
  const [a, b] = [Array.from(one), Array.from(other)];
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let k = 1; k <= b.length; k++) {
      const differs = a[i - 1] === b[k - 1] ? 0 : 1;
      const swapped = i > 1 && k > 1 && a[i - 1] === b[k - 2] && a[i - 2] === b[k - 1];
      row.push(
        Math.min(
          at(last, k) + 1,
          at(row, k - 1) + 1,
          at(last, k - 1) + differs,
          swapped ? at(beforeLast, k - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], k: number): number {
  return row[k] ?? Number.POSITIVE_INFINITY;
}

/**
 * The words that one may have meant, likeliest first: of fewest errors, then with the same beginning (people get the first letters right),
 * then in the order of the alphabet.
 * @param most errors that are forgiven
 */
export function likelySpellings(typed: string, candidates: readonly string[], most: number): string[] {
  return candidates
    .map((word) => ({ word, errors: spellingErrors(typed, word), shared: sharedBeginning(typed, word) }))
    .filter(({ errors }) => errors > 0 && errors <= most)
    .sort((a, b) => a.errors - b.errors || b.shared - a.shared || (a.word < b.word ? -1 : 1))
    .map(({ word }) => word);
}

function sharedBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

/** One word of a search, and what may stand for it; nothing when it is known, or like no other. */
export interface TypedWord {
  readonly word: string;
  readonly spellings: readonly string[];
}

/**
 * The searches to try in place of one that found nothing, likeliest first. A word that is known stays; none are tried when no word has
 * another spelling.
 */
export function searchesToTry(words: readonly TypedWord[]): string[] {
  if (words.every(({ spellings }) => spellings.length === 0)) return [];
  const tries = Array.from({ length: MOST_TRIES }, (_, i) =>
    words.map(({ word, spellings }) => spellings[Math.min(i, spellings.length - 1)] ?? word).join(" "),
  );
  return [...new Set(tries)];
}

/**
 * A folded search as one would write it: each word as the texts have it that were found by it, in lower case (« theatre » is « théâtre »).
 * @param fold what the search was folded by
 */
export function asWritten(search: string, texts: readonly string[], fold: (text: string) => string): string {
  const written = texts.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
  return search
    .split(" ")
    .map((word) => written.find((candidate) => fold(candidate) === word) ?? word)
    .join(" ");
}
