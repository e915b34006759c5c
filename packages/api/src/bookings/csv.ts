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

/**
 * A cell of RFC 4180. Text that a spreadsheet would run as a formula (it starts with = + - @, a tab or a carriage return, also
 * in their full-width forms) gets an apostrophe in front, as OWASP's page on CSV injection advises; numbers stay numbers.
 */
export function csvCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const harmless = /^\s*[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}
