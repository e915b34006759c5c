import type { Connection } from "../connection.ts";
import { BOOKINGS } from "./booking-rules.ts";
import { findBroken, statementOf } from "./findings.ts";
import { KEYS } from "./key-rules.ts";
import { type Invariant, SEATS, SESSIONS, TICKETS } from "./rules.ts";

/** Runs a statement of the auditor. `values` are for its `?`, in order. */
export type AuditQuery = (sql: string, values: readonly unknown[]) => Promise<Record<string, unknown>[]>;

/** A rule that does not hold for a row. */
export interface Finding {
  readonly invariant: Invariant;
  readonly what: string;
  readonly severity: "violation" | "warning";
  /** Null where no session is known. */
  readonly sessionId: string | null;
  /** `booking 0190…`, `seat 12`. */
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
}

/** A part of a walk over the database: small enough for a second or so, unless a single session is larger than that. */
export interface AuditStep<Place> {
  /** Where to go on, whether or not the audit of this part succeeds; null at the end. */
  readonly next: Place | null;
  readonly sessions: number;
  /** In constant memory: what it finds is handed on. */
  readonly audit: (onFinding: (finding: Finding) => void) => Promise<void>;
}

/** An idempotency key's name. */
export type KeyPlace = readonly [scope: string, key: string];

const SESSIONS_PER_STEP = 500;
/** Sessions differ by six orders of magnitude. What counts is rows, of dead bookings too: `reserved` says nothing of those. */
const ROWS_PER_STEP = 20_000;
const KEYS_PER_STEP = 5_000;
/** After every id there can be: ids are hexadecimal. */
const END = "~";
export const FIRST_KEY: KeyPlace = ["", ""];

/** The auditor's queries on a connection of the application. */
export function auditQueryOf(db: Connection): AuditQuery {
  return (sql, values) => db.$queryRawUnsafe(sql, ...values);
}

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

/** The next sessions after an id, "" being the beginning, and their audit in a handful of statements. */
export async function sessionStep(query: AuditQuery, after: string): Promise<AuditStep<string>> {
  const { range, sessions, next } = await nextSessionRange(query, after);
  return {
    next,
    sessions,
    async audit(onFinding) {
      for (const rows of [SESSIONS, SEATS, TICKETS, BOOKINGS]) {
        const parts = statementOf(rows).split(/\{sessions: ([\w.]+)\}/);
        const sql = parts.map((part, i) => (i % 2 === 0 ? part : `${part} > ? AND ${part} <= ?`)).join("");
        const values = parts.flatMap((_, i) => (i % 2 === 0 ? [] : [range.after, range.upTo]));
        await findBroken(query, rows, { sql, values, onFinding });
      }
    },
  };
}

/** The next idempotency keys after one, and their audit. */
export async function keyStep(query: AuditQuery, [scope, key]: KeyPlace): Promise<AuditStep<KeyPlace>> {
  const later = "(k.scope > ? OR (k.scope = ? AND k.`key` > ?))";
  const [last] = await query(
    `SELECT k.scope, k.\`key\` FROM idempotency_keys k WHERE ${later} ORDER BY k.scope, k.\`key\` LIMIT 1 OFFSET ?`,
    [scope, scope, key, KEYS_PER_STEP - 1],
  );
  const end = last === undefined ? null : ([String(last["scope"]), String(last["key"])] as const);
  const bounded = end === null ? later : `${later} AND (k.scope < ? OR (k.scope = ? AND k.\`key\` <= ?))`;
  const sql = statementOf(KEYS).replace("{keys}", bounded);
  const values = [scope, scope, key, ...(end === null ? [] : [end[0], end[0], end[1]])];
  return { next: end, sessions: 0, audit: (onFinding) => findBroken(query, KEYS, { sql, values, onFinding }) };
}

/**
 * Audits a whole database, in constant memory: sessions with their bookings and tickets, then idempotency keys. It takes no lock
 * and may run during traffic.
 */
export async function auditDatabase(
  query: AuditQuery,
  { onFinding, onProgress }: { onFinding: (finding: Finding) => void; onProgress?: (sessions: number) => void },
): Promise<void> {
  let sessions = 0;
  const walk = async <Place>(step: AuditStep<Place>): Promise<Place | null> => {
    await step.audit(onFinding);
    sessions += step.sessions;
    onProgress?.(sessions);
    return step.next;
  };
  for (let after: string | null = ""; after !== null; ) after = await walk(await sessionStep(query, after));
  for (let after: KeyPlace | null = FIRST_KEY; after !== null; ) after = await walk(await keyStep(query, after));
}
