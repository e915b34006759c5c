/** A piece of a text, and whether it is what was searched for. */
export interface TextPart {
  readonly text: string;
  readonly isMatch: boolean;
}

const REFERENCE = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/;
/** A reference, or its beginning, typed without its dash. */
const UNDASHED = /^([0-9a-z]{4})([0-9a-z]{1,4})$/i;

/**
 * A text in pieces, where words begin as those of a search do: without regard to capitals, accents and, in a reference, its dash. The
 * same fold finds them in the database (packages/db/src/search/folded-text.ts).
 */
export function highlightParts(text: string, query: string): readonly TextPart[] {
  const words = foldedWords(REFERENCE.test(text) ? query.replace(UNDASHED, "$1 $2") : query);
  if (words.length === 0) return [{ text, isMatch: false }];
  const { folded, from } = foldedWithPlaces(text);
  const marked = new Array<boolean>(text.length).fill(false);
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      if (at > 0 && isPartOfWord(folded[at - 1])) continue;
      marked.fill(true, from[at], from[at + word.length] ?? text.length);
    }
  }
  return cut(text, marked);
}

function foldedWords(query: string): string[] {
  return foldedWithPlaces(query)
    .folded.split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** The folded text, and where in the text each of its letters comes from. */
function foldedWithPlaces(text: string): { folded: string; from: number[] } {
  let folded = "";
  const from: number[] = [];
  let place = 0;
  for (const letter of text) {
    const plain = letter.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
    const letters = plain.replace("œ", "oe").replace("æ", "ae").replace("ß", "ss");
    for (let i = 0; i < letters.length; i += 1) from.push(place);
    folded += letters;
    place += letter.length;
  }
  return { folded, from };
}

function isPartOfWord(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
}

function cut(text: string, marked: readonly boolean[]): TextPart[] {
  const parts: TextPart[] = [];
  for (let start = 0; start < text.length; ) {
    let end = start + 1;
    while (end < text.length && marked[end] === marked[start]) end += 1;
    parts.push({ text: text.slice(start, end), isMatch: marked[start] === true });
    start = end;
  }
  return parts;
}
