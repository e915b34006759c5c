import type { Connection } from "./connection.ts";
import type { Transaction } from "./transaction.ts";

/** What the rows of links for a new password are called among the verifications, before the id of whose it is. */
const PREFIX = "password-reset:";

export interface NewPasswordResetRow {
  readonly id: string;
  /** The address that was typed, in lower case: perhaps nobody's. */
  readonly email: string;
  /** SHA-256 of the token, hex. */
  readonly hash: string;
  readonly expiresAt: Date;
  readonly createdAt: Date;
}

/**
 * Keeps a link for the enabled account of an address, if there is one, in the place of earlier ones: the same two statements for every
 * address. It is compared byte by byte, as the column is: one that only looks alike is another mailbox.
 */
export async function insertPasswordReset(tx: Transaction, reset: NewPasswordResetRow): Promise<void> {
  const { id, email, hash, expiresAt, createdAt } = reset;
  await tx.$executeRaw`
    DELETE v FROM auth_verifications v JOIN users u ON v.identifier = CONCAT(${PREFIX}, u.id) WHERE u.email = ${email}`;
  await tx.$executeRaw`
    INSERT INTO auth_verifications (id, identifier, value, expires_at, created_at, updated_at)
    SELECT ${id}, CONCAT(${PREFIX}, u.id), ${hash}, ${expiresAt}, ${createdAt}, ${createdAt}
    FROM users u WHERE u.email = ${email} AND u.banned IS NOT TRUE`;
}

/** Whose link it is, while it can be used. Only `takePasswordReset` decides. */
export async function findPasswordReset(db: Connection, hash: string, now: Date): Promise<string | null> {
  const where = { identifier: { startsWith: PREFIX }, value: hash, expiresAt: { gt: now } };
  const row = await db.authVerification.findFirst({ where, select: { identifier: true } });
  return row?.identifier.slice(PREFIX.length) ?? null;
}

/** Uses a link up: of many that come with one, one gets true. A rollback gives it back. */
export async function takePasswordReset(
  tx: Transaction,
  reset: { readonly userId: string; readonly hash: string; readonly now: Date },
): Promise<boolean> {
  const { userId, hash, now } = reset;
  const taken = await tx.$executeRaw`
    DELETE FROM auth_verifications WHERE identifier = ${PREFIX + userId} AND value = ${hash} AND expires_at > ${now}`;
  return taken === 1;
}

/** Ends somebody's links: they have a new password, or may not sign in any more. */
export async function deletePasswordResets(tx: Transaction, userId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM auth_verifications WHERE identifier = ${PREFIX + userId}`;
}
