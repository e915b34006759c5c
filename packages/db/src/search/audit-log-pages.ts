import { Prisma } from "../../generated/prisma/client.ts";
import type { AuditOutcome } from "../../generated/prisma/enums.ts";
import type { AuditEntryRow } from "../audit-log.ts";
import type { Connection } from "../connection.ts";
import { likePart } from "./booking-filter.ts";

/** One address, or all between two: as hexadecimal digits, both in it. */
export type AuditAddressFilter =
  | { readonly kind: "one"; readonly address: string }
  | {
      readonly kind: "range";
      readonly range: { readonly bytes: 4 | 16; readonly first: string; readonly last: string };
    };

export interface AuditLogFilter {
  /** A part of the actor's name. */
  readonly actorName: string | null;
  readonly actorId: string | null;
  /** `events.update`, or the beginning `events.` of many. */
  readonly action: string | null;
  readonly outcome: AuditOutcome | null;
  readonly entityType: string | null;
  readonly entityId: string | null;
  readonly address: AuditAddressFilter | null;
  readonly from: Date | null;
  /** This instant is not in it any more. */
  readonly to: Date | null;
}

export interface AuditLogPosition {
  readonly createdAt: Date;
  readonly id: string;
}

export interface AuditLogSearch {
  readonly filter: AuditLogFilter;
  /** Where the page before ended. */
  readonly after: AuditLogPosition | null;
  readonly limit: number;
}

export interface AuditLogPage {
  readonly rows: readonly AuditEntryRow[];
  /** Where reading ended before the page was full, though older entries may fit: go on after it. Null when all were read. */
  readonly readTo: AuditLogPosition | null;
}

/** Entries that one page reads at most to find those that fit: what no index can name costs the same however long the log is. */
export const MOST_READ = 20_000;

const NEWEST_FIRST = Prisma.sql`ORDER BY a.created_at DESC, a.id DESC`;

/** Entries under a filter, newest first. One condition is the index's, others are looked for among what it names. */
export async function searchAuditLog(db: Connection, search: AuditLogSearch): Promise<AuditLogPage> {
  const { index, named, picked } = walkOf(search.filter);
  const within = Prisma.sql`${allOf(named)} AND ${periodOf(search.filter)} AND ${isPast(search.after)}`;
  const edge = picked.length === 0 ? null : await edgeOfReading(db, index, within);
  const rows = await db.$queryRaw<StoredEntry[]>`
    SELECT a.id, a.actor_type AS actorType, a.actor_id AS actorId, a.actor_name AS actorName, a.action, a.outcome,
      a.entity_type AS entityType, a.entity_id AS entityId, a.\`before\`, a.\`after\`, a.address, a.user_agent AS userAgent,
      a.request_id AS requestId, a.created_at AS createdAt
    FROM audit_log a FORCE INDEX (${index})
    WHERE ${within} AND ${downTo(edge)} AND ${allOf(picked)} ${NEWEST_FIRST} LIMIT ${search.limit}`;
  return { rows: rows.map(toEntry), readTo: rows.length < search.limit ? edge : null };
}

export async function findAuditEntry(db: Connection, id: string): Promise<AuditEntryRow | null> {
  const row = await db.auditEntry.findUnique({ where: { id } });
  return row === null ? null : toEntry(row);
}

interface Walk {
  readonly index: Prisma.Sql;
  /** What the index names, in order of time. */
  readonly named: readonly Prisma.Sql[];
  /** What is looked for among them. */
  readonly picked: readonly Prisma.Sql[];
}

/** The condition that most entries do not fulfil leads; all others are picked out of what it leaves. */
function walkOf(filter: AuditLogFilter): Walk {
  const { entityType, entityId, actorId, address, action, outcome, actorName } = filter;
  const ways = [
    { index: "audit_log_entity_idx", named: entityOf(filter) },
    { index: "audit_log_actor_idx", named: actorId === null ? null : Prisma.sql`a.actor_id = ${actorId}` },
    { index: "audit_log_address_idx", named: addressIs(address) },
    { index: "audit_log_action_idx", named: action === null || isPrefix(action) ? null : actionIs(action) },
    { index: "audit_log_outcome_idx", named: outcome === null ? null : Prisma.sql`a.outcome = ${outcome}` },
  ];
  const conditions = ways.flatMap(({ index, named }) => (named === null ? [] : [{ index, named }]));
  const [first, ...others] = conditions;
  const picked = others.map(({ named }) => named);
  if (action !== null && isPrefix(action)) picked.push(Prisma.sql`a.action LIKE ${`${action}%`}`);
  if (entityOf(filter) === null) {
    if (entityType !== null) picked.push(Prisma.sql`a.entity_type = ${entityType}`);
    if (entityId !== null) picked.push(Prisma.sql`a.entity_id = ${entityId}`);
  }
  if (address?.kind === "range") picked.push(isWithin(address.range));
  if (actorName !== null) picked.push(Prisma.sql`a.actor_name LIKE ${likePart(actorName)}`);
  return {
    index: Prisma.raw(first?.index ?? "audit_log_created_idx"),
    named: first === undefined ? [] : [first.named],
    picked,
  };
}

/** The one thing that is named by kind and id: the index has both or nothing. */
function entityOf({ entityType, entityId }: AuditLogFilter): Prisma.Sql | null {
  if (entityType === null || entityId === null) return null;
  return Prisma.sql`a.entity_type = ${entityType} AND a.entity_id = ${entityId}`;
}

function addressIs(filter: AuditAddressFilter | null): Prisma.Sql | null {
  return filter?.kind === "one" ? Prisma.sql`a.address = ${filter.address}` : null;
}

/** Of a network the index knows no order of time: its addresses are looked for among what another condition names. */
function isWithin({ bytes, first, last }: Extract<AuditAddressFilter, { kind: "range" }>["range"]): Prisma.Sql {
  return Prisma.sql`LENGTH(INET6_ATON(a.address)) = ${bytes} AND HEX(INET6_ATON(a.address)) BETWEEN ${first} AND ${last}`;
}

function actionIs(action: string): Prisma.Sql {
  return Prisma.sql`a.action = ${action}`;
}

function isPrefix(action: string): boolean {
  return action.endsWith(".");
}

/** The entry at which reading ends; null when there are not so many. */
async function edgeOfReading(db: Connection, index: Prisma.Sql, within: Prisma.Sql): Promise<AuditLogPosition | null> {
  const [edge] = await db.$queryRaw<AuditLogPosition[]>`
    SELECT a.created_at AS createdAt, a.id FROM audit_log a FORCE INDEX (${index})
    WHERE ${within} ${NEWEST_FIRST} LIMIT 1 OFFSET ${MOST_READ - 1}`;
  return edge ?? null;
}

function isPast(after: AuditLogPosition | null): Prisma.Sql {
  if (after === null) return Prisma.sql`TRUE`;
  const { createdAt, id } = after;
  return Prisma.sql`a.created_at <= ${createdAt} AND (a.created_at < ${createdAt} OR a.id < ${id})`;
}

function downTo(edge: AuditLogPosition | null): Prisma.Sql {
  if (edge === null) return Prisma.sql`TRUE`;
  const { createdAt, id } = edge;
  return Prisma.sql`a.created_at >= ${createdAt} AND (a.created_at > ${createdAt} OR a.id >= ${id})`;
}

function periodOf({ from, to }: AuditLogFilter): Prisma.Sql {
  return allOf([
    ...(from === null ? [] : [Prisma.sql`a.created_at >= ${from}`]),
    ...(to === null ? [] : [Prisma.sql`a.created_at < ${to}`]),
  ]);
}

function allOf(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join([...conditions], " AND ");
}

interface StoredEntry {
  readonly id: string;
  readonly actorType: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly action: string;
  readonly outcome: AuditOutcome;
  readonly entityType: string;
  readonly entityId: string | null;
  /** MariaDB keeps JSON as text; whether a raw query hands it out parsed depends on the server's version. */
  readonly before: unknown;
  readonly after: unknown;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly requestId: string | null;
  readonly createdAt: Date;
}

function toEntry({ actorType, actorId, actorName, address, userAgent, requestId, ...row }: StoredEntry): AuditEntryRow {
  return {
    ...row,
    before: parseJson(row.before),
    after: parseJson(row.after),
    actor: { type: actorType, id: actorId, name: actorName },
    source: { address, userAgent, requestId },
  };
}

function parseJson(value: unknown): object | null {
  return (typeof value === "string" ? JSON.parse(value) : value) as object | null;
}
