import { deleteLogin, deleteLoginsOf, type Transaction } from "@guichet/db";
import { recordChange } from "../audit-log/record-service.ts";
import { staffOf } from "../auth/actor.ts";
import type { SignedOut, SignInList } from "../auth/sign-ins-schema.ts";
import { signInsOf } from "../auth/sign-ins-service.ts";
import type { Context } from "../context.ts";
import { ok, type Result } from "../errors.ts";
import { type Attempt, change } from "../unit-of-work.ts";

/** Where one is signed in, the last used first. */
export function listOwnSignIns(ctx: Context): Promise<SignInList> {
  return signInsOf(ctx, staffOf(ctx.actor).userId);
}

/** Ends one of one's own logins. One that has ended, or is another's, is not there to end. */
export function signOutOne(ctx: Context, id: string): Promise<Result<SignedOut>> {
  const { userId } = staffOf(ctx.actor);
  return change(ctx.database, async (tx, attempt) => {
    const ended = (await deleteLogin(tx, { id, userId })) ? 1 : 0;
    if (ended > 0) await record(tx, ctx, { after: { endedSignIn: id }, attempt });
    return ok({ ended });
  });
}

/** Ends all of one's logins but the one that asks. */
export function signOutOthers(ctx: Context): Promise<Result<SignedOut>> {
  const { userId, authSessionId } = staffOf(ctx.actor);
  return change(ctx.database, async (tx, attempt) => {
    const ended = await deleteLoginsOf(tx, userId, authSessionId);
    if (ended > 0) await record(tx, ctx, { after: { endedSignIns: ended }, attempt });
    return ok({ ended });
  });
}

function record(
  tx: Transaction,
  ctx: Context,
  { after, attempt }: { readonly after: object; readonly attempt: Attempt },
): Promise<void> {
  const { userId } = staffOf(ctx.actor);
  const what = { entityType: "user", entityId: userId, before: null, after };
  return recordChange(tx, ctx, { action: "account.sign-out", ...what }, attempt);
}
