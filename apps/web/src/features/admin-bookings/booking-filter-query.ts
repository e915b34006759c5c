import { type BookingFilterValues, readBookingsSearch } from "../../lib/admin-search.ts";

/** Filters as a query string, always in the same order: two that filter alike are the same text. */
export function filterQueryOf({ q, eventId, sessionId, status = [] }: BookingFilterValues): string {
  const query = new URLSearchParams();
  if (q !== undefined) query.set("q", q);
  if (eventId !== undefined) query.set("eventId", eventId);
  if (sessionId !== undefined) query.set("sessionId", sessionId);
  for (const one of [...status].sort()) query.append("status", one);
  return query.toString();
}

/** The filters of a query string, read as an address is: what is not understood is left out. */
export function filtersOfQuery(text: string): BookingFilterValues {
  const query = new URLSearchParams(text);
  const status = query.getAll("status");
  const {
    booking: _,
    book: __,
    ...filters
  } = readBookingsSearch({
    ...Object.fromEntries(query),
    status: status.length > 0 ? status : undefined,
  });
  return filters;
}
