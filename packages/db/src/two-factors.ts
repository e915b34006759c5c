import type { Connection } from "./connection.ts";
import type { Transaction } from "./transaction.ts";

export interface TwoFactorRow {
  readonly sealedSecret: string;
  /** Null while it is only being set up. */
  readonly enabledAt: Date | null;
}

export interface NewTwoFactorRow {
  readonly userId: string;
  readonly sealedSecret: string;
  readonly createdAt: Date;
}

/** A code that was found right, on its way to being used up. */
export interface UsedStep {
  readonly userId: string;
  /** The secret that the code was checked against: it may have been replaced since. */
  readonly sealedSecret: string;
  /** The time step that the code is of. */
  readonly step: number;
}

export function findTwoFactor(db: Connection, userId: string): Promise<TwoFactorRow | null> {
  return db.twoFactor.findUnique({ where: { userId }, select: { sealedSecret: true, enabledAt: true } });
}

/** Whether somebody has to give a second factor. */
export async function isTwoFactorOn(db: Connection, userId: string): Promise<boolean> {
  return (await db.twoFactor.count({ where: { userId, NOT: { enabledAt: null } } })) > 0;
}

/** Keeps the secret of a second factor that is being set up, in place of an earlier one. @returns false when one is on already */
export async function startTwoFactor(tx: Transaction, row: NewTwoFactorRow): Promise<boolean> {
  const { userId, sealedSecret, createdAt } = row;
  const replaced = await tx.$executeRaw`
    UPDATE two_factors SET sealed_secret = ${sealedSecret}, last_used_step = NULL, created_at = ${createdAt}
    WHERE user_id = ${userId} AND enabled_at IS NULL`;
  if (replaced === 1) return true;
  const made = await tx.$executeRaw`
    INSERT IGNORE INTO two_factors (user_id, sealed_secret, created_at)
    VALUES (${userId}, ${sealedSecret}, ${createdAt})`;
  return made === 1;
}

/** Turns a second factor on, with the code that proved it. @returns false when it is on, or its secret another one by now */
export async function enableTwoFactor(tx: Transaction, used: UsedStep, now: Date): Promise<boolean> {
  const { userId, sealedSecret, step } = used;
  const enabled = await tx.$executeRaw`
    UPDATE two_factors SET enabled_at = ${now}, last_used_step = ${step}
    WHERE user_id = ${userId} AND sealed_secret = ${sealedSecret} AND enabled_at IS NULL`;
  if (enabled !== 1) return false;
  await writeStaff(tx, userId, now);
  return true;
}

/**
 * Uses the code of a time step up: a guarded statement whose count decides, so that of many that come with one code, at once or later,
 * one gets true.
 */
export async function takeStep(tx: Transaction, { userId, sealedSecret, step }: UsedStep): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE two_factors SET last_used_step = ${step}
    WHERE user_id = ${userId} AND sealed_secret = ${sealedSecret} AND enabled_at IS NOT NULL
      AND (last_used_step IS NULL OR last_used_step < ${step})`;
  return taken === 1;
}

/** Uses a recovery code up, in the same way. */
export async function takeRecoveryCode(
  tx: Transaction,
  code: { readonly userId: string; readonly codeHash: string; readonly now: Date },
): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE recovery_codes SET used_at = ${code.now}
    WHERE user_id = ${code.userId} AND code_hash = ${code.codeHash} AND used_at IS NULL`;
  return taken === 1;
}

/** Keeps new recovery codes, and forgets all earlier ones. Their second factor must be on: its row is locked. @returns whether it is */
export async function replaceRecoveryCodes(
  tx: Transaction,
  userId: string,
  codeHashes: readonly string[],
): Promise<boolean> {
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT user_id FROM two_factors WHERE user_id = ${userId} AND enabled_at IS NOT NULL FOR UPDATE`;
  if (locked.length === 0) return false;
  await tx.$executeRaw`DELETE FROM recovery_codes WHERE user_id = ${userId}`;
  await tx.recoveryCode.createMany({ data: codeHashes.map((codeHash) => ({ userId, codeHash })) });
  return true;
}

export function countRecoveryCodes(db: Connection, userId: string): Promise<number> {
  return db.recoveryCode.count({ where: { userId, usedAt: null } });
}

/** Takes a second factor away, with its recovery codes. @returns whether one was on */
export async function deleteTwoFactor(tx: Transaction, userId: string, now: Date): Promise<boolean> {
  const disabled = await tx.$executeRaw`DELETE FROM two_factors WHERE user_id = ${userId} AND enabled_at IS NOT NULL`;
  // One that was only being set up goes, too.
  if (disabled === 0) await tx.$executeRaw`DELETE FROM two_factors WHERE user_id = ${userId}`;
  else await writeStaff(tx, userId, now);
  return disabled === 1;
}

/** Writes the row of a person whose second factor changes: so of this and a sign-in (`noteSignIn`), one comes after the other. */
async function writeStaff(tx: Transaction, userId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE users SET updated_at = GREATEST(${now}, updated_at + INTERVAL 1000 MICROSECOND) WHERE id = ${userId}`;
}
