import { allowedErrors, type Connection, isWordOfEvents, searchWords, wordsLike } from "@guichet/db";
import { likelySpellings, searchesToTry, type TypedWord } from "./spelling-rules.ts";

/** What to search for in place of words that no event has, likeliest first; nothing when all are known, or like no other. */
export async function otherSpellings(db: Connection, q: string): Promise<string[]> {
  return searchesToTry(await Promise.all(searchWords(q).map((word) => readWord(db, word))));
}

async function readWord(db: Connection, word: string): Promise<TypedWord> {
  const candidates = await wordsLike(db, word);
  const spellings = likelySpellings(word, candidates, allowedErrors(word));
  if (spellings.length === 0 || (await isWordOfEvents(db, word))) return { word, spellings: [] };
  return { word, spellings };
}
