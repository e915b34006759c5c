import type { Locale, Localized } from "../locale.ts";
import type { Pages, Pieces } from "./piece.ts";
import { columnName, headingXml, rowXml } from "./sheet-xml.ts";
import { FIRST_PARTS, lastParts, SHEET_END, sheetBeginning, sheetPart } from "./workbook-parts.ts";
import { type ZipEntry, zip } from "./zip.ts";

/** Text, a number, an amount in major units, or what a clock on the wall shows, as if it were UTC. Null: an empty cell. */
export type Cell =
  | string
  | number
  | null
  | { readonly kind: "amount"; readonly value: number }
  | { readonly kind: "moment"; readonly wallMs: number };

interface SheetColumn<Row> {
  readonly title: Localized;
  /** In characters. */
  readonly width: number;
  readonly value: (row: Row, locale: Locale) => Cell;
}

/** A table as sheets of a workbook. */
export interface SheetTable<Row> {
  /** At most 25 characters, none of `[]:*?/\`. */
  readonly name: Localized;
  /** From left to right. */
  readonly columns: readonly SheetColumn<Row>[];
}

/** What a sheet of Excel holds (1,048,576), without its heading. */
export const MOST_ROWS_OF_SHEET = 1_048_575;

/**
 * Rows as an Office Open XML workbook (.xlsx, ECMA-376): as many sheets as it takes, each with the heading.
 * @param mostRows of one sheet
 */
export async function* writeWorkbook<Row>(
  table: SheetTable<Row>,
  pages: Pages<Row>,
  locale: Locale,
  mostRows: number = MOST_ROWS_OF_SHEET,
): Pieces {
  const rows = new RowReader(pages);
  for await (const bytes of zip(parts(table, rows, { locale, mostRows }))) yield { bytes, rows: rows.taken };
}

/** Rows that are taken one by one, a page at a time. */
class RowReader<Row> {
  readonly #pages: AsyncIterator<readonly Row[]>;
  #page: readonly Row[] = [];
  #next = 0;
  taken = 0;

  constructor(pages: Pages<Row>) {
    this.#pages = pages[Symbol.asyncIterator]();
  }

  /** The next rows, at most `most`; none when there are no more. */
  async take(most: number): Promise<readonly Row[]> {
    while (this.#next >= this.#page.length) {
      const { value, done } = await this.#pages.next();
      if (done === true) return [];
      this.#page = value;
      this.#next = 0;
    }
    const rows = this.#page.slice(this.#next, this.#next + most);
    this.#next += rows.length;
    this.taken += rows.length;
    return rows;
  }

  /** Whoever reads the file has gone: nothing more is asked of the database. */
  async close(): Promise<void> {
    await this.#pages.return?.();
  }
}

interface Layout {
  readonly locale: Locale;
  readonly mostRows: number;
}

async function* parts<Row>(table: SheetTable<Row>, reader: RowReader<Row>, layout: Layout): AsyncGenerator<ZipEntry> {
  try {
    yield* FIRST_PARTS;
    const names: string[] = [];
    let ahead = await reader.take(layout.mostRows);
    do {
      const sheet = new SheetText(table, reader, { ...layout, ahead });
      names.push(names.length === 0 ? table.name[layout.locale] : `${table.name[layout.locale]} ${names.length + 1}`);
      yield { name: sheetPart(names.length), text: sheet.text() };
      ahead = sheet.rest;
    } while (ahead.length > 0);
    yield* lastParts(names);
  } finally {
    await reader.close();
  }
}

/** One sheet, row by row, and what did not fit on it. */
class SheetText<Row> {
  readonly #table: SheetTable<Row>;
  readonly #reader: RowReader<Row>;
  readonly #layout: Layout;
  rest: readonly Row[];

  constructor(
    table: SheetTable<Row>,
    reader: RowReader<Row>,
    { ahead, ...layout }: Layout & { ahead: readonly Row[] },
  ) {
    this.#table = table;
    this.#reader = reader;
    this.#layout = layout;
    this.rest = ahead;
  }

  async *text(): AsyncGenerator<string> {
    const { columns } = this.#table;
    const { locale, mostRows } = this.#layout;
    const names = columns.map((_, i) => columnName(i));
    const titles = columns.map(({ title }) => title[locale]);
    yield sheetBeginning(columns.map(({ width }) => width)) + headingXml(titles, names);
    let written = 0;
    while (this.rest.length > 0 && written < mostRows) {
      const first = written + 2;
      const cellsOf = (row: Row) => columns.map(({ value }) => value(row, locale));
      yield this.rest.map((row, i) => rowXml(first + i, cellsOf(row), names)).join("");
      written += this.rest.length;
      this.rest = await this.#reader.take(Math.max(1, mostRows - written));
    }
    yield SHEET_END;
  }
}
