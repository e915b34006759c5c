import { Prisma } from "../generated/prisma/client.ts";
import { FIELD_END, personFields, referenceFields, type SearchedBooking } from "./booking-words.ts";
import { searchWords } from "./search-text.ts";

/** Of search_text. */
const LONGEST_TEXT = 800;
/** Letters that stand for a word: InnoDB's shortest word by default, below which a search has no word to look up either. */
const LETTERS = 3;
/** Before each word of a reference. What is folded has no underscore: nobody can search for it. */
const OF_REFERENCE = "__";
/** Stands for all pairs of a booking that has too many. */
const MANY = "_many";

/**
 * What the full-text index holds of a booking: its words, and a mark for every two of name and e-mail address. A mark is looked
 * up in place of two words, of which each may be frequent when both together are not; it has the first letters of them, in the
 * order of the alphabet: `_jeamar` for Jean Martin, Martine Jeannin and jean@martin.example.
 */
export function indexedText(booking: SearchedBooking): string {
  const person = personFields(booking);
  const reference = referenceFields(booking).map((field) => field.replaceAll(/\S+/g, `${OF_REFERENCE}$&`));
  const text = [...person, ...reference].join(FIELD_END);
  const words = person.join(" ").split(" ");
  const pairs = words.flatMap((word, i) => words.slice(i + 1).map((other) => pairOf(word, other)));
  const marked = [text, ...new Set(pairs.filter((pair) => pair !== null))].join(" ");
  return marked.length <= LONGEST_TEXT ? marked : `${text.slice(0, LONGEST_TEXT - MANY.length - 1)} ${MANY}`;
}

/** The words in the index, from a space on, as phrases are looked for; pairs keep their mark. */
export const TEXT_OF_INDEX = Prisma.sql`CONCAT(' ', REPLACE(search_text, ${OF_REFERENCE}, ''))`;

/**
 * A boolean-mode MATCH query that names every booking in which all words of a search begin words, and some others; empty when
 * nothing is left to look for.
 */
export function toIndexQuery(search: string): string {
  const words = searchWords(search);
  const pairs = words.slice(1).flatMap((word, i) => pairQuery(words[i] ?? "", word));
  const parts = pairs.length > 0 ? pairs : words.map((word) => `+(${word}* ${OF_REFERENCE}${word}*)`);
  return parts.join(" ");
}

function pairQuery(one: string, other: string): string[] {
  const pair = pairOf(one, other);
  return pair === null ? [] : [`+(${pair} ${OF_REFERENCE}${one}* ${OF_REFERENCE}${other}* ${MANY})`];
}

/** Null when a search for both may mean one word, or one is too short. Words that begin with different words are different. */
function pairOf(one: string, other: string): string | null {
  if (one.startsWith(other) || other.startsWith(one)) return null;
  const beginnings = [one, other].map((word) => [...word].slice(0, LETTERS));
  if (beginnings.some((letters) => letters.length < LETTERS)) return null;
  const [first, second] = beginnings.map((letters) => letters.join("")).sort();
  return `_${first}${second}`;
}
