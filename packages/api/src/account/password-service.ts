import {
  deleteLoginsOf,
  deleteWaysInOf,
  findPasswordHash,
  replacePasswordHash,
  resetAllowance,
  type Transaction,
} from "@guichet/db";
import { subjectOf, useOnce } from "../allowance-service.ts";
import type { RecordedAction } from "../audit-log/action-schema.ts";
import { recordChange, recordRefusal } from "../audit-log/record-service.ts";
import { type StaffActor, staffOf } from "../auth/actor.ts";
import { renewOwnLogin } from "../auth/login-service.ts";
import { checkNewPassword } from "../auth/new-password-service.ts";
import type { SignedOut } from "../auth/sign-ins-schema.ts";
import { makeToken } from "../auth/tokens.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { queueLetter } from "../mail/queue-service.ts";
import { type Attempt, change } from "../unit-of-work.ts";
import type { ChangePasswordInput, ReauthenticateInput } from "./schema.ts";
import { checkOwnSecondFactor } from "./second-factor-service.ts";

/** Whoever finds a login left open guesses at its password so often, from wherever; its owner may sign in anew. */
const ATTEMPTS = { kind: "own-password", limit: 5, windowMs: 15 * 60 * 1000 } as const;

/** Shows anew who it is: what is sensitive is then open for ten minutes (policy.ts). */
export async function reauthenticate(ctx: Context, { password, code }: ReauthenticateInput): Promise<Result<void>> {
  const staff = staffOf(ctx.actor);
  const right = await checkOwnPassword(ctx, password, "account.reauthenticate");
  if (!right.ok) return right;
  const proven = await checkOwnSecondFactor(ctx, code);
  if (!proven.ok) {
    await recordFailure(ctx, "account.reauthenticate");
    return proven;
  }
  await forgetAttempts(ctx);
  return changeAndRenew(ctx, async (tx, attempt, renew) => {
    if (!(await renew())) return fail("unauthenticated");
    await recordChange(tx, ctx, { action: "account.reauthenticate", ...entityOf(staff) }, attempt);
    return ok(undefined);
  });
}

/** Replaces one's password, and ends all one's other logins: whoever knew the old one is out. */
export async function changePassword(ctx: Context, input: ChangePasswordInput): Promise<Result<SignedOut>> {
  const staff = staffOf(ctx.actor);
  const allowed = checkNewPassword(input.newPassword, { ...staff, site: ctx.publicUrl });
  if (!allowed.ok) return allowed;
  const right = await checkOwnPassword(ctx, input.currentPassword, "account.change-password");
  if (!right.ok) return right;
  await forgetAttempts(ctx);
  // Whoever does not know the present one is not told that this is it: `wrong-password` comes first.
  if (isSamePassword(input)) return fail("password-unchanged");
  const to = await ctx.passwords.hash(input.newPassword);
  const now = ctx.now();
  return changeAndRenew(ctx, async (tx, attempt, renew) => {
    const replaced = await replacePasswordHash(tx, { userId: staff.userId, from: right.value, to, now });
    // An earlier run, of whose COMMIT nothing was heard, has done it all.
    if (!replaced && attempt.repeated && (await findPasswordHash(tx, staff.userId)) === to) return ok({ ended: 0 });
    if (!replaced) return fail("wrong-password");
    await deleteWaysInOf(tx, staff.userId);
    const ended = await deleteLoginsOf(tx, staff.userId, staff.authSessionId);
    if (!(await renew())) return fail("unauthenticated");
    const letter = { to: staff.email, locale: ctx.locale, changedAt: now.toISOString() };
    await queueLetter(tx, ctx, { topic: "password-changed", ...letter });
    const what = { ...entityOf(staff), after: { endedSignIns: ended } };
    await recordChange(tx, ctx, { action: "account.change-password", ...what }, attempt);
    return ok({ ended });
  });
}

/** A change that gives one's own login a new token, which the browser gets once it is committed. */
async function changeAndRenew<Value>(
  ctx: Context,
  work: (tx: Transaction, attempt: Attempt, renew: () => Promise<boolean>) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const [token, now] = [makeToken(), ctx.now()];
  const result = await change(ctx.database, (tx, attempt) =>
    work(tx, attempt, () => renewOwnLogin(tx, staffOf(ctx.actor), { token, now, repeated: attempt.repeated })),
  );
  if (result.ok) ctx.browser.giveToken(token);
  return result;
}

/** As they are hashed: the new one is normalised already, by its schema. */
function isSamePassword({ currentPassword, newPassword }: ChangePasswordInput): boolean {
  return currentPassword.normalize("NFKC") === newPassword;
}

/** @returns the hash that the password was right for */
async function checkOwnPassword(ctx: Context, password: string, action: RecordedAction): Promise<Result<string>> {
  const staff = staffOf(ctx.actor);
  const { writer } = ctx.database;
  const attempts = { ...ATTEMPTS, subject: subjectOf(staff.userId) };
  const counted = await useOnce(writer, attempts, { now: ctx.now(), reason: "too-many-attempts" });
  if (!counted.ok) return counted;
  const kept = await findPasswordHash(writer, staff.userId);
  if (!(await ctx.passwords.verify(kept, password)) || kept === null) {
    await recordFailure(ctx, action);
    return fail("wrong-password");
  }
  return ok(kept);
}

/** After all that was asked for was right. */
function forgetAttempts({ database, actor }: Context): Promise<void> {
  return resetAllowance(database.writer, { ...ATTEMPTS, subject: subjectOf(staffOf(actor).userId) });
}

/** At most as many as there are attempts. */
function recordFailure(ctx: Context, action: RecordedAction): Promise<void> {
  const { before: _, ...entity } = entityOf(staffOf(ctx.actor));
  return recordRefusal(ctx.database.writer, ctx, { action, ...entity });
}

function entityOf({ userId }: StaffActor) {
  return { entityType: "user", entityId: userId, before: null, after: null };
}
