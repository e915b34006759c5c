import type { Connection } from "./connection.ts";
import type { Transaction } from "./transaction.ts";
import { isTwoFactorOn } from "./two-factors.ts";

/** Somebody who may sign in, and the hash of their password. */
export interface CredentialsRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: string | null;
  readonly isDisabled: boolean;
  readonly twoFactorEnabled: boolean;
  /** Null when the account has no password. */
  readonly passwordHash: string | null;
}

interface FoundRow extends Omit<CredentialsRow, "isDisabled" | "twoFactorEnabled"> {
  readonly isDisabled: number | null;
  readonly twoFactorEnabled: number;
}

/** The account of an address in lower case. One statement, whether there is one or not: neither takes longer than the other. */
export async function findCredentials(db: Connection, email: string): Promise<CredentialsRow | null> {
  const [row] = await db.$queryRaw<FoundRow[]>`
    SELECT u.id AS userId, u.name, u.email, u.role, u.banned AS isDisabled, f.enabled_at IS NOT NULL AS twoFactorEnabled,
           a.password AS passwordHash
    FROM users u
    LEFT JOIN two_factors f ON f.user_id = u.id
    LEFT JOIN auth_accounts a ON a.user_id = u.id AND a.provider_id = 'credential' AND a.account_id = u.id
    WHERE u.email = ${email}`;
  return row === undefined
    ? null
    : { ...row, isDisabled: Boolean(row.isDisabled), twoFactorEnabled: Boolean(row.twoFactorEnabled) };
}

/** What somebody proved to have. */
export type ProvenCredentials = Pick<CredentialsRow, "userId" | "passwordHash" | "twoFactorEnabled">;

/**
 * Whether somebody's credentials are still those that were checked, and they may sign in: so it stays until the transaction ends. Both
 * rows are written, which is more than a lock: that is one node's alone, while of two transactions that write a row on two nodes a cluster
 * commits one, and the other runs again. So whoever replaces the password, changes the second factor or disables the account does it
 * before, and this is refused, or after, and ends what this transaction begins.
 */
export async function holdCredentials(tx: Transaction, proven: ProvenCredentials, now: Date): Promise<boolean> {
  const { userId, passwordHash, twoFactorEnabled } = proven;
  // What is written must differ from what was there, or nothing is.
  const unchanged = await tx.$executeRaw`
    UPDATE auth_accounts SET updated_at = GREATEST(${now}, updated_at + INTERVAL 1000 MICROSECOND)
    WHERE provider_id = 'credential' AND account_id = ${userId} AND password = ${passwordHash}`;
  return unchanged === 1 && (await holdEnabledStaff(tx, { userId, twoFactorEnabled, now }));
}

/**
 * Notes that somebody signs in, if `holdCredentials` says that they may. Before the login is inserted: that locks the person's row for
 * others to read alone.
 */
export async function noteSignIn(tx: Transaction, proven: ProvenCredentials, now: Date): Promise<boolean> {
  if (!(await holdCredentials(tx, proven, now))) return false;
  await tx.$executeRaw`UPDATE users SET last_sign_in_at = ${now} WHERE id = ${proven.userId}`;
  return true;
}

/** Whether somebody may sign in, with or without a second factor as it was read: so it stays until the transaction ends, on every node. */
export async function holdEnabledStaff(
  tx: Transaction,
  {
    userId,
    twoFactorEnabled,
    now,
  }: { readonly userId: string; readonly twoFactorEnabled: boolean; readonly now: Date },
): Promise<boolean> {
  const written = await tx.$executeRaw`
    UPDATE users SET updated_at = GREATEST(${now}, updated_at + INTERVAL 1000 MICROSECOND)
    WHERE id = ${userId} AND banned IS NOT TRUE`;
  // Looked at once the person's row is ours: whoever changes a second factor writes that row, too.
  return written === 1 && (await isTwoFactorOn(tx, userId)) === twoFactorEnabled;
}

/** The hash of somebody's password; null when they have none. */
export async function findPasswordHash(db: Connection, userId: string): Promise<string | null> {
  const where = { providerId_accountId: { providerId: "credential", accountId: userId } };
  return (await db.authAccount.findUnique({ where, select: { password: true } }))?.password ?? null;
}

/**
 * Replaces the hash of a password by another one, if it is still the one that was read: of two changes at once, one is made.
 * @returns whether it was
 */
export async function replacePasswordHash(
  tx: Transaction,
  change: { readonly userId: string; readonly from: string; readonly to: string; readonly now: Date },
): Promise<boolean> {
  const { userId, from, to, now } = change;
  const changed = await tx.$executeRaw`
    UPDATE auth_accounts SET password = ${to}, updated_at = ${now}
    WHERE provider_id = 'credential' AND account_id = ${userId} AND password = ${from}`;
  return changed === 1;
}

/** Gives somebody a password, whether or not they had one. @param credentials `id` is that of a row that may have to be made */
export async function setPasswordHash(
  tx: Transaction,
  credentials: { readonly id: string; readonly userId: string; readonly hash: string; readonly now: Date },
): Promise<void> {
  const { id, userId, hash, now } = credentials;
  await tx.$executeRaw`
    INSERT INTO auth_accounts (id, account_id, provider_id, user_id, password, created_at, updated_at)
    VALUES (${id}, ${userId}, 'credential', ${userId}, ${hash}, ${now}, ${now})
    ON DUPLICATE KEY UPDATE password = VALUES(password), updated_at = VALUES(updated_at)`;
}
