import type { Connection } from "../connection.ts";
import { toFullTextQuery } from "./query-words.ts";
import { isSpelledWord, wordVariants } from "./word-variants.ts";

/** A variant of few letters is one of many words. */
const MOST_CANDIDATES = 500;

/** Whether a folded word is the beginning of a word of any published event. */
export async function isWordOfEvents(db: Connection, word: string): Promise<boolean> {
  const [found] = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM events WHERE MATCH (search_text) AGAINST (${toFullTextQuery(word)} IN BOOLEAN MODE)
      AND status = 'PUBLISHED' LIMIT 1`;
  return found !== undefined;
}

/** Words of events that may be another spelling of a folded word; how alike they are is for the caller to find out. */
export async function wordsLike(db: Connection, word: string): Promise<string[]> {
  if (!isSpelledWord(word)) return [];
  const variants = wordVariants(word);
  const rows = await db.$queryRaw<{ word: string }[]>`
    SELECT DISTINCT w.word FROM JSON_TABLE(${JSON.stringify(variants)}, '$[*]' COLUMNS (
        variant VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$')) v
      STRAIGHT_JOIN search_words w ON w.variant = v.variant LIMIT ${MOST_CANDIDATES}`;
  return rows.map((row) => row.word);
}
