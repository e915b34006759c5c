import { amountCell } from "../tables/amount.ts";
import { wallTimeMs } from "../tables/wall-time.ts";
import type { Cell, SheetTable } from "../tables/workbook.ts";
import type { BookingRow } from "./schema.ts";
import { STATUS_NAMES } from "./status-names.ts";

/** The list of bookings as a sheet: amounts are amounts, and dates are those of the clock where the event is. */
export const BOOKINGS_SHEET: SheetTable<BookingRow> = {
  name: { fr: "Réservations", en: "Bookings" },
  columns: [
    { title: { fr: "Référence", en: "Reference" }, width: 12, value: (row) => row.reference },
    { title: { fr: "Statut", en: "Status" }, width: 12, value: (row, locale) => STATUS_NAMES[row.status][locale] },
    { title: { fr: "Nom", en: "Name" }, width: 28, value: (row) => row.name },
    { title: { fr: "E-mail", en: "E-mail" }, width: 32, value: (row) => row.email },
    { title: { fr: "Événement", en: "Event" }, width: 36, value: (row) => row.event.title },
    {
      title: { fr: "Séance (heure du lieu)", en: "Session (local time)" },
      width: 22,
      value: (row) => momentAt(row, row.session.startsAt),
    },
    { title: { fr: "Places", en: "Seats" }, width: 8, value: (row) => row.seats },
    {
      title: { fr: "Prix unitaire", en: "Unit price" },
      width: 14,
      value: (row) => amountCell(row.unitPrice, row.currency),
    },
    { title: { fr: "Total", en: "Total" }, width: 14, value: (row) => amountCell(row.totalPrice, row.currency) },
    { title: { fr: "Devise", en: "Currency" }, width: 9, value: (row) => row.currency },
    {
      title: { fr: "Créée le (heure du lieu)", en: "Created (local time)" },
      width: 24,
      value: (row) => momentAt(row, row.createdAt),
    },
  ],
};

function momentAt({ event }: BookingRow, iso: string): Cell {
  return { kind: "moment", wallMs: wallTimeMs(iso, event.timeZone) };
}
