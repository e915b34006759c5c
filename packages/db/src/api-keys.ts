import type { ApiKeyScope } from "../generated/prisma/enums.ts";
import type { Connection } from "./connection.ts";
import type { Transaction } from "./transaction.ts";

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
  /** The user who ended it; null when a command did. */
  readonly revokedBy: string | null;
  /** The user who made it; null when a command did. */
  readonly createdBy: string | null;
  readonly createdAt: Date;
}

export interface NewApiKeyRow extends Omit<ApiKeyRow, "lastUsedAt" | "lastUsedFrom" | "revokedAt" | "revokedBy"> {
  /** SHA-256 of the key, hex. */
  readonly keyHash: string;
}

const MOST_ADDRESS = 45;

const COLUMNS = {
  id: true,
  name: true,
  prefix: true,
  scope: true,
  expiresAt: true,
  lastUsedAt: true,
  lastUsedFrom: true,
  revokedAt: true,
  revokedBy: true,
  createdBy: true,
  createdAt: true,
} as const;

export async function insertApiKey(tx: Transaction, key: NewApiKeyRow): Promise<void> {
  await tx.apiKey.create({ data: key });
}

/** The key with this hash, whatever its state. */
export function findApiKeyByHash(db: Connection, keyHash: string): Promise<ApiKeyRow | null> {
  return db.apiKey.findUnique({ where: { keyHash }, select: COLUMNS });
}

export function findApiKey(db: Connection, id: string): Promise<ApiKeyRow | null> {
  return db.apiKey.findUnique({ where: { id }, select: COLUMNS });
}

/** Keys whose id or prefix this is: prefixes are short, and two may have one. */
export function findApiKeysCalled(db: Connection, idOrPrefix: string): Promise<ApiKeyRow[]> {
  return db.apiKey.findMany({ where: { OR: [{ id: idOrPrefix }, { prefix: idOrPrefix }] }, select: COLUMNS });
}

/** Whether this very key has been made: of a transaction that is repeated, an earlier run may have been committed. */
export async function hasApiKey(db: Connection, id: string): Promise<boolean> {
  return (await db.apiKey.count({ where: { id } })) > 0;
}

export interface ApiKeySearch {
  /** Those that work at `now`, those that do not, or all. */
  readonly state: "live" | "ended" | null;
  readonly now: Date;
  /** Where the page before ended. */
  readonly after: { readonly createdAt: Date; readonly id: string } | null;
  readonly limit: number;
}

/** Newest first. */
export function listApiKeyRows(db: Connection, { state, now, after, limit }: ApiKeySearch): Promise<ApiKeyRow[]> {
  const live = { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  const past =
    after === null ? {} : { OR: [{ createdAt: { lt: after.createdAt } }, { ...after, id: { lt: after.id } }] };
  return db.apiKey.findMany({
    where: { AND: [state === "live" ? live : state === "ended" ? { NOT: live } : {}, past] },
    select: COLUMNS,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

/**
 * How many keys work at `now`, whose rows stay locked: whoever counts them to add one waits for whoever does the same, and then sees
 * what came of it.
 */
export async function lockLiveApiKeys(tx: Transaction, now: Date): Promise<number> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM api_keys WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ${now}) ORDER BY id FOR UPDATE`;
  return rows.length;
}

export interface Revocation {
  readonly now: Date;
  /** The user who ends it; null when a command does. */
  readonly by: string | null;
}

/** Ends a key. @returns whether it was not revoked until now */
export async function markApiKeyRevoked(tx: Transaction, id: string, { now, by }: Revocation): Promise<boolean> {
  const revoked = await tx.$executeRaw`
    UPDATE api_keys SET revoked_at = ${now}, revoked_by = ${by} WHERE id = ${id} AND revoked_at IS NULL`;
  return revoked === 1;
}

/** Ends every key that somebody has made. @returns how many were live until now */
export function revokeApiKeysMadeBy(tx: Transaction, userId: string, { now, by }: Revocation): Promise<number> {
  return tx.$executeRaw`
    UPDATE api_keys SET revoked_at = ${now}, revoked_by = ${by}
    WHERE created_by = ${userId} AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ${now})`;
}

/** Notes the use of a key, unless one was noted after `notSince`. */
export async function noteApiKeyUse(
  db: Connection,
  id: string,
  use: { readonly now: Date; readonly notSince: Date; readonly address: string | null },
): Promise<void> {
  const address = use.address?.replace(/[^\x20-\x7e]/g, "?").slice(0, MOST_ADDRESS) ?? null;
  await db.$executeRaw`
    UPDATE api_keys SET last_used_at = ${use.now}, last_used_from = ${address}
    WHERE id = ${id} AND (last_used_at IS NULL OR last_used_at <= ${use.notSince})`;
}
