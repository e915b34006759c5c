import type { Block, Letter } from "./letter.ts";

/** Longest subject, in characters: a mail program shows less. */
const LONGEST_SUBJECT = 150;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a header is one line
const CONTROL_CHARACTERS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

/** What a mail program shows of a letter. */
export interface LetterForms {
  /** One line. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export function formsOf(letter: Letter): LetterForms {
  return { subject: subjectLine(letter.subject), text: plainText(letter), html: htmlPage(letter) };
}

/** One line without control characters, whatever was put into it. Cut between characters, never inside one. */
export function subjectLine(subject: string): string {
  const line = subject.toWellFormed().replaceAll(CONTROL_CHARACTERS, " ").trim();
  const characters = [...line];
  return characters.length <= LONGEST_SUBJECT ? line : `${characters.slice(0, LONGEST_SUBJECT - 1).join("")}…`;
}

function plainText({ blocks, locale }: Letter): string {
  const colon = locale === "fr" ? "\u00a0:" : ":";
  return `${blocks.map((block) => plainBlock(block, colon)).join("\n\n")}\n`;
}

function plainBlock(block: Block, colon: string): string {
  switch (block.kind) {
    case "text":
      return block.text;
    case "facts":
      return block.rows.map(([label, value]) => `${label}${colon} ${value}`).join("\n");
    case "link":
      return `${block.label}${colon}\n${block.url}`;
  }
}

const PAGE = "margin:0;padding:24px 12px;background:#fbf7f0;color:#1c1a22;font:16px/1.5 system-ui,sans-serif";
const CARD = "max-width:560px;margin:0 auto;padding:24px;background:#fff;border:1px solid #e3dacb;border-radius:12px";
const LABEL = "padding:2px 16px 2px 0;text-align:left;vertical-align:top;font-weight:normal;color:#5e5868";
const BUTTON =
  "display:inline-block;padding:10px 18px;background:#8a1c3c;color:#fff;border-radius:8px;text-decoration:none";

/** A page without scripts, pictures or anything that is fetched: opening a letter tells nobody that it was opened. */
function htmlPage({ subject, locale, blocks }: Letter): string {
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">`,
    `<meta name="color-scheme" content="light"><title>${escaped(subjectLine(subject))}</title></head>`,
    `<body style="${PAGE}"><div style="${CARD}">`,
    ...blocks.map(htmlBlock),
    "</div></body></html>",
  ].join("\n");
}

function htmlBlock(block: Block): string {
  switch (block.kind) {
    case "text":
      return `<p>${escaped(block.text)}</p>`;
    case "facts":
      return `<table style="border-collapse:collapse">${block.rows.map(htmlRow).join("")}</table>`;
    case "link":
      return `<p><a href="${escaped(block.url)}" style="${BUTTON}">${escaped(block.label)}</a></p>`;
  }
}

function htmlRow([label, value]: readonly [string, string]): string {
  return `<tr><th scope="row" style="${LABEL}">${escaped(label)}</th><td>${escaped(value)}</td></tr>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
