import type { ApiKeyRow } from "@guichet/db";
import { stateOfKey } from "./rules.ts";
import type { ApiKey } from "./schema.ts";

interface KeyParts {
  readonly now: Date;
  /** Of those whom `peopleOf` names, by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

/** A key on the wire, as it is at `now`. */
export function presentApiKey(row: ApiKeyRow, { now, names }: KeyParts): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scope: row.scope,
    state: stateOfKey(row, now),
    createdAt: row.createdAt.toISOString(),
    createdBy: names.get(row.createdBy ?? "") ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    lastUsedFrom: row.lastUsedFrom,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    revokedBy: names.get(row.revokedBy ?? "") ?? null,
  };
}

/** Who made keys and who ended them, as ids of users, each once. */
export function peopleOf(rows: readonly ApiKeyRow[]): string[] {
  return [...new Set(rows.flatMap(({ createdBy, revokedBy }) => [createdBy ?? [], revokedBy ?? []].flat()))];
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
