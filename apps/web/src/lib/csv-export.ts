import type { Locale } from "@guichet/api/locale";
import type { BookingsSearch } from "../../lib/admin-search.ts";

/** The address of the list as CSV: the same filters, all pages, headings in the language of the interface. */
export function csvExportUrl(filters: Omit<BookingsSearch, "booking">, locale: Locale): string {
  const query = new URLSearchParams();
  if (filters.q !== undefined) query.set("q", filters.q);
  if (filters.eventId !== undefined) query.set("eventId", filters.eventId);
  if (filters.sessionId !== undefined) query.set("sessionId", filters.sessionId);
  for (const status of filters.status ?? []) query.append("status", status);
  query.set("locale", locale);
  return `/exports/bookings.csv?${query}`;
}
