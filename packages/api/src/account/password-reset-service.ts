import {
  deleteLoginsOf,
  deleteWaysInOf,
  findPasswordHash,
  holdEnabledStaff,
  type StaffMemberRow,
  setPasswordHash,
  type Transaction,
  takeVerification,
} from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { subjectOf, useOnce } from "../allowance-service.ts";
import { forgetFailures } from "../auth/attempts-service.ts";
import { checkNewPassword } from "../auth/new-password-service.ts";
import { refuseLink } from "../auth/refused-link.ts";
import { recordSignIn } from "../auth/sign-in-log-service.ts";
import { hashOfToken } from "../auth/tokens.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { queueLetter } from "../mail/queue-service.ts";
import { networkOf } from "../network.ts";
import { type Attempt, change } from "../unit-of-work.ts";
import { recordRefusedReset } from "./password-reset-log-service.ts";
import { holderOfLink } from "./password-reset-request-service.ts";
import type { ResetPasswordInput } from "./password-reset-schema.ts";
import { kindOfCode, type SpentBefore, takeSecondFactor } from "./second-factor-service.ts";

/** Whoever has a link tries so often, as somebody who signs in does: it costs a hash each time. */
const ATTEMPTS = { kind: "password-reset", limit: 5, windowMs: 15 * 60 * 1000 } as const;

/**
 * Gives somebody a new password who has the link, and their second factor where there is one: the mailbox takes the place of the password
 * alone. All their logins end, and a letter says so. Nobody is signed in by it. The failures of before are forgotten: whoever has typed
 * wrong passwords until they gave up signs in with the new one.
 */
export async function resetPassword(ctx: Context, input: ResetPasswordInput): Promise<Result<void>> {
  const { token, password } = input;
  const { writer } = ctx.database;
  const holder = await holderOfLink(writer, token, ctx.now());
  if (holder === null) return refuseLink(ctx, "auth.reset-password");
  const checked = checkNewPassword(password, { ...holder, site: ctx.publicUrl });
  if (!checked.ok) return checked;
  const attempts = { ...ATTEMPTS, subject: subjectOf(holder.id) };
  const counted = await useOnce(writer, attempts, { now: ctx.now(), reason: "too-many-attempts" });
  if (!counted.ok) return counted;
  const replaced = await replaceAsProven(ctx, holder, input);
  if (!replaced.ok) {
    const { used, windowEndsAt } = counted.value;
    const throttledUntil = used >= ATTEMPTS.limit ? windowEndsAt : null;
    await recordRefusedReset(ctx, { holder, reason: replaced.reason, throttledUntil });
    return replaced;
  }
  const { address } = ctx.source;
  const network = address === null ? null : networkOf(address);
  await forgetFailures(ctx, { email: holder.email, network, browser: ctx.browser.knownTo(holder.email) });
  return ok(undefined);
}

interface Replacement {
  readonly holder: StaffMemberRow;
  readonly token: string;
  readonly passwordHash: string;
  readonly now: Date;
}

/** With the link, and the code where there is a second factor. */
async function replaceAsProven(
  ctx: Context,
  holder: StaffMemberRow,
  { token, password, code }: ResetPasswordInput,
): Promise<Result<unknown>> {
  if (holder.twoFactorEnabled && code === undefined) return fail("second-factor-invalid");
  const replacement = { holder, token, passwordHash: await ctx.passwords.hash(password), now: ctx.now() };
  if (!holder.twoFactorEnabled || code === undefined) {
    return change(ctx.database, (tx, attempt) => replacePassword(tx, ctx, { ...replacement, attempt, with: ["link"] }));
  }
  return takeSecondFactor(ctx, { userId: holder.id, code, by: ctx }, (tx, attempt) =>
    replacePassword(tx, ctx, { ...replacement, attempt, with: ["link", kindOfCode(code)] }),
  );
}

async function replacePassword(
  tx: Transaction,
  ctx: Context,
  replacement: Replacement & { readonly attempt: Attempt; readonly with: readonly string[] },
): Promise<Result<SpentBefore>> {
  const { holder, token, passwordHash, now, attempt } = replacement;
  const { id: userId, name, email, twoFactorEnabled } = holder;
  // An earlier run, of whose COMMIT nothing was heard, has done it all.
  if (attempt.repeated && (await findPasswordHash(tx, userId)) === passwordHash) return ok("spent-before");
  const link = { kind: "password-reset", userId, hash: hashOfToken(token), now } as const;
  if (!(await takeVerification(tx, link))) return fail("reset-link-invalid");
  // Disabled since, or with a second factor that was not asked for.
  if (!(await holdEnabledStaff(tx, { userId, twoFactorEnabled, now }))) return fail("reset-link-invalid");
  await setPasswordHash(tx, { id: uuidv7(), userId, hash: passwordHash, now });
  await deleteWaysInOf(tx, userId);
  const endedSignIns = await deleteLoginsOf(tx, userId, null);
  const after = { with: replacement.with, endedSignIns };
  await recordSignIn(tx, {
    action: "auth.reset-password",
    user: { userId, name },
    source: ctx.source,
    now,
    after,
  });
  await queueLetter(tx, ctx, {
    topic: "password-changed",
    to: email,
    locale: ctx.locale,
    changedAt: now.toISOString(),
  });
  return ok("not-yet");
}
