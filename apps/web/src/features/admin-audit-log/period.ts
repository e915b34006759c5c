import type { AuditLogSearch } from "../../lib/admin-search.ts";

/** The instants of a period of whole days, as they begin where the reader is. */
export function instantsOf({ from, to }: Pick<AuditLogSearch, "from" | "to">): { from?: string; to?: string } {
  return {
    ...(from === undefined ? {} : { from: beginningOf(from, 0) }),
    ...(to === undefined ? {} : { to: beginningOf(to, 1) }),
  };
}

function beginningOf(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}

/** What the server is asked for: the address has days, the API instants. */
export function toFilters({ entry: _, from, to, ...filters }: AuditLogSearch) {
  return { ...filters, ...instantsOf({ ...(from && { from }), ...(to && { to }) }) };
}
