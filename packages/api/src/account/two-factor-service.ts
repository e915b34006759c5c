import { randomBytes } from "node:crypto";
import {
  countRecoveryCodes,
  deleteLoginsOf,
  deleteTwoFactor,
  deleteVerifications,
  enableTwoFactor,
  findStaffRow,
  findTwoFactor,
  inTransaction,
  lockStaff,
  replaceRecoveryCodes,
  startTwoFactor,
  type Transaction,
} from "@guichet/db";
import { type RecordedChange, recordChange } from "../audit-log/record-service.ts";
import { roleOf, staffOf } from "../auth/actor.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { presentRecordedPerson } from "../staff/present.ts";
import { mayStillManage } from "../staff/standing-service.ts";
import { type Attempt, change } from "../unit-of-work.ts";
import { hashOfRecoveryCode, makeRecoveryCodes, readRecoveryCode } from "./recovery-codes.ts";
import { otpauthUri, secretAsText, stepOfCode } from "./totp.ts";
import type { RecoveryCodeList, TwoFactorSetup, TwoFactorState } from "./two-factor-schema.ts";

const ISSUER = "Guichet";
/** 160 bits, as RFC 4226 recommends. */
const SECRET_BYTES = 20;

const OFF = { twoFactor: false };
const ON = { twoFactor: true };

/** What somebody's own second factor is like. */
export async function readTwoFactor(ctx: Context): Promise<TwoFactorState> {
  const { userId, role } = staffOf(ctx.actor);
  const { writer } = ctx.database;
  const required = role === "owner" && ctx.ownerTwoFactor === "required";
  const row = await findTwoFactor(writer, userId);
  const enabledAt = row?.enabledAt ?? null;
  if (enabledAt === null) return { enabled: false, required, enabledAt: null, recoveryCodesLeft: 0 };
  const recoveryCodesLeft = await countRecoveryCodes(writer, userId);
  return { enabled: true, required, enabledAt: enabledAt.toISOString(), recoveryCodesLeft };
}

/** Makes a secret for an app. Nothing is asked for at a sign-in before a code from it was right. */
export async function beginTwoFactor(ctx: Context): Promise<Result<TwoFactorSetup>> {
  const { userId, email } = staffOf(ctx.actor);
  const secret = randomBytes(SECRET_BYTES);
  const row = { userId, sealedSecret: ctx.secretSeal.seal(secret, userId), createdAt: ctx.now() };
  const isStarted = await inTransaction(ctx.database, (tx) => startTwoFactor(tx, row));
  if (!isStarted) return fail("two-factor-on");
  return ok({ secret: secretAsText(secret), uri: otpauthUri(secret, { issuer: ISSUER, account: email }) });
}

/**
 * Turns the second factor on with a code of the app. Every other login ends: it was begun with the password alone.
 * @returns the recovery codes, which cannot be read again
 */
export async function finishTwoFactor(ctx: Context, code: string): Promise<Result<RecoveryCodeList>> {
  const { userId, authSessionId } = staffOf(ctx.actor);
  const now = ctx.now();
  const recoveryCodes = makeRecoveryCodes();
  return change(ctx.database, async (tx, attempt): Promise<Result<RecoveryCodeList>> => {
    const row = await findTwoFactor(tx, userId);
    if (row === null) return fail("two-factor-off");
    if (row.enabledAt !== null) {
      const isOwn = attempt.repeated && row.enabledAt.getTime() === now.getTime();
      return isOwn ? ok({ recoveryCodes }) : fail("two-factor-on");
    }
    const { sealedSecret } = row;
    const secret = ctx.secretSeal.open(sealedSecret, userId);
    const step = secret === null ? null : stepOfCode(secret, code, now);
    if (step === null || !(await enableTwoFactor(tx, { userId, sealedSecret, step }, now))) {
      return fail("second-factor-invalid");
    }
    await replaceRecoveryCodes(tx, userId, hashesOf(userId, recoveryCodes));
    await endOldSignIns(tx, userId, authSessionId);
    await record(tx, ctx, { action: "two-factor.enable", userId, before: OFF, after: ON, attempt });
    return ok({ recoveryCodes });
  });
}

/** Turns one's own second factor off. */
export async function disableTwoFactor(ctx: Context): Promise<Result<void>> {
  const { userId, authSessionId } = staffOf(ctx.actor);
  return change(ctx.database, async (tx, attempt) => {
    if (!(await deleteTwoFactor(tx, userId, ctx.now())))
      return attempt.repeated ? ok(undefined) : fail("two-factor-off");
    await endOldSignIns(tx, userId, authSessionId);
    await record(tx, ctx, { action: "two-factor.disable", userId, before: ON, after: OFF, attempt });
    return ok(undefined);
  });
}

/** Makes new recovery codes; those from before work no more. */
export async function renewRecoveryCodes(ctx: Context): Promise<Result<RecoveryCodeList>> {
  const { userId } = staffOf(ctx.actor);
  const recoveryCodes = makeRecoveryCodes();
  return change(ctx.database, async (tx, attempt): Promise<Result<RecoveryCodeList>> => {
    if (!(await replaceRecoveryCodes(tx, userId, hashesOf(userId, recoveryCodes)))) return fail("two-factor-off");
    await record(tx, ctx, { action: "two-factor.renew-recovery-codes", userId, before: null, after: null, attempt });
    return ok({ recoveryCodes });
  });
}

/**
 * Takes the second factor away from somebody who has lost it, and ends their logins: they sign in with their password alone, and set
 * up a new one.
 */
export async function resetTwoFactor(ctx: Context, memberId: string): Promise<Result<void>> {
  return change(ctx.database, async (tx, attempt) => {
    await lockStaff(tx, ctx.now());
    const member = await findStaffRow(tx, memberId);
    if (member === null) return fail("staff-not-found");
    if (!(await mayStillManage(tx, ctx, { userId: member.id, role: roleOf(member.role) }))) return fail("forbidden");
    if (!(await deleteTwoFactor(tx, memberId, ctx.now())))
      return attempt.repeated ? ok(undefined) : fail("two-factor-off");
    await endOldSignIns(tx, memberId, null);
    const who = presentRecordedPerson(member);
    const states = { before: { ...who, ...ON }, after: { ...who, ...OFF } };
    await record(tx, ctx, { action: "two-factor.reset", userId: memberId, ...states, attempt });
    return ok(undefined);
  });
}

/** Ends what was begun under another rule, but for the login that changes it. */
async function endOldSignIns(tx: Transaction, userId: string, butFor: string | null): Promise<void> {
  await deleteVerifications(tx, { kind: "second-factor", userId });
  await deleteLoginsOf(tx, userId, butFor);
}

function record(
  tx: Transaction,
  ctx: Context,
  {
    userId,
    attempt,
    ...what
  }: Pick<RecordedChange, "action" | "before" | "after"> & { readonly userId: string; readonly attempt: Attempt },
): Promise<void> {
  return recordChange(tx, ctx, { ...what, entityType: "user", entityId: userId }, attempt);
}

function hashesOf(userId: string, codes: readonly string[]): string[] {
  return codes.map((code) => hashOfRecoveryCode(userId, readRecoveryCode(code) ?? code));
}
