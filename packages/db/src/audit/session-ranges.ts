import type { AuditQuery } from "./node.ts";

const SESSIONS_PER_STEP = 500;
/** Sessions differ by six orders of magnitude. What counts is rows, of dead bookings too: `reserved` says nothing of those. */
const ROWS_PER_STEP = 20_000;
/** After every id there can be: ids are hexadecimal. */
const END = "~";

/** A range of session ids: after the first, up to and including the second. */
export interface SessionRange {
  readonly after: string;
  readonly upTo: string;
}

/**
 * The next few sessions after an id. Ranges follow each other without a gap, so that rows of no session are seen, too. A session
 * with more rows than `rows` has a range of its own.
 */
export async function nextSessionRange(
  query: AuditQuery,
  after: string,
  most: { readonly sessions?: number; readonly rows?: number } = {},
): Promise<{ readonly range: SessionRange; readonly sessions: number; readonly next: string | null }> {
  const { sessions: limit = SESSIONS_PER_STEP, rows = ROWS_PER_STEP } = most;
  const found = await query("SELECT id FROM sessions WHERE id > ? ORDER BY id LIMIT ?", [after, limit]);
  const ids = found.map((row) => String(row["id"]));
  const ends = [ids.length === limit ? ids.at(-1) : undefined];
  for (const table of ["bookings", "tickets"]) ends.push(await endOfRows(query, table, { after, rows }));
  const next = ends.filter((id) => id !== undefined).sort()[0] ?? null;
  return {
    range: { after, upTo: next ?? END },
    sessions: next === null ? ids.length : ids.filter((id) => id <= next).length,
    next,
  };
}

/** The last session up to which a table has at most so many rows, or the first one if that alone has more; none at the end. */
async function endOfRows(
  query: AuditQuery,
  table: string,
  { after, rows }: { readonly after: string; readonly rows: number },
): Promise<string | undefined> {
  const counted = await query(
    `SELECT r.id, COUNT(*) AS found FROM (
      SELECT session_id AS id FROM ${table} WHERE session_id > ? ORDER BY session_id LIMIT ?) r GROUP BY r.id ORDER BY r.id`,
    [after, rows + 1],
  );
  if (counted.reduce((sum, { found }) => sum + Number(found), 0) <= rows) return undefined;
  // The last one may go on behind the limit.
  return String((counted.at(-2) ?? counted.at(-1))?.["id"]);
}
