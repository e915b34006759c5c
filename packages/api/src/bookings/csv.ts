import type { Locale, Localized } from "../locale.ts";
import type { BookingRow, BookingStatus } from "./schema.ts";

const STATUSES: Readonly<Record<BookingStatus, Localized>> = {
  PENDING: { fr: "En attente", en: "Pending" },
  CONFIRMED: { fr: "Confirmée", en: "Confirmed" },
  CANCELLED: { fr: "Annulée", en: "Cancelled" },
  EXPIRED: { fr: "Expirée", en: "Expired" },
};

interface Column {
  readonly title: Localized;
  readonly value: (row: BookingRow, locale: Locale) => string | number;
}

const COLUMNS: readonly Column[] = [
  { title: { fr: "Référence", en: "Reference" }, value: (row) => row.reference },
  { title: { fr: "Statut", en: "Status" }, value: (row, locale) => STATUSES[row.status][locale] },
  { title: { fr: "Nom", en: "Name" }, value: (row) => row.name },
  { title: { fr: "E-mail", en: "E-mail" }, value: (row) => row.email },
  { title: { fr: "Événement", en: "Event" }, value: (row) => row.event.title },
  { title: { fr: "Séance (UTC)", en: "Session (UTC)" }, value: (row) => row.session.startsAt },
  { title: { fr: "Places", en: "Seats" }, value: (row) => row.seats },
  { title: { fr: "Prix unitaire (centimes)", en: "Unit price (minor units)" }, value: (row) => row.unitPrice },
  { title: { fr: "Total (centimes)", en: "Total (minor units)" }, value: (row) => row.totalPrice },
  { title: { fr: "Devise", en: "Currency" }, value: (row) => row.currency },
  { title: { fr: "Créée le (UTC)", en: "Created (UTC)" }, value: (row) => row.createdAt },
];

/** The byte order mark makes spreadsheet programs read the file as UTF-8. */
export function csvHeader(locale: Locale): string {
  return `\uFEFF${COLUMNS.map((column) => csvCell(column.title[locale])).join(",")}\r\n`;
}

export function csvLine(row: BookingRow, locale: Locale): string {
  return `${COLUMNS.map((column) => csvCell(column.value(row, locale))).join(",")}\r\n`;
}

/** What makes a spreadsheet take a cell for a formula, also in full-width forms. */
const FORMULA = "=+\\-@＝＋－＠";
const AT_THE_START = new RegExp(`^(?=\\s*[${FORMULA}\t\r])`);
/** A French spreadsheet separates cells at semicolons, and heeds quotes only at the start of a cell. */
const AFTER_A_SEPARATOR = new RegExp(`([;\t][\\s"']*)(?=[${FORMULA}])`, "g");

/**
 * A cell of RFC 4180. Where a spreadsheet would see the start of a formula, the text gets an apostrophe, as OWASP's page on CSV
 * injection advises; numbers stay numbers.
 */
export function csvCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const harmless = value.replace(AT_THE_START, "'").replaceAll(AFTER_A_SEPARATOR, "$1'");
  return `"${harmless.replaceAll('"', '""')}"`;
}
