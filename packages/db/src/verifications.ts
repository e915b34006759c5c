import type { Connection } from "./connection.ts";
import type { Transaction } from "./transaction.ts";

/**
 * What a token is good for, once: the second step of a sign-in, a new password, or the account of the first admin, which is nobody's yet.
 * Its row is named after that, and after whose it is.
 */
export type VerificationKind = "second-factor" | "password-reset" | "admin-setup";

interface Whose {
  readonly kind: VerificationKind;
  /** Null for the first admin. */
  readonly userId: string | null;
}

interface Kept {
  readonly id: string;
  /** SHA-256 of the token, hex. */
  readonly hash: string;
  readonly expiresAt: Date;
  readonly createdAt: Date;
}

export interface VerificationRow extends Whose, Kept {}

export interface NewPasswordResetRow extends Kept {
  /** The address that was typed, in lower case: perhaps nobody's. */
  readonly email: string;
}

/**
 * Keeps a token's hash. Doing it again, after a COMMIT of which nothing was heard, changes nothing. Its row stays until
 * `deletePastVerifications`.
 */
export async function insertVerification(tx: Transaction, row: VerificationRow): Promise<void> {
  const { id, hash, expiresAt, createdAt } = row;
  const create = { id, identifier: identifierOf(row), value: hash, expiresAt, createdAt, updatedAt: createdAt };
  await tx.authVerification.upsert({ where: { id }, create, update: {} });
}

/**
 * Keeps a link for the enabled account of an address, if there is one, in the place of earlier ones: the same two statements for every
 * address. It is compared byte by byte, as the column is: one that only looks alike is another mailbox.
 */
export async function insertPasswordReset(tx: Transaction, reset: NewPasswordResetRow): Promise<void> {
  const { id, email, hash, expiresAt, createdAt } = reset;
  const beginning = beginningOf("password-reset");
  await tx.$executeRaw`
    DELETE v FROM auth_verifications v JOIN users u ON v.identifier = CONCAT(${beginning}, u.id) WHERE u.email = ${email}`;
  await tx.$executeRaw`
    INSERT INTO auth_verifications (id, identifier, value, expires_at, created_at, updated_at)
    SELECT ${id}, CONCAT(${beginning}, u.id), ${hash}, ${expiresAt}, ${createdAt}, ${createdAt}
    FROM users u WHERE u.email = ${email} AND u.banned IS NOT TRUE`;
}

/** Whose token it is, while it can be used; null when it cannot. Only `takeVerification` decides. */
export async function findVerification(
  db: Connection,
  { kind, hash, now }: { readonly kind: VerificationKind; readonly hash: string; readonly now: Date },
): Promise<Pick<Whose, "userId"> | null> {
  const where = { identifier: { startsWith: kind }, value: hash, expiresAt: { gt: now } };
  const row = await db.authVerification.findFirst({ where, select: { identifier: true } });
  if (row === null) return null;
  return { userId: row.identifier === kind ? null : row.identifier.slice(beginningOf(kind).length) };
}

/** Uses a token up: of many that come with one, one gets true. A rollback gives it back. */
export async function takeVerification(
  tx: Transaction,
  token: Whose & { readonly hash: string; readonly now: Date },
): Promise<boolean> {
  const taken = await tx.$executeRaw`
    DELETE FROM auth_verifications
    WHERE identifier = ${identifierOf(token)} AND value = ${token.hash} AND expires_at > ${token.now}`;
  return taken === 1;
}

/** Ends all of a kind that somebody has. */
export async function deleteVerifications(tx: Transaction, whose: Whose): Promise<void> {
  await tx.$executeRaw`DELETE FROM auth_verifications WHERE identifier = ${identifierOf(whose)}`;
}

/** Ends what somebody could still come in with: their password is another one, or they may not sign in any more. */
export async function deleteWaysInOf(tx: Transaction, userId: string): Promise<void> {
  await deleteVerifications(tx, { kind: "second-factor", userId });
  await deleteVerifications(tx, { kind: "password-reset", userId });
}

/** Ends what anybody who has an account could still come in with. */
export async function deleteAllWaysIn(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM auth_verifications
    WHERE identifier LIKE ${`${beginningOf("second-factor")}%`} OR identifier LIKE ${`${beginningOf("password-reset")}%`}`;
}

/** Deletes what has run out. @returns how many: call again while it is `most` */
export function deletePastVerifications(tx: Transaction, now: Date, most: number): Promise<number> {
  return tx.$executeRaw`DELETE FROM auth_verifications WHERE expires_at <= ${now} LIMIT ${most}`;
}

function identifierOf({ kind, userId }: Whose): string {
  return userId === null ? kind : beginningOf(kind) + userId;
}

function beginningOf(kind: VerificationKind): string {
  return `${kind}:`;
}
