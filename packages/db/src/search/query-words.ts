import { foldText } from "./folded-text.ts";

/** Words kept of one search: more add cost, not precision. */
const MAX_SEARCH_WORDS = 8;
const MAX_WORD_LENGTH = 40;
/** InnoDB's innodb_ft_min_token_size by default. */
const SHORTEST_INDEXED_WORD = 3;

/**
 * The words of a search, folded. Short ones are dropped beside longer ones: a server with default settings does not index them
 * and would find nothing.
 */
export function searchWords(search: string): string[] {
  const all = foldText(search).split(" ").filter(Boolean);
  const long = all.filter((word) => word.length >= SHORTEST_INDEXED_WORD);
  const words = (long.length > 0 ? long : all).slice(0, MAX_SEARCH_WORDS);
  return words.map((word) => word.slice(0, MAX_WORD_LENGTH));
}

/** A boolean-mode MATCH query in which every word must occur, at least as a prefix; null when nothing is left to look for. */
export function toFullTextQuery(search: string): string | null {
  const words = searchWords(search);
  return words.length === 0 ? null : words.map((word) => `+${word}*`).join(" ");
}
