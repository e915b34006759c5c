/** What makes a spreadsheet take a cell for a formula, also in full-width forms. */
const FORMULA = "=+\\-@＝＋－＠";
const AT_THE_START = new RegExp(`^(?=\\s*[${FORMULA}\t\r])`);
/** A French spreadsheet separates cells at semicolons, and heeds quotes only at the start of a cell. */
const AFTER_A_SEPARATOR = new RegExp(`([;\t][\\s"']*)(?=[${FORMULA}])`, "g");

/** The byte order mark makes spreadsheet programs read a file as UTF-8. */
export const CSV_BEGINNING = "\uFEFF";

/** A line of RFC 4180. */
export function csvLine(values: readonly (string | number)[]): string {
  return `${values.map(csvCell).join(",")}\r\n`;
}

/**
 * A cell of RFC 4180. Where a spreadsheet would see the start of a formula, the text gets an apostrophe, as OWASP's page on CSV
 * injection advises; numbers stay numbers.
 */
export function csvCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const harmless = value.replace(AT_THE_START, "'").replaceAll(AFTER_A_SEPARATOR, "$1'");
  return `"${harmless.replaceAll('"', '""')}"`;
}
