import type { Connection } from "./connection.ts";
import type { Transaction } from "./transaction.ts";

/** What the rows of half a sign-in are called among the verifications, before the id of whose it is. */
const PREFIX = "second-factor:";

/** Somebody who has given the right password, and now owes a second factor. */
export interface SignInChallengeRow {
  readonly id: string;
  readonly userId: string;
  /** SHA-256 of the token, hex. */
  readonly hash: string;
  readonly expiresAt: Date;
  readonly createdAt: Date;
}

/** Keeps a challenge. Doing it again changes nothing. Its row stays until `deletePastVerifications`. */
export async function insertSignInChallenge(tx: Transaction, challenge: SignInChallengeRow): Promise<void> {
  const { id, userId, hash, expiresAt, createdAt } = challenge;
  const create = { id, identifier: PREFIX + userId, value: hash, expiresAt, createdAt, updatedAt: createdAt };
  await tx.authVerification.upsert({ where: { id }, create, update: {} });
}

/** Whose challenge it is, while it can be used. Only `takeSignInChallenge` decides. */
export async function findSignInChallenge(db: Connection, hash: string, now: Date): Promise<string | null> {
  const where = { identifier: { startsWith: PREFIX }, value: hash, expiresAt: { gt: now } };
  const row = await db.authVerification.findFirst({ where, select: { identifier: true } });
  return row?.identifier.slice(PREFIX.length) ?? null;
}

/** Uses a challenge up: of many that come with one, one gets true. A rollback gives it back. */
export async function takeSignInChallenge(
  tx: Transaction,
  challenge: { readonly userId: string; readonly hash: string; readonly now: Date },
): Promise<boolean> {
  const { userId, hash, now } = challenge;
  const taken = await tx.$executeRaw`
    DELETE FROM auth_verifications WHERE identifier = ${PREFIX + userId} AND value = ${hash} AND expires_at > ${now}`;
  return taken === 1;
}

/** Ends what somebody has begun with a password, or a second factor, that is no longer theirs. */
export async function deleteSignInChallenges(tx: Transaction, userId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM auth_verifications WHERE identifier = ${PREFIX + userId}`;
}

/** Ends what anybody has begun. */
export async function deleteAllSignInChallenges(tx: Transaction): Promise<void> {
  await tx.$executeRaw`DELETE FROM auth_verifications WHERE identifier LIKE ${`${PREFIX}%`}`;
}
