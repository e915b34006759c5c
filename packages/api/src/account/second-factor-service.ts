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
import { type Origin, recordRefusal } from "../audit-log/record-service.ts";
import { staffOf } from "../auth/actor.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { presentRecordedPerson } from "../staff/present.ts";
import { type Attempt, change } from "../unit-of-work.ts";
import { hashOfRecoveryCode, readRecoveryCode } from "./recovery-codes.ts";
import { isWrongCode, type SecondFactorKind, WRONG_CODE } from "./second-factor-rules.ts";
import type { SecretSeal } from "./secret-seal.ts";
import { stepOfCode } from "./totp.ts";

export interface SecondFactorServices {
  readonly database: Database;
  readonly now: () => Date;
  readonly secretSeal: SecretSeal;
}

/** Whether an earlier run of a transaction, of whose COMMIT nothing was heard, has used the code up and done what it was for. */
export type SpentBefore = "not-yet" | "spent-before";

/** What somebody offers as their second factor. */
export interface OfferedCode {
  readonly userId: string;
  /** The six digits of an app, or a recovery code, as typed. */
  readonly code: string;
  /** Who offers it, as far as that is known, and from where. */
  readonly by: Pick<Origin, "actor" | "source">;
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
  guard: (tx: Transaction, attempt: Attempt) => Promise<Result<SpentBefore>> = async () => ok("not-yet"),
): Promise<Result<SecondFactorKind>> {
  const now = services.now();
  const counted = await countAttempt(services.database, offered, now);
  if (!counted.ok) return counted;
  const taken = await change(services.database, async (tx, attempt): Promise<Result<SecondFactorKind>> => {
    const allowed = await guard(tx, attempt);
    if (!allowed.ok) return allowed;
    if (allowed.value === "spent-before") return ok(kindOfCode(offered.code));
    const kind = await takeCode(tx, services.secretSeal, { ...offered, now });
    return kind === null ? fail(WRONG_CODE[kindOfCode(offered.code)]) : ok(kind);
  });
  if (taken.ok) await forgetAttempts(services.database, offered.userId);
  else if (isWrongCode(taken.reason)) await recordThrottling(services, offered, counted.value);
  return taken;
}

/** What a code is looked for among. */
export function kindOfCode(code: string): SecondFactorKind {
  return readRecoveryCode(code) === null ? "app" : "recovery-code";
}

/** The same, of one's own account: with no second factor, no code is asked for. */
export async function checkOwnSecondFactor(ctx: Context, code: string | undefined): Promise<Result<void>> {
  const { userId } = staffOf(ctx.actor);
  const holder = await findStaffRow(ctx.database.writer, userId);
  if (holder?.twoFactorEnabled !== true) return ok(undefined);
  if (code === undefined) return fail("second-factor-invalid");
  const taken = await takeSecondFactor(ctx, { userId, code, by: ctx });
  return taken.ok ? ok(undefined) : taken;
}

/** Whether a guess was the last one for a while, and until when. */
interface CountedGuess {
  readonly throttledUntil: Date | null;
}

async function countAttempt(
  { writer }: Database,
  { userId, code }: OfferedCode,
  now: Date,
): Promise<Result<CountedGuess>> {
  let throttledUntil: Date | null = null;
  if (readRecoveryCode(code) !== null) return ok({ throttledUntil });
  for (const attempts of ATTEMPTS) {
    const allowance = { ...attempts, subject: subjectOf(userId) };
    const use = await useOnce(writer, allowance, { now, reason: "too-many-attempts" });
    if (!use.ok) return use;
    if (use.value.used >= attempts.limit) throttledUntil = use.value.windowEndsAt;
  }
  return ok({ throttledUntil });
}

/**
 * Tells the audit log that somebody, who has the password, guesses at a second factor, and until when nobody hears them: of each account
 * as often as it may be guessed at, at most.
 */
async function recordThrottling(
  { database, now }: SecondFactorServices,
  { userId, by: { actor, source } }: OfferedCode,
  { throttledUntil }: CountedGuess,
): Promise<void> {
  if (throttledUntil === null) return;
  const holder = await findStaffRow(database.writer, userId);
  const who = holder === null ? {} : presentRecordedPerson(holder);
  const after = { ...who, throttledUntil: throttledUntil.toISOString() };
  const what = { action: "two-factor.throttled", entityType: "user", entityId: userId, after } as const;
  await recordRefusal(database.writer, { actor, source, now }, what);
}

async function forgetAttempts({ writer }: Database, userId: string): Promise<void> {
  for (const { kind } of ATTEMPTS) await resetAllowance(writer, { kind, subject: subjectOf(userId) });
}

/** Looks among the app's codes for what has six digits, and else among the recovery codes. */
async function takeCode(
  tx: Transaction,
  secretSeal: SecretSeal,
  { userId, code, now }: Omit<OfferedCode, "by"> & { readonly now: Date },
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
