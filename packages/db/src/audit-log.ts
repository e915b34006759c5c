import { Prisma } from "../generated/prisma/client.ts";
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
  readonly before: Prisma.InputJsonValue | null;
  readonly after: Prisma.InputJsonValue | null;
  readonly source: AuditSource;
  readonly createdAt: Date;
}

const MOST_USER_AGENT = 300;
const MOST_NAME = 254;

/** Appends an entry: in the transaction of the change that it tells of, so that there is neither without the other. */
export async function insertAuditEntry(db: Connection, entry: AuditEntryRow): Promise<void> {
  const { actor, source, before, after, ...columns } = entry;
  await db.auditEntry.create({
    data: {
      ...columns,
      actorType: actor.type,
      actorId: actor.id,
      actorName: actor.name?.slice(0, MOST_NAME) ?? null,
      before: before ?? Prisma.DbNull,
      after: after ?? Prisma.DbNull,
      address: source.address,
      userAgent: source.userAgent?.slice(0, MOST_USER_AGENT) ?? null,
      requestId: source.requestId,
    },
  });
}
