import { type FileProblemCode, IMPORT_DELIMITERS, type ImportDelimiter, type ImportEncoding } from "./import-schema.ts";

/** A file as text, or what it is instead. */
export type DecodedFile =
  | { readonly ok: true; readonly text: string; readonly encoding: ImportEncoding }
  | { readonly ok: false; readonly code: FileProblemCode; readonly encoding: ImportEncoding };

const MARKS: readonly (readonly [ImportEncoding, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];
/** Of a ZIP archive, which workbooks are, and of the older ones (OLE 2). */
const WORKBOOKS: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

const DELIMITERS: Readonly<Record<ImportDelimiter, string>> = { comma: ",", semicolon: ";", tab: "\t" };
/** Lines that tell which character separates cells. */
const TELLING_LINES = 20;

/**
 * Reads a file as text: by its byte order mark; without one as UTF-8 where all of it is, otherwise as Windows-1252, which spreadsheets of
 * Western Europe still write.
 * @param asked whatever the file says of itself
 */
export function decodeFile(bytes: Uint8Array, asked?: ImportEncoding): DecodedFile {
  const encoding = asked ?? encodingOf(bytes);
  if (WORKBOOKS.some((mark) => startsWith(bytes, mark))) return { ok: false, code: "workbook", encoding };
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.includes("\u0000")) return { ok: false, code: "not-text", encoding };
  return text.trim() === "" ? { ok: false, code: "empty", encoding } : { ok: true, text, encoding };
}

function encodingOf(bytes: Uint8Array): ImportEncoding {
  const marked = MARKS.find(([, mark]) => startsWith(bytes, mark));
  if (marked !== undefined) return marked[0];
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

/** The character of a delimiter. */
export function delimiterOf(delimiter: ImportDelimiter): string {
  return DELIMITERS[delimiter];
}

/** Which character separates the cells: the one that the first lines have most alike, outside quotes. A comma where none does. */
export function guessDelimiter(text: string): ImportDelimiter {
  const lines = text
    .slice(0, 100_000)
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "")
    .slice(0, TELLING_LINES);
  let best: { delimiter: ImportDelimiter; score: number } = { delimiter: "comma", score: 0 };
  for (const delimiter of ["semicolon", "tab", "comma"] as const) {
    const counts = lines.map((line) => line.split(DELIMITERS[delimiter]).length - 1);
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
    const score = usual === 0 ? 0 : counts.filter((count) => count === usual).length;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Excel's own first line, `sep=;`, which says what separates the cells, and tells of nobody. */
const SEPARATOR_LINE = /^"?sep=([^\r\n"])"?(?=[\r\n]|$)/i;

/** A text without Excel's line about its separator, of which the end stays: lines are counted as before. */
export function withoutSeparatorLine(text: string): {
  readonly text: string;
  readonly delimiter: ImportDelimiter | null;
} {
  const [line, separator] = SEPARATOR_LINE.exec(text) ?? [];
  if (line === undefined) return { text, delimiter: null };
  return {
    text: text.slice(line.length),
    delimiter: IMPORT_DELIMITERS.find((one) => DELIMITERS[one] === separator) ?? null,
  };
}
