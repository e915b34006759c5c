import { Prisma } from "../generated/prisma/client.ts";
import type { Connection } from "./connection.ts";
import type { Transaction } from "./transaction.ts";

/** Names a key: whose it is, and what its owner called it. */
export interface KeyName {
  readonly scope: string;
  readonly key: string;
}

/** A key with the answer that it was given. */
export interface KeyRow extends KeyName {
  /** SHA-256 of the request, hex. */
  readonly requestHash: string;
  /** The answer's body, JSON. */
  readonly body: string;
  readonly expiresAt: Date;
}

export interface NewKey extends Omit<KeyRow, "expiresAt"> {
  readonly bookingId: string;
}

/** Names of keys as a table, from one parameter and in the character sets of their columns (see id-table.ts). */
function keyTable(names: readonly KeyName[]): Prisma.Sql {
  return Prisma.sql`JSON_TABLE(${JSON.stringify(names)}, '$[*]' COLUMNS (
    scope VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin PATH '$.scope',
    \`key\` VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$.key'))`;
}

/** Those of the keys that are kept, whether or not their time is over. */
export function findKeys(tx: Transaction, names: readonly KeyName[]): Promise<KeyRow[]> {
  return tx.$queryRaw<KeyRow[]>`
    SELECT k.scope, k.\`key\`, k.request_hash AS requestHash, CAST(k.body AS CHAR) AS body, k.expires_at AS expiresAt
    FROM ${keyTable(names)} r STRAIGHT_JOIN idempotency_keys k ON k.scope = r.scope AND k.\`key\` = r.\`key\``;
}

/**
 * Keys of a scope that begin with a text, and are still kept at an instant: what they stand for, as the hash of the request.
 * @param of `beginning`: without `%` and `_`
 */
export async function knownKeys(
  db: Connection,
  { scope, beginning, now }: { readonly scope: string; readonly beginning: string; readonly now: Date },
): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ key: string; requestHash: string }[]>`
    SELECT \`key\`, request_hash AS requestHash FROM idempotency_keys
    WHERE scope = ${scope} AND \`key\` LIKE ${`${beginning}%`} AND expires_at > ${now}`;
  return new Map(rows.map(({ key, requestHash }) => [key, requestHash]));
}

/** Forgets these keys, so that they can be used again. */
export async function deleteKeys(tx: Transaction, names: readonly KeyName[]): Promise<void> {
  await tx.$executeRaw`
    DELETE k FROM ${keyTable(names)} r STRAIGHT_JOIN idempotency_keys k ON k.scope = r.scope AND k.\`key\` = r.\`key\``;
}

/** Keeps keys with the answer (201) that their bookings were given. The primary key refuses a key that is in use. */
export async function insertKeys(
  tx: Transaction,
  batch: { readonly createdAt: Date; readonly expiresAt: Date },
  keys: readonly NewKey[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO idempotency_keys (scope, \`key\`, request_hash, booking_id, status, body, created_at, expires_at)
    SELECT r.scope, r.\`key\`, r.requestHash, r.bookingId, 201, r.body, ${batch.createdAt}, ${batch.expiresAt}
    FROM JSON_TABLE(${JSON.stringify(keys)}, '$[*]' COLUMNS (
      scope VARCHAR(80) PATH '$.scope', \`key\` VARCHAR(255) PATH '$.key', requestHash CHAR(64) PATH '$.requestHash',
      bookingId CHAR(36) PATH '$.bookingId', body LONGTEXT PATH '$.body')) r`;
}

/** Forgets keys whose time is over, at most `limit`. @returns how many */
export function deleteExpiredKeys(tx: Transaction, now: Date, limit: number): Promise<number> {
  return tx.$executeRaw`DELETE FROM idempotency_keys WHERE expires_at <= ${now} ORDER BY expires_at LIMIT ${limit}`;
}
