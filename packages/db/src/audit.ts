import { BOOKINGS } from "./audit-booking-rules.ts";
import { KEYS } from "./audit-key-rules.ts";
import { type AuditedRows, type Invariant, SEATS, SESSIONS, TICKETS } from "./audit-rules.ts";
import type { Connection } from "./connection.ts";

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

/** Where a walk over the sessions stands: after this id; "" is the beginning. */
export interface SessionStep {
  /** Where to go on; null at the end. */
  readonly next: string | null;
  readonly sessions: number;
  readonly findings: Finding[];
}

/** An idempotency key's name. */
export type KeyPlace = readonly [scope: string, key: string];

export interface KeyStep {
  readonly next: KeyPlace | null;
  readonly findings: Finding[];
}

const SESSIONS_PER_STEP = 500;
/** Sessions differ by five orders of magnitude: this keeps the statements of a step to a second or so. */
const SEATS_PER_STEP = 20_000;
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

/** The next few sessions after an id. Ranges follow each other without a gap, so that rows of no session are seen, too. */
export async function nextSessionRange(
  query: AuditQuery,
  after: string,
  most = SESSIONS_PER_STEP,
): Promise<{ readonly range: SessionRange; readonly sessions: number; readonly next: string | null }> {
  const limit = Math.min(most, SESSIONS_PER_STEP);
  const rows = await query("SELECT id, reserved FROM sessions WHERE id > ? ORDER BY id LIMIT ?", [after, limit]);
  let seats = 0;
  const heavy = rows.findIndex((row) => {
    seats += Number(row["reserved"]);
    return seats > SEATS_PER_STEP;
  });
  const taken = heavy === -1 ? rows : rows.slice(0, heavy + 1);
  const last = taken.length === limit || taken.length < rows.length ? taken.at(-1) : undefined;
  const next = last === undefined ? null : String(last["id"]);
  return { range: { after, upTo: next ?? END }, sessions: taken.length, next };
}

/** Audits the next sessions after an id, at most `most` of them, in a handful of statements. */
export async function auditSessions(query: AuditQuery, after: string, most?: number): Promise<SessionStep> {
  const { range, sessions, next } = await nextSessionRange(query, after, most);
  const findings: Finding[] = [];
  for (const rows of [SESSIONS, SEATS, TICKETS, BOOKINGS]) {
    const parts = statementOf(rows).split(/\{sessions: ([\w.]+)\}/);
    const sql = parts.map((part, i) => (i % 2 === 0 ? part : `${part} > ? AND ${part} <= ?`)).join("");
    const values = parts.flatMap((_, i) => (i % 2 === 0 ? [] : [range.after, range.upTo]));
    findings.push(...(await findingsOf(query, rows, { sql, values })));
  }
  return { next, sessions, findings };
}

/** Audits the next idempotency keys after one. */
export async function auditKeys(query: AuditQuery, [scope, key]: KeyPlace): Promise<KeyStep> {
  const later = "(k.scope > ? OR (k.scope = ? AND k.`key` > ?))";
  const [last] = await query(
    `SELECT k.scope, k.\`key\` FROM idempotency_keys k WHERE ${later} ORDER BY k.scope, k.\`key\` LIMIT 1 OFFSET ?`,
    [scope, scope, key, KEYS_PER_STEP - 1],
  );
  const end = last === undefined ? null : ([String(last["scope"]), String(last["key"])] as const);
  const bounded = end === null ? later : `${later} AND (k.scope < ? OR (k.scope = ? AND k.\`key\` <= ?))`;
  const sql = statementOf(KEYS).replace("{keys}", bounded);
  const values = [scope, scope, key, ...(end === null ? [] : [end[0], end[0], end[1]])];
  return { next: end, findings: await findingsOf(query, KEYS, { sql, values }) };
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
  for (let after: string | null = ""; after !== null; ) {
    const step: SessionStep = await auditSessions(query, after);
    step.findings.forEach(onFinding);
    sessions += step.sessions;
    onProgress?.(sessions);
    after = step.next;
  }
  for (let after: KeyPlace | null = FIRST_KEY; after !== null; ) {
    const step: KeyStep = await auditKeys(query, after);
    step.findings.forEach(onFinding);
    onProgress?.(sessions);
    after = step.next;
  }
}

/** `b0`, `e0` and `f0` tell whether the first rule is broken, what it expects and what it found. */
function statementOf({ sessionId, id, from, groupBy, rules }: AuditedRows): string {
  const columns = rules.map(
    ({ broken, expected, found }, i) => `(${broken}) AS b${i}, ${expected} AS e${i}, ${found} AS f${i}`,
  );
  const anyBroken = rules.map((_, i) => `b${i}`).join(" OR ");
  const grouping = groupBy === undefined ? "" : ` GROUP BY ${groupBy}`;
  return `SELECT ${sessionId} AS sessionId, ${id} AS subject, ${columns.join(", ")} FROM ${from}${grouping} HAVING ${anyBroken}`;
}

async function findingsOf(
  query: AuditQuery,
  rows: AuditedRows,
  statement: { readonly sql: string; readonly values: readonly unknown[] },
): Promise<Finding[]> {
  const broken = await query(statement.sql, statement.values);
  return broken.flatMap((row) =>
    rows.rules.flatMap(({ what, invariant, warning }, i) => {
      if (Number(row[`b${i}`] ?? 0) === 0) return [];
      return {
        invariant,
        what,
        severity: warning ? ("warning" as const) : ("violation" as const),
        sessionId: row["sessionId"] === null ? null : String(row["sessionId"]),
        subject: `${rows.of} ${row["subject"]}`,
        expected: String(row[`e${i}`]),
        found: String(row[`f${i}`]),
      };
    }),
  );
}
