import { type Connection, type EventFilter, type EventSearchRow, foldText, searchOffers } from "@guichet/db";
import { storedSort } from "./order-rules.ts";
import type { EventFilterInput } from "./schema.ts";
import { asWritten } from "./spelling-rules.ts";
import { otherSpellings } from "./spelling-service.ts";

/** What the public may find: published, with a session that fits and is still to come. */
export function offersUnder(input: EventFilterInput, now: Date): EventFilter {
  const from = input.from === undefined ? null : new Date(input.from);
  return {
    q: input.q ?? null,
    categories: input.category ?? [],
    city: input.city ?? null,
    from: from !== null && from > now ? from : now,
    to: input.to === undefined ? null : new Date(input.to),
    seats: input.seats ?? null,
    maxPrice: input.maxPrice ?? null,
    statuses: ["PUBLISHED"],
  };
}

export interface Found {
  readonly rows: readonly EventSearchRow[];
  /** What was looked for instead of words that no event has. */
  readonly searchedFor: string | null;
}

type Find = (filter: EventFilter) => Promise<readonly EventSearchRow[]>;

/** What a filter finds; when that is nothing, what it finds with its words spelled otherwise. */
export async function forgiving(db: Connection, filter: EventFilter, find: Find): Promise<Found> {
  const rows = await find(filter);
  const { q } = filter;
  if (rows.length > 0 || q === null || q.trim() === "") return { rows, searchedFor: null };
  for (const other of await otherSpellings(db, q)) {
    const found = await find({ ...filter, q: other });
    if (found.length > 0) return { rows: found, searchedFor: asWritten(other, textsOf(found), foldText) };
  }
  return { rows, searchedFor: null };
}

/** The offers that come first, at most `limit`. */
export function soonestOffers(db: Connection, filter: EventFilter, limit: number): Promise<readonly EventSearchRow[]> {
  return searchOffers(db, { filter, sort: storedSort("soonest"), after: null, limit });
}

function textsOf(rows: readonly EventSearchRow[]): string[] {
  return rows.flatMap(({ title, summary, venue, city }) => [title, venue, city, summary]);
}
