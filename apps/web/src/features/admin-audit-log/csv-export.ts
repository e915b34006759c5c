import type { Locale } from "@guichet/api/locale";
import type { AuditLogSearch } from "../../lib/admin-search.ts";
import { toFilters } from "./period.ts";

/** The address of the list as CSV: the same filters, all pages, headings in the language of the interface. */
export function csvExportUrl(search: AuditLogSearch, locale: Locale): string {
  return `/exports/audit-log.csv?${new URLSearchParams({ ...toFilters(search), locale })}`;
}
