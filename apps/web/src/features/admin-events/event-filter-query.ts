import { type EventsSearch, readEventsSearch } from "../../lib/admin-search.ts";

/** Filters and order as a query string, always in the same order: two that show the same are the same text. */
export function filterQueryOf({ q, status, city, category, sort }: EventsSearch): string {
  const given = Object.entries({ q, status, city, category, sort }).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given as [string, string][]).toString();
}

/** The filters of a query string, read as an address is: what is not understood is left out. */
export function filtersOfQuery(text: string): EventsSearch {
  return readEventsSearch(Object.fromEntries(new URLSearchParams(text)));
}
