import type { Locale } from "../locale.ts";
import type { CsvTable } from "./csv-table.ts";
import type { Pages, Pieces, TableFormat } from "./piece.ts";
import { type SheetTable, writeWorkbook } from "./workbook.ts";

/** A table in each form in which it can be taken along. */
export interface TableFile<Row> {
  readonly csv: CsvTable<Row>;
  readonly sheet: SheetTable<Row>;
}

/** Writes rows as a file, in the order in which they come. Memory stays the same whatever their number. */
export function writeTable<Row>(
  { csv, sheet }: TableFile<Row>,
  pages: Pages<Row>,
  { format, locale }: { readonly format: TableFormat; readonly locale: Locale },
): Pieces {
  return format === "csv" ? writeCsv(csv, pages, locale) : writeWorkbook(sheet, pages, locale);
}

/** Rows as CSV. */
export async function* writeCsv<Row>(table: CsvTable<Row>, pages: Pages<Row>, locale: Locale): Pieces {
  let rows = 0;
  yield { bytes: Buffer.from(table.header(locale)), rows };
  for await (const page of pages) {
    rows += page.length;
    if (page.length > 0) yield { bytes: Buffer.from(page.map((row) => table.line(row, locale)).join("")), rows };
  }
}
