import type { Cell } from "./workbook.ts";

/** Cells of a worksheet (ECMA-376 Part 1, §18.3). Text is always text (`inlineStr`): no cell of ours is ever a formula. */

/** What an Excel cell can hold. */
const MOST_CHARACTERS = 32_767;
const DAY_MS = 86_400_000;
/** Days between 30 December 1899, which Excel counts from, and 1 January 1970. */
const EPOCH_DAYS = 25_569;

/** Places in `cellXfs` of the styles part (workbook-parts.ts). */
export const STYLES = { plain: 0, heading: 1, moment: 2, amount: 3 } as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no way to write them
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** Excel reads `_x0041_` in a text as the letter A. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const HAS_SPECIAL = /[&<>"\u0000-\u001f\ud800-\udfff\ufffe\uffff]/;

/** A text between XML tags or quotes, without what XML cannot have. */
export function xmlText(text: string): string {
  if (!HAS_SPECIAL.test(text)) return text;
  return text
    .toWellFormed()
    .replace(UNWRITABLE, "")
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? "");
}

/** A, B, …, Z, AA, … */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** @param columns their names, from left to right */
export function rowXml(number: number, cells: readonly Cell[], columns: readonly string[]): string {
  let xml = `<row r="${number}">`;
  for (let i = 0; i < cells.length; i += 1) xml += cellXml(`${columns[i]}${number}`, cells[i] ?? null);
  return `${xml}</row>`;
}

export function headingXml(titles: readonly string[], columns: readonly string[]): string {
  const cells = titles.map((title, i) => textXml(`${columns[i]}1`, title, STYLES.heading));
  return `<row r="1">${cells.join("")}</row>`;
}

function cellXml(at: string, cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return textXml(at, cell, STYLES.plain);
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  switch (cell.kind) {
    case "amount":
      return `<c r="${at}" s="${STYLES.amount}"><v>${cell.value}</v></c>`;
    case "moment":
      return `<c r="${at}" s="${STYLES.moment}"><v>${serialOf(cell.wallMs)}</v></c>`;
  }
}

function textXml(at: string, text: string, style: number): string {
  if (text === "") return "";
  const shown = xmlText(text.slice(0, MOST_CHARACTERS)).replace(LOOKS_ESCAPED, "_x005F_");
  return `<c r="${at}" t="inlineStr"${style === 0 ? "" : ` s="${style}"`}><is><t xml:space="preserve">${shown}</t></is></c>`;
}

/** To the second. */
function serialOf(wallMs: number): number {
  return Math.round((EPOCH_DAYS + Math.floor(wallMs / 1000) / (DAY_MS / 1000)) * 1e8) / 1e8;
}
