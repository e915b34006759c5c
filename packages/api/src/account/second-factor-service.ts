import {
  type Database,
  findStaffRow,
  findTwoFactor,
  resetAllowance,
  type Transaction,
  takeRecoveryCode,
  takeStep,
} from "@guichet/db";
import { subjectOf, useOnce } from "../allowance-service.ts";
import { fail, ok, type Result } from "../errors.ts";
import { change } from "../unit-of-work.ts";
import { hashOfRecoveryCode, readRecoveryCode } from "./recovery-codes.ts";
import type { SecretSeal } from "./secret-seal.ts";
import { stepOfCode } from "./totp.ts";

export interface SecondFactorServices {
  readonly database: Database;
  readonly now: () => Date;
  readonly secretSeal: SecretSeal;
}

export type SecondFactorKind = "app" | "recovery-code";

/** What somebody offers as their second factor. */
export interface OfferedCode {
  readonly userId: string;
  /** The six digits of an app, or a recovery code, as typed. */
  readonly code: string;
}

/**
 * How often an app's code of one account may be guessed: of a million, three are right at a time, so that a year of guessing finds
 * less than two in a hundred. A recovery code cannot be guessed and is not counted: whoever has only the password keeps nobody out who has one.
 */
const ATTEMPTS = [
  { kind: "second-factor", limit: 5, windowMs: 15 * 60 * 1000 },
  { kind: "second-factor-day", limit: 15, windowMs: 24 * 60 * 60 * 1000 },
] as const;

/**
 * Uses a code up, unless `guard`, which runs first in the same transaction, refuses. A guess counts before anything is looked at, in all
 * processes together; a right code gives the guesses back.
 */
export async function takeSecondFactor(
  services: SecondFactorServices,
  offered: OfferedCode,
  guard: (tx: Transaction) => Promise<Result<void>> = async () => ok(undefined),
): Promise<Result<SecondFactorKind>> {
  const now = services.now();
  const counted = await countAttempt(services.database, offered, now);
  if (!counted.ok) return counted;
  const taken = await change(services.database, async (tx): Promise<Result<SecondFactorKind>> => {
    const allowed = await guard(tx);
    if (!allowed.ok) return allowed;
    const kind = await takeCode(tx, services.secretSeal, { ...offered, now });
    return kind === null ? fail("second-factor-invalid") : ok(kind);
  });
  if (taken.ok) await forgetAttempts(services.database, offered.userId);
  return taken;
}

/** The same, of somebody's own account: with no second factor, no code is asked for. */
export async function checkOwnSecondFactor(
  services: SecondFactorServices,
  userId: string,
  code: string | undefined,
): Promise<Result<void>> {
  const holder = await findStaffRow(services.database.writer, userId);
  if (holder?.twoFactorEnabled !== true) return ok(undefined);
  if (code === undefined) return fail("second-factor-invalid");
  const taken = await takeSecondFactor(services, { userId, code });
  return taken.ok ? ok(undefined) : taken;
}

async function countAttempt({ writer }: Database, { userId, code }: OfferedCode, now: Date): Promise<Result<void>> {
  if (readRecoveryCode(code) !== null) return ok(undefined);
  for (const attempts of ATTEMPTS) {
    const allowance = { ...attempts, subject: subjectOf(userId) };
    const use = await useOnce(writer, allowance, { now, reason: "too-many-attempts" });
    if (!use.ok) return use;
  }
  return ok(undefined);
}

async function forgetAttempts({ writer }: Database, userId: string): Promise<void> {
  for (const { kind } of ATTEMPTS) await resetAllowance(writer, { kind, subject: subjectOf(userId) });
}

/** Looks among the app's codes for what has six digits, and else among the recovery codes. */
async function takeCode(
  tx: Transaction,
  secretSeal: SecretSeal,
  { userId, code, now }: OfferedCode & { now: Date },
): Promise<SecondFactorKind | null> {
  const recoveryCode = readRecoveryCode(code);
  if (recoveryCode !== null) {
    const codeHash = hashOfRecoveryCode(userId, recoveryCode);
    return (await takeRecoveryCode(tx, { userId, codeHash, now })) ? "recovery-code" : null;
  }
  const row = await findTwoFactor(tx, userId);
  // Sealed with a key that is no more: the recovery codes, which are only hashed, still work.
  const secret = row === null ? null : secretSeal.open(row.sealedSecret, userId);
  if (row === null || secret === null) return null;
  const step = stepOfCode(secret, code.replaceAll(/\s/g, ""), now);
  if (step === null) return null;
  return (await takeStep(tx, { userId, sealedSecret: row.sealedSecret, step })) ? "app" : null;
}
