import { type Database, storeEventWords } from "@guichet/db";

const EVENTS_PER_BATCH = 200;

/**
 * Writes the words of events that were made or changed, so that searches find them misspelled.
 * @param signal stops the run between two batches
 * @returns how many events there were
 */
export async function indexEventWords(
  { database }: { readonly database: Pick<Database, "writer"> },
  signal?: AbortSignal,
): Promise<number> {
  let indexed = 0;
  for (let count = EVENTS_PER_BATCH; count === EVENTS_PER_BATCH && !signal?.aborted; indexed += count) {
    count = await storeEventWords(database.writer, { limit: EVENTS_PER_BATCH });
  }
  return indexed;
}
