import { foldText } from "./folded-text.ts";

/** Between two fields: no phrase runs from the end of a name into the e-mail address behind it. */
export const FIELD_END = " | ";
const MAX_PHRASES = 8;

export interface SearchedBooking {
  readonly name: string;
  readonly email: string;
  readonly reference: string;
}

/** What a booking is found by: the words of its name, e-mail address and reference, the latter without its dash as well. */
export function bookingText(booking: SearchedBooking): string {
  return [...personFields(booking), ...referenceFields(booking)].join(FIELD_END);
}

export function personFields({ name, email }: SearchedBooking): string[] {
  return [name, email].map((field) => foldText(field));
}

export function referenceFields({ reference }: SearchedBooking): string[] {
  return [reference, reference.replace("-", "")].map((field) => foldText(field));
}

/**
 * What is looked for: each run of letters, digits and signs as one phrase, so that `o'n` and `jean.martin@exam` stay
 * together. Empty when the search holds no letter or digit.
 */
export function searchPhrases(search: string): string[] {
  const phrases = search.split(/\s+/u).map((run) => foldText(run));
  return [...new Set(phrases.filter((phrase) => phrase !== ""))].slice(0, MAX_PHRASES);
}

/** Whether every phrase occurs in the text, each from the beginning of a word on. */
export function hasPhrases(text: string, phrases: readonly string[]): boolean {
  const padded = ` ${text}`;
  return phrases.every((phrase) => padded.includes(` ${phrase}`));
}
