import type { ApiKeyRow } from "@guichet/db";
import { stateOfKey } from "./rules.ts";
import type { ApiKey } from "./schema.ts";

/** A key on the wire, as it is at `now`. */
export function presentApiKey(row: ApiKeyRow, { now, createdBy }: { now: Date; createdBy: string | null }): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scope: row.scope,
    state: stateOfKey(row, now),
    createdAt: row.createdAt.toISOString(),
    createdBy,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    lastUsedFrom: row.lastUsedFrom,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}

/** What the audit log keeps of a key. */
export function presentRecordedKey({ name, prefix, scope, expiresAt, revokedAt }: ApiKeyRow) {
  return {
    name,
    prefix,
    scope,
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
