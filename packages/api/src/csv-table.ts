import type { Locale, Localized } from "./locale.ts";

interface CsvColumn<Row> {
  readonly title: Localized;
  /** Null: an empty cell. */
  readonly value: (row: Row, locale: Locale) => string | number | null;
}

/** A table as CSV, line by line. */
export interface CsvTable<Row> {
  /** The beginning of the file: what its columns are called. */
  header(locale: Locale): string;
  line(row: Row, locale: Locale): string;
}

/** The byte order mark makes spreadsheet programs read a file as UTF-8. */
const BEGINNING = "\uFEFF";

/** @param columns from left to right */
export function csvTable<Row>(columns: readonly CsvColumn<Row>[]): CsvTable<Row> {
  return {
    header: (locale) => BEGINNING + csvCells(columns.map(({ title }) => title[locale])),
    line: (row, locale) => csvCells(columns.map(({ value }) => value(row, locale) ?? "")),
  };
}

/** A line of RFC 4180. */
function csvCells(values: readonly (string | number)[]): string {
  return `${values.map(csvCell).join(",")}\r\n`;
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
