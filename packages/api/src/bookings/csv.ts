import { csvTable } from "../tables/csv-table.ts";
import type { BookingRow } from "./schema.ts";
import { STATUS_NAMES } from "./status-names.ts";

/** The list of bookings, as it is taken along. */
export const BOOKINGS_CSV = csvTable<BookingRow>([
  { title: { fr: "Référence", en: "Reference" }, value: (row) => row.reference },
  { title: { fr: "Statut", en: "Status" }, value: (row, locale) => STATUS_NAMES[row.status][locale] },
  { title: { fr: "Nom", en: "Name" }, value: (row) => row.name },
  { title: { fr: "E-mail", en: "E-mail" }, value: (row) => row.email },
  { title: { fr: "Événement", en: "Event" }, value: (row) => row.event.title },
  { title: { fr: "Séance (UTC)", en: "Session (UTC)" }, value: (row) => row.session.startsAt },
  { title: { fr: "Places", en: "Seats" }, value: (row) => row.seats },
  { title: { fr: "Prix unitaire (centimes)", en: "Unit price (minor units)" }, value: (row) => row.unitPrice },
  { title: { fr: "Total (centimes)", en: "Total (minor units)" }, value: (row) => row.totalPrice },
  { title: { fr: "Devise", en: "Currency" }, value: (row) => row.currency },
  { title: { fr: "Créée le (UTC)", en: "Created (UTC)" }, value: (row) => row.createdAt },
]);
