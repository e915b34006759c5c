import type { SessionRequest } from "./batch.ts";

/** Most requests that wait for one session, and for all sessions of a process. */
export const MAX_WAITING_PER_SESSION = 5_000;
export const MAX_WAITING = 20_000;

/** Longest time of a request in all, in milliseconds. Whoever is not answered by then is told to come back. */
export const MAX_TIME_MS = 8_000;
/** Longest wait before a request is tried: what is left of its time must do for a transaction. */
export const MAX_AGE_MS = 5_000;

/** Most requests of one transaction, and most seats: those of the largest booking and many more, so that a batch is never empty. */
export const MAX_BATCH = 512;
export const MAX_SEATS_OF_BATCH = 2_000;

/**
 * Takes the next batch from a line: the first requests, in order of arrival, up to the bounds. A second change of a booking waits
 * for the batch after, and so does every other change of that booking behind it.
 */
export function takeBatch<Item extends { readonly request: SessionRequest }>(
  line: readonly Item[],
): { batch: Item[]; rest: Item[] } {
  const batch: Item[] = [];
  const rest: Item[] = [];
  const changed = new Set<string>();
  let seats = 0;
  let isFull = false;
  for (const item of line) {
    const { request } = item;
    const isSecondChange = request.kind !== "place" && changed.has(request.bookingId);
    const wanted = request.kind === "place" ? request.wish.seats : 0;
    isFull ||= batch.length >= MAX_BATCH || seats + wanted > MAX_SEATS_OF_BATCH;
    if (isFull || isSecondChange) {
      rest.push(item);
      continue;
    }
    batch.push(item);
    seats += wanted;
    if (request.kind !== "place") changed.add(request.bookingId);
  }
  return { batch, rest };
}
