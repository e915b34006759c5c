import { bookingText, type SearchedBooking } from "./booking-words.ts";
import { foldText } from "./folded-text.ts";
import { searchWords, toFullTextQuery } from "./search-text.ts";

/** Of search_text. */
const LONGEST_TEXT = 800;
/** Letters that stand for a word: InnoDB's shortest word by default, below which a search has no word to look up either. */
const LETTERS = 3;
/** Stands for all pairs of a booking that has too many. Nothing that is folded has an underscore: nobody can search for these marks. */
const MANY = "_many";

/**
 * What the full-text index holds of a booking: its words, and a mark for every two of them, which is looked up in place of the
 * two where each may be frequent and both together are not. A mark has the first letters of two words in either order:
 * `_jeamar` for Jean Martin, Martine Jeannin and jean@martin.example. Those of the reference have marks of their own, as few
 * bookings share one with anything.
 */
export function indexedText(booking: SearchedBooking): string {
  const text = bookingText(booking);
  const words = foldText(booking.name, booking.email).split(" ");
  const pairs = words.flatMap((word, i) => words.slice(i + 1).map((other) => pairOf(word, other)));
  const parts = foldText(booking.reference).split(" ");
  const references = parts.map((_, i) => referenceMark(parts.slice(i).join("")));
  const marked = [text, ...references, ...new Set(pairs.filter((pair) => pair !== null))].join(" ");
  return marked.length <= LONGEST_TEXT ? marked : `${text.slice(0, LONGEST_TEXT - MANY.length - 1)} ${MANY}`;
}

/**
 * A boolean-mode MATCH query that names every booking in which all words of a search begin words, and some others; null when
 * nothing is left to look for.
 */
export function toIndexQuery(search: string): string | null {
  const words = searchWords(search);
  const pairs = words.slice(1).flatMap((word, i) => {
    const before = words[i] ?? "";
    const pair = pairOf(before, word);
    return pair === null ? [] : [`+(${pair} ${referenceMark(before)}* ${referenceMark(word)}* ${MANY})`];
  });
  return pairs.length > 0 ? pairs.join(" ") : toFullTextQuery(search);
}

/** Null when one word may stand for both, or one is too short. Words that begin with different ones are different ones. */
function pairOf(one: string, other: string): string | null {
  if (one.startsWith(other) || other.startsWith(one)) return null;
  const beginnings = [one, other].map((word) => [...word].slice(0, LETTERS));
  if (beginnings.some((letters) => letters.length < LETTERS)) return null;
  return `_${beginnings
    .map((letters) => letters.join(""))
    .sort()
    .join("")}`;
}

function referenceMark(word: string): string {
  return `__${word}`;
}
