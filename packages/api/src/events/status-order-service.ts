import type { EventPosition, EventSearch, EventSearchRow } from "@guichet/db";
import { type EventStatus, eventStatus } from "./schema.ts";

/** Where a page in the order of statuses ended. */
export interface StatusPosition extends EventPosition {
  readonly status: EventStatus;
}

/**
 * A page in the order of statuses, each by title. No index has several statuses in the order of titles, and each has its own in it: they
 * are read one after the other, which is one search more for each status that a page reaches into.
 * @param search without an order of statuses: how each is searched
 */
export async function inOrderOfStatus(
  search: EventSearch,
  { after, reversed }: { readonly after: StatusPosition | null; readonly reversed: boolean },
  find: (search: EventSearch) => Promise<EventSearchRow[]>,
): Promise<EventSearchRow[]> {
  const wanted = eventStatus.options.filter((status) => search.filter.statuses.includes(status));
  const statuses = reversed ? wanted.reverse() : wanted;
  const rows: EventSearchRow[] = [];
  for (const status of statuses.slice(after === null ? 0 : statuses.indexOf(after.status))) {
    const limit = search.limit - rows.length;
    const position = status === after?.status ? after : null;
    rows.push(...(await find({ ...search, filter: { ...search.filter, statuses: [status] }, after: position, limit })));
    if (rows.length >= search.limit) break;
  }
  return rows;
}
