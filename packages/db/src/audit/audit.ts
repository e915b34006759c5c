import { BOOKINGS } from "./booking-rules.ts";
import { type Finding, findBroken, statementOf } from "./findings.ts";
import { KEYS } from "./key-rules.ts";
import type { AuditQuery } from "./node.ts";
import { SEATS, SESSIONS, TICKETS } from "./rules.ts";
import { nextSessionRange } from "./session-ranges.ts";

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

const KEYS_PER_STEP = 5_000;
export const FIRST_KEY: KeyPlace = ["", ""];

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
