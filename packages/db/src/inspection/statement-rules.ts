/** Statements that only read, by their first word. WITH begins a SELECT, EXPLAIN runs nothing of what it explains. */
const READING = new Set(["SELECT", "WITH", "SHOW", "DESCRIBE", "DESC", "EXPLAIN"]);
/** White space, comments and opening brackets before the first word; not a comment that the server runs. */
const LEAD = /^(?:\s|\(|--(?=\s)[^\n]*(?:\n|$)|#[^\n]*(?:\n|$)|\/\*(?!!|M!)[\s\S]*?\*\/)*/;
/** Whatever stands between them and their INTO: a comment will do. */
const WRITES_A_FILE = /\b(?:OUTFILE|DUMPFILE)\b/i;
/** In an account that may do all, these would leave the transaction that a statement runs in, or outlast it. */
const RUN_COMMENT = /\/\*M?!/;

/**
 * Why a statement may not be run by somebody who may only read; null when it may. This is the second of three guards: each statement
 * runs in a transaction that is read-only as well, and better by a user who may do nothing else.
 */
export function complainAboutStatement(sql: string): string | null {
  const [lead] = LEAD.exec(sql) ?? [""];
  const [word = ""] = /^\w+/.exec(sql.slice(lead.length)) ?? [];
  if (!READING.has(word.toUpperCase())) {
    return `Only reading is allowed here, and ${word === "" ? "this" : word.toUpperCase()} is not: see npm run studio -- --help`;
  }
  if (WRITES_A_FILE.test(sql)) return "Only reading is allowed here, and INTO OUTFILE writes a file on the server";
  if (RUN_COMMENT.test(sql)) return "Comments that the server runs (/*! … */) are not allowed here";
  return null;
}
