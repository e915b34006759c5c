import type { AuditOutcome } from "../generated/prisma/enums.ts";
import type { Connection } from "./connection.ts";

/** Where a request came from. */
export interface AuditSource {
  /** The client's, as far as TRUST_PROXY lets us believe it. */
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly requestId: string | null;
}

/** One line of the audit log. The invariants of the whole database are checked elsewhere (audit/). */
export interface AuditEntryRow {
  readonly id: string;
  readonly actor: { readonly type: string; readonly id: string | null; readonly name: string | null };
  /** What was done or refused, such as `events.update`. */
  readonly action: string;
  readonly outcome: AuditOutcome;
  readonly entityType: string;
  readonly entityId: string | null;
  /** Plain JSON, without secrets; null when there was nothing before. */
  readonly before: object | null;
  readonly after: object | null;
  readonly source: AuditSource;
  readonly createdAt: Date;
}

const MOST_USER_AGENT = 300;
const MOST_NAME = 254;
const MOST_ADDRESS = 45;
const MOST_REQUEST_ID = 64;

/** Appends an entry: in the transaction of the change that it tells of, so that there is neither without the other. */
export function insertAuditEntry(db: Connection, entry: AuditEntryRow): Promise<void> {
  return insertAuditEntries(db, [entry]);
}

/** Appends entries: one constant statement and one parameter, however many there are. */
export async function insertAuditEntries(db: Connection, entries: readonly AuditEntryRow[]): Promise<void> {
  if (entries.length === 0) return;
  await db.$executeRaw`
    INSERT INTO audit_log (id, actor_type, actor_id, actor_name, action, outcome, entity_type, entity_id, \`before\`, \`after\`,
      address, user_agent, request_id, created_at)
    SELECT r.id, r.actorType, r.actorId, r.actorName, r.action, r.outcome, r.entityType, r.entityId, r.before_, r.after_,
      r.address, r.userAgent, r.requestId, r.createdAt
    FROM JSON_TABLE(${JSON.stringify(entries.map(toStored))}, '$[*]' COLUMNS (
      id CHAR(36) PATH '$.id', actorType VARCHAR(20) PATH '$.actorType', actorId VARCHAR(64) PATH '$.actorId',
      actorName VARCHAR(254) PATH '$.actorName', action VARCHAR(60) PATH '$.action', outcome VARCHAR(10) PATH '$.outcome',
      entityType VARCHAR(40) PATH '$.entityType', entityId VARCHAR(64) PATH '$.entityId',
      before_ LONGTEXT PATH '$.before', after_ LONGTEXT PATH '$.after', address VARCHAR(45) PATH '$.address',
      userAgent VARCHAR(300) PATH '$.userAgent', requestId VARCHAR(64) PATH '$.requestId', createdAt DATETIME(3) PATH '$.createdAt')) r`;
}

/** Whether an entry is stored: of a transaction that is repeated, an earlier run may have been committed. */
export async function hasAuditEntry(db: Connection, id: string): Promise<boolean> {
  return (await db.auditEntry.count({ where: { id } })) > 0;
}

/**
 * Deletes entries made before an instant, oldest first. Those that are younger than the triggers allow are refused, whatever is asked
 * (migrate/guards.ts). @returns how many: call again while it is `most`
 */
export function deletePastAuditEntries(db: Connection, before: Date, most: number): Promise<number> {
  return db.$executeRaw`DELETE FROM audit_log WHERE created_at < ${before} ORDER BY created_at, id LIMIT ${most}`;
}

/** What a stranger sent is cut to its column: no change may fail for the sake of a header. */
function toStored({ actor, source, before, after, createdAt, ...columns }: AuditEntryRow) {
  return {
    ...columns,
    actorType: actor.type,
    actorId: actor.id,
    actorName: actor.name?.slice(0, MOST_NAME).toWellFormed() ?? null,
    before: before === null ? null : JSON.stringify(before),
    after: after === null ? null : JSON.stringify(after),
    address: asciiOf(source.address, MOST_ADDRESS),
    userAgent: source.userAgent?.slice(0, MOST_USER_AGENT).toWellFormed() ?? null,
    requestId: asciiOf(source.requestId, MOST_REQUEST_ID),
    createdAt: createdAt.toISOString().slice(0, -1).replace("T", " "),
  };
}

function asciiOf(text: string | null, most: number): string | null {
  return text?.replace(/[^\x20-\x7e]/g, "?").slice(0, most) ?? null;
}
