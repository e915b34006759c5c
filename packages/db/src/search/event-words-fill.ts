import type { Connection } from "../connection.ts";
import { spelledWords, wordVariants } from "./word-variants.ts";

/** Rows of one statement: a portion of a few hundred kilobytes. */
const ROWS_PER_STATEMENT = 5_000;

/**
 * Writes the words of the next events whose words are due. Words are written before the events are marked, and an event that was changed
 * meanwhile stays due: harmless when run twice at once, or cut off.
 * @returns how many events there were, at most `limit`
 */
export async function storeEventWords(db: Connection, { limit }: { readonly limit: number }): Promise<number> {
  const events = await db.event.findMany({
    where: { wordsDue: true },
    select: { id: true, version: true, status: true, searchText: true },
    orderBy: { id: "asc" },
    take: limit,
  });
  if (events.length === 0) return 0;
  const texts = events.filter(({ status }) => status === "PUBLISHED").map(({ searchText }) => searchText);
  const words = [...new Set(texts.flatMap(spelledWords))];
  const rows = words.flatMap((word) => wordVariants(word).map((variant) => ({ variant, word })));
  // In the order of the key, as every other run would write them.
  rows.sort((a, b) => compare(a.variant, b.variant) || compare(a.word, b.word));
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await db.$executeRaw`
      INSERT IGNORE INTO search_words (variant, word)
      SELECT r.variant, r.word FROM JSON_TABLE(${JSON.stringify(rows.slice(start, start + ROWS_PER_STATEMENT))}, '$[*]' COLUMNS (
        variant VARCHAR(40) PATH '$.variant', word VARCHAR(40) PATH '$.word')) r`;
  }
  const done = events.map(({ id, version }) => ({ id, version }));
  await db.$executeRaw`
    UPDATE JSON_TABLE(${JSON.stringify(done)}, '$[*]' COLUMNS (
        id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin PATH '$.id', version INT PATH '$.version')) r
      STRAIGHT_JOIN events e ON e.id = r.id SET e.words_due = FALSE WHERE e.version = r.version`;
  return events.length;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
