/** Letters of a word that is looked for in other spellings. Shorter ones are like too many others. */
const SHORTEST = 4;
const LONGEST = 40;
/** From so many letters on, two of them may be wrong. */
export const TWO_ERRORS_FROM = 8;
/** Of a long word only the beginning is varied: all pairs of letters of twenty would be 190 rows, of seven they are 21. */
const VARIED_LETTERS = 7;
/** A text of many pages has few names after these. */
const WORDS_PER_TEXT = 400;

/** Whether a folded word is one that other spellings are looked for: letters alone, and enough of them. */
export function isSpelledWord(word: string): boolean {
  return /^\p{L}+$/u.test(word) && letters(word).length >= SHORTEST && word.length <= LONGEST;
}

/** How many letters of a word may be wrong (Damerau–Levenshtein). */
export function allowedErrors(word: string): 1 | 2 {
  return letters(word).length >= TWO_ERRORS_FROM ? 2 : 1;
}

/** Those words of a folded text that can be looked for in other spellings, each once, from its beginning on. */
export function spelledWords(foldedText: string): string[] {
  return [...new Set(foldedText.split(" ").filter(isSpelledWord))].slice(0, WORDS_PER_TEXT);
}

/**
 * What is left of a word without so many letters as may be wrong in it, and all that lies between. Two words at that distance share one:
 * an error is a letter too many in one of them, or in both (symmetric deletion: Garbe 2012, SymSpell, which varies the beginning alone, too).
 */
export function wordVariants(word: string): string[] {
  const beginning = letters(word).slice(0, VARIED_LETTERS).join("");
  let last: readonly string[] = [beginning];
  const variants = new Set(last);
  for (let error = 0; error < allowedErrors(word); error++) {
    last = last.flatMap(withoutOneLetter);
    for (const variant of last) variants.add(variant);
  }
  return [...variants];
}

function withoutOneLetter(word: string): string[] {
  const all = letters(word);
  return all.map((_, i) => all.filter((_letter, k) => k !== i).join(""));
}

/** By code points: half a letter is none. */
function letters(word: string): string[] {
  return Array.from(word);
}
