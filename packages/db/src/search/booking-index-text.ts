import { Prisma } from "../../generated/prisma/client.ts";
import { FIELD_END, personFields, referenceFields, type SearchedBooking } from "./booking-phrases.ts";
import { searchWords } from "./query-words.ts";

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
  const words = [...new Set(person.join(" ").split(" "))].map(wordOf);
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
  const words = searchWords(search).map(wordOf);
  const pairs = words.slice(1).flatMap((word, i) => pairQuery(words[i] ?? word, word));
  const parts = pairs.length > 0 ? pairs : words.map(({ text }) => `+(${text}* ${OF_REFERENCE}${text}*)`);
  return parts.join(" ");
}

function pairQuery(one: Word, other: Word): string[] {
  const pair = pairOf(one, other);
  return pair === null ? [] : [`+(${pair} ${OF_REFERENCE}${one.text}* ${OF_REFERENCE}${other.text}* ${MANY})`];
}

interface Word {
  readonly text: string;
  /** The first letters; null when there are not so many. */
  readonly beginning: string | null;
}

function wordOf(text: string): Word {
  const letters = [...text.slice(0, 2 * LETTERS)].slice(0, LETTERS);
  return { text, beginning: letters.length === LETTERS ? letters.join("") : null };
}

/** Null when a search for both may mean one word, or one is too short. Words that begin with different words are different. */
function pairOf(one: Word, other: Word): string | null {
  if (one.beginning === null || other.beginning === null) return null;
  if (one.text.startsWith(other.text) || other.text.startsWith(one.text)) return null;
  return one.beginning < other.beginning
    ? `_${one.beginning}${other.beginning}`
    : `_${other.beginning}${one.beginning}`;
}
