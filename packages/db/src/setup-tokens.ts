import type { Connection } from "./connection.ts";
import type { Transaction } from "./transaction.ts";

/** What the rows of the first admin's links are called among the verifications. */
const IDENTIFIER = "admin-setup";

export interface SetupTokenRow {
  readonly id: string;
  /** SHA-256 of the token, hex. */
  readonly hash: string;
  readonly expiresAt: Date;
  readonly createdAt: Date;
}

/**
 * Keeps a token's hash. Doing it again, after a COMMIT of which nothing was heard, changes nothing. Its row stays until
 * `deletePastVerifications`.
 */
export async function insertSetupToken(tx: Transaction, { hash, ...row }: SetupTokenRow): Promise<void> {
  const create = { ...row, identifier: IDENTIFIER, value: hash, updatedAt: row.createdAt };
  await tx.authVerification.upsert({ where: { id: row.id }, create, update: {} });
}

/** Whether a token could be used now. Using it may still fail: only `takeSetupToken` decides. */
export async function hasSetupToken(db: Connection, hash: string, now: Date): Promise<boolean> {
  const where = { identifier: IDENTIFIER, value: hash, expiresAt: { gt: now } };
  return (await db.authVerification.count({ where })) > 0;
}

/**
 * Uses a token up, and every other one with it: of two that run at once, with one token or with two, one gets true. The
 * caller's transaction makes the account, so that a rollback gives the token back.
 */
export async function takeSetupToken(tx: Transaction, hash: string, now: Date): Promise<boolean> {
  const taken = await tx.$executeRaw`
    DELETE FROM auth_verifications WHERE identifier = ${IDENTIFIER} AND value = ${hash} AND expires_at > ${now}`;
  if (taken !== 1) return false;
  await tx.$executeRaw`DELETE FROM auth_verifications WHERE identifier = ${IDENTIFIER}`;
  return true;
}
