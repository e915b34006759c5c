import type { AuditEntryRow } from "@guichet/db";
import type { AuditEntry } from "./schema.ts";

export function presentAuditEntry(row: AuditEntryRow): AuditEntry {
  const { address, userAgent, requestId } = row.source;
  return {
    id: row.id,
    createdAt: row.createdAt.toISOString(),
    actor: { ...row.actor },
    action: row.action,
    outcome: row.outcome,
    entityType: row.entityType,
    entityId: row.entityId,
    before: row.before as AuditEntry["before"],
    after: row.after as AuditEntry["after"],
    address,
    userAgent,
    requestId,
  };
}
