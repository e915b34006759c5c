import { apiLocale, type Language } from "./languages.ts";

type Filters = Readonly<Record<string, string | readonly string[] | undefined>>;

export type ExportedList = "bookings" | "attendees" | "audit-log";
export type ExportFormat = "csv" | "xlsx";

/**
 * The address of a list as a file: all pages, headings in the language of the interface.
 * @param filters those of the list
 */
export function exportUrl(file: `${ExportedList}.${ExportFormat}`, filters: Filters, locale: Language): string {
  const query = new URLSearchParams();
  for (const [name, given] of Object.entries(filters)) {
    for (const value of typeof given === "string" ? [given] : (given ?? [])) query.append(name, value);
  }
  query.set("locale", apiLocale(locale));
  return `/exports/${file}?${query}`;
}
