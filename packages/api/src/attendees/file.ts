import { pipeline } from "node:stream/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { CsvError, parse } from "csv-parse";
import { guessMapping, looksLikeHeading } from "./column-rules.ts";
import {
  type FileProblemCode,
  type ImportAttendeesInput,
  type ImportDelimiter,
  type ImportedFile,
  type ImportMapping,
  type ImportProblem,
  MOST_IMPORT_LINES,
  MOST_LINE_LENGTH,
} from "./import-schema.ts";
import type { FileLine } from "./line-rules.ts";
import { decodeFile, delimiterOf, guessDelimiter, withoutSeparatorLine } from "./text-rules.ts";

/** A file of attendees, cut into lines and cells. */
export interface ReadFile {
  readonly file: ImportedFile;
  readonly mapping: ImportMapping;
  /** Without the heading. */
  readonly lines: readonly FileLine[];
  /** With the file as a whole: then `lines` are those before it. */
  readonly problems: readonly ImportProblem[];
}

type Reading = Pick<
  ImportAttendeesInput,
  "encoding" | "delimiter" | "header" | "name" | "givenName" | "email" | "seats"
>;

/** Some milliseconds of work. */
const SLICE = 64 * 1024;
const SAMPLE_LINES = 3;
const MOST_SAMPLE_CELLS = 50;
const MOST_CELL = 80;

/** Reads a file as CSV (RFC 4180, and what spreadsheets make of it). What is not said of it is guessed. Nothing makes it fail. */
export async function readFile(bytes: Uint8Array, asked: Reading): Promise<ReadFile> {
  const decoded = decodeFile(bytes, asked.encoding);
  const { encoding } = decoded;
  if (!decoded.ok) {
    const delimiter = asked.delimiter ?? "comma";
    const file = { encoding, delimiter, header: false, columns: [], sample: [] };
    return { file, mapping: NO_COLUMNS, lines: [], problems: [ofFile(decoded.code)] };
  }
  const { text, delimiter: said } = withoutSeparatorLine(decoded.text);
  const delimiter = asked.delimiter ?? said ?? guessDelimiter(text);
  const { lines: all, problems } = await cut(text, delimiter);
  const first = all[0]?.cells ?? [];
  const header = asked.header ?? looksLikeHeading(first);
  const lines = header ? all.slice(1) : all;
  const heading = header ? first : null;
  const cells = lines.slice(0, 200).map((line) => line.cells);
  const mapping = mappingOf(asked) ?? guessMapping(heading, cells);
  const file: ImportedFile = {
    ...{ encoding, delimiter, header },
    columns: columnsOf(heading, cells),
    sample: lines.slice(0, SAMPLE_LINES).map((line) => shortened(line.cells)),
  };
  const missing = [
    ...(lines.length > MOST_IMPORT_LINES ? [ofFile("too-many-lines")] : []),
    ...(problems.length === 0 && lines.length === 0 ? [ofFile("empty")] : []),
    ...(lines.length > 0 && mapping.name === null ? [ofFile("no-name-column")] : []),
  ];
  return { file, mapping, lines, problems: [...problems, ...missing] };
}

const NO_COLUMNS: ImportMapping = { name: null, givenName: null, email: null, seats: null };

function mappingOf({ name, givenName = -1, email, seats }: Reading): ImportMapping | null {
  if (name === undefined || email === undefined || seats === undefined) return null;
  const column = (number: number) => (number < 0 ? null : number);
  return { name: column(name), givenName: column(givenName), email: column(email), seats: column(seats) };
}

async function cut(text: string, delimiter: ImportDelimiter): Promise<Pick<ReadFile, "lines" | "problems">> {
  const lines: FileLine[] = [];
  let read = 0;
  const parser = parse({
    delimiter: delimiterOf(delimiter),
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MOST_LINE_LENGTH,
    // Not read from the stream: what stands before an error would be lost.
    on_record(cells: string[], context) {
      read = context.lines;
      // Spreadsheets leave lines of nothing but separators behind. One line more may be the heading, and one more is too many.
      const isEmpty = cells.every((cell) => cell.trim() === "");
      if (!isEmpty && lines.length < MOST_IMPORT_LINES + 2) lines.push({ line: read, cells });
      return null;
    },
  });
  try {
    await pipeline(slicesOf(text), parser, finished);
    return { lines, problems: [] };
  } catch (error) {
    // From here on nobody can say where a cell ends.
    return { lines, problems: [{ ...ofFile(codeOf(error)), line: read + 1 }] };
  }
}

/** A portion at a time, so that others have their turn. */
async function* slicesOf(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += SLICE) {
    yield text.slice(at, at + SLICE);
    await nextTurn();
  }
}

async function finished(parser: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of parser);
}

function codeOf(error: unknown): FileProblemCode {
  if (!(error instanceof CsvError)) throw error;
  switch (error.code) {
    case "CSV_MAX_RECORD_SIZE":
      return "line-too-long";
    case "CSV_QUOTE_NOT_CLOSED":
      return "quote-open";
    default:
      return "quote-inside";
  }
}

function ofFile(code: FileProblemCode): ImportProblem {
  return { line: null, field: null, code };
}

function columnsOf(heading: readonly string[] | null, lines: readonly (readonly string[])[]): string[] {
  const width = Math.min(MOST_SAMPLE_CELLS, Math.max(heading?.length ?? 0, ...lines.map((cells) => cells.length), 0));
  return Array.from({ length: width }, (_, i) => (heading?.[i] ?? "").trim().slice(0, MOST_CELL));
}

function shortened(cells: readonly string[]): string[] {
  return cells.slice(0, MOST_SAMPLE_CELLS).map((cell) => cell.trim().slice(0, MOST_CELL));
}
