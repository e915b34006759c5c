import type { ApiKeyScope } from "../generated/prisma/enums.ts";
import type { Connection } from "./connection.ts";

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  /** First characters of the key. */
  readonly prefix: string;
  readonly scope: ApiKeyScope;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  /** The address of that use. */
  readonly lastUsedFrom: string | null;
  readonly revokedAt: Date | null;
  /** The user who made it; null when a command did. */
  readonly createdBy: string | null;
  readonly createdAt: Date;
}

export interface NewApiKeyRow extends Omit<ApiKeyRow, "lastUsedAt" | "lastUsedFrom" | "revokedAt"> {
  /** SHA-256 of the key, hex. */
  readonly keyHash: string;
}

const COLUMNS = {
  id: true,
  name: true,
  prefix: true,
  scope: true,
  expiresAt: true,
  lastUsedAt: true,
  lastUsedFrom: true,
  revokedAt: true,
  createdBy: true,
  createdAt: true,
} as const;

export async function insertApiKey(db: Connection, key: NewApiKeyRow): Promise<void> {
  await db.apiKey.create({ data: key });
}

/** The key with this hash, whatever its state. */
export function findApiKeyByHash(db: Connection, keyHash: string): Promise<ApiKeyRow | null> {
  return db.apiKey.findUnique({ where: { keyHash }, select: COLUMNS });
}

export function listApiKeyRows(db: Connection): Promise<ApiKeyRow[]> {
  return db.apiKey.findMany({ select: COLUMNS, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
}

/** Ends a key named by its id or its prefix. @returns how many were live until now */
export async function revokeApiKeyRows(db: Connection, idOrPrefix: string, now: Date): Promise<number> {
  return db.$executeRaw`
    UPDATE api_keys SET revoked_at = ${now}
    WHERE (id = ${idOrPrefix} OR prefix = ${idOrPrefix}) AND revoked_at IS NULL`;
}

/** Notes the use of a key, unless one was noted after `notSince`. */
export async function noteApiKeyUse(db: Connection, id: string, use: { now: Date; notSince: Date }): Promise<void> {
  await db.$executeRaw`
    UPDATE api_keys SET last_used_at = ${use.now}
    WHERE id = ${id} AND (last_used_at IS NULL OR last_used_at <= ${use.notSince})`;
}
