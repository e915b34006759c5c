import { deleteLogin, deleteLoginsOf, findStaffRow, listLogins, type Transaction } from "@guichet/db";
import { recordChange } from "../audit-log/record-service.ts";
import { roleOf } from "../auth/actor.ts";
import { LONGEST_LOGIN_MS } from "../auth/login-rules.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { change } from "../unit-of-work.ts";
import { presentSignIn } from "./present.ts";
import type { SignOutStaffInput, StaffSignIn } from "./schema.ts";
import { mayStillManage } from "./standing-service.ts";

const MOST_SIGN_INS = 100;

/** Where somebody is signed in, the last used first. From where is personal: only for whoever manages them. */
export async function listSignIns(ctx: Context, id: string): Promise<Result<{ items: StaffSignIn[] }>> {
  const allowed = await mayManage(ctx.database.writer, ctx, id);
  if (!allowed.ok) return allowed;
  const now = ctx.now();
  const createdAfter = new Date(now.getTime() - LONGEST_LOGIN_MS);
  const rows = await listLogins(ctx.database.writer, id, { now, createdAfter, most: MOST_SIGN_INS });
  return ok({ items: rows.map(presentSignIn) });
}

/** Ends one login of somebody. One that has ended is no mistake. */
export function signOutStaff(ctx: Context, { id, signInId }: SignOutStaffInput): Promise<Result<{ ended: number }>> {
  return end(ctx, id, (tx) => deleteLogin(tx, { id: signInId, userId: id }).then(Number));
}

/** Ends every login of somebody, on all nodes at once. */
export function signOutEverywhere(ctx: Context, id: string): Promise<Result<{ ended: number }>> {
  return end(ctx, id, (tx) => deleteLoginsOf(tx, id, null));
}

function end(
  ctx: Context,
  id: string,
  remove: (tx: Transaction) => Promise<number>,
): Promise<Result<{ ended: number }>> {
  return change(ctx.database, async (tx, attempt) => {
    const allowed = await mayManage(tx, ctx, id);
    if (!allowed.ok) return allowed;
    const ended = await remove(tx);
    const what = { action: "staff.sign-out", entityType: "user", entityId: id, before: null };
    if (ended > 0) await recordChange(tx, ctx, { ...what, after: { endedSignIns: ended } }, attempt);
    return ok({ ended });
  });
}

async function mayManage(db: Transaction, ctx: Context, id: string): Promise<Result<void>> {
  const member = await findStaffRow(db, id);
  if (member === null) return fail("staff-not-found");
  const allowed = await mayStillManage(db, ctx, { userId: id, role: roleOf(member.role) });
  return allowed ? ok(undefined) : fail("forbidden");
}
