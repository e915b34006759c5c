import { type Database, indexBookings } from "@guichet/db";

const BOOKINGS_PER_BATCH = 1_000;
/** Milliseconds after which no transaction is still about to store a booking made then; it lasts 8 s at most, and clocks differ. */
const SETTLED_AFTER_MS = 60_000;

/**
 * Writes bookings into the index of searches, oldest first, a batch at a time. Those of the last minute wait; a search reads them
 * where they are.
 * @param signal stops the run between two batches
 * @returns how many there were
 */
export async function indexNewBookings(
  { database, now }: { readonly database: Pick<Database, "writer">; readonly now: () => Date },
  signal?: AbortSignal,
): Promise<number> {
  const until = new Date(now().getTime() - SETTLED_AFTER_MS);
  let indexed = 0;
  for (let count = BOOKINGS_PER_BATCH; count === BOOKINGS_PER_BATCH && !signal?.aborted; indexed += count) {
    count = await indexBookings(database.writer, { until, limit: BOOKINGS_PER_BATCH });
  }
  return indexed;
}
