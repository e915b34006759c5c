import type { Locale, Localized } from "../locale.ts";
import { CSV_BEGINNING, csvLine } from "./csv-rules.ts";

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

/** @param columns from left to right */
export function csvTable<Row>(columns: readonly CsvColumn<Row>[]): CsvTable<Row> {
  return {
    header: (locale) => CSV_BEGINNING + csvLine(columns.map(({ title }) => title[locale])),
    line: (row, locale) => csvLine(columns.map(({ value }) => value(row, locale) ?? "")),
  };
}
