import type { AttendeeRow } from "@guichet/db";
import type { Localized } from "../locale.ts";
import { csvTable } from "../tables/csv-table.ts";
import type { TableFile } from "../tables/table-file.ts";
import { wallTimeMs } from "../tables/wall-time.ts";
import type { Cell } from "../tables/workbook.ts";

/** A seat, and what of it the reader may know. */
export interface Attendee extends Omit<AttendeeRow, "code"> {
  /** Null to those who may only look: who has it comes in. */
  readonly code: string | null;
}

const TITLES = {
  seat: { fr: "Place", en: "Seat" },
  code: { fr: "Code du billet", en: "Ticket code" },
  name: { fr: "Nom", en: "Name" },
  email: { fr: "E-mail", en: "E-mail" },
  reference: { fr: "Référence", en: "Reference" },
} as const satisfies Record<string, Localized>;

/**
 * Who has which seat of a session, as it is taken along.
 * @param timeZone of the session's event: the sheet has its clock
 */
export function attendeesTable(timeZone: string): TableFile<Attendee> {
  const checkedIn = (row: Attendee): Cell =>
    row.checkedInAt === null ? null : { kind: "moment", wallMs: wallTimeMs(row.checkedInAt.toISOString(), timeZone) };
  return {
    csv: csvTable<Attendee>([
      { title: TITLES.seat, value: (row) => row.seatNumber },
      { title: TITLES.code, value: (row) => row.code },
      { title: TITLES.name, value: (row) => row.name },
      { title: TITLES.email, value: (row) => row.email },
      { title: TITLES.reference, value: (row) => row.reference },
      { title: { fr: "Entrée (UTC)", en: "Checked in (UTC)" }, value: (row) => row.checkedInAt?.toISOString() ?? null },
    ]),
    sheet: {
      name: { fr: "Participants", en: "Attendees" },
      columns: [
        { title: TITLES.seat, width: 8, value: (row) => row.seatNumber },
        { title: TITLES.code, width: 24, value: (row) => row.code },
        { title: TITLES.name, width: 28, value: (row) => row.name },
        { title: TITLES.email, width: 32, value: (row) => row.email },
        { title: TITLES.reference, width: 12, value: (row) => row.reference },
        { title: { fr: "Entrée (heure du lieu)", en: "Checked in (local time)" }, width: 24, value: checkedIn },
      ],
    },
  };
}
