import { deleteLogin, deleteLoginsOf, findStaffRow, type StaffMemberRow, type Transaction } from "@guichet/db";
import { recordChange } from "../audit-log/record-service.ts";
import { roleOf } from "../auth/actor.ts";
import type { SignedOut, SignInList } from "../auth/sign-ins-schema.ts";
import { signInsOf } from "../auth/sign-ins-service.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { change } from "../unit-of-work.ts";
import { presentRecordedPerson } from "./present.ts";
import type { SignOutStaffInput } from "./schema.ts";
import { mayStillManage } from "./standing-service.ts";

/** Where somebody is signed in: for whoever manages them. */
export async function listSignIns(ctx: Context, id: string): Promise<Result<SignInList>> {
  const allowed = await mayManage(ctx.database.writer, ctx, id);
  return allowed.ok ? ok(await signInsOf(ctx, id)) : allowed;
}

/** Ends one login of somebody. One that has ended is no mistake. */
export function signOutStaff(ctx: Context, { id, signInId }: SignOutStaffInput): Promise<Result<SignedOut>> {
  return end(ctx, id, (tx) => deleteLogin(tx, { id: signInId, userId: id }).then(Number));
}

/** Ends every login of somebody, on all nodes at once. */
export function signOutEverywhere(ctx: Context, id: string): Promise<Result<SignedOut>> {
  return end(ctx, id, (tx) => deleteLoginsOf(tx, id, null));
}

function end(ctx: Context, id: string, remove: (tx: Transaction) => Promise<number>): Promise<Result<SignedOut>> {
  return change(ctx.database, async (tx, attempt) => {
    const member = await mayManage(tx, ctx, id);
    if (!member.ok) return member;
    const ended = await remove(tx);
    const entity = { entityType: "user", entityId: id };
    const after = { ...presentRecordedPerson(member.value), endedSignIns: ended };
    if (ended > 0) await recordChange(tx, ctx, { action: "staff.sign-out", ...entity, before: null, after }, attempt);
    return ok({ ended });
  });
}

async function mayManage(db: Transaction, ctx: Context, id: string): Promise<Result<StaffMemberRow>> {
  const member = await findStaffRow(db, id);
  if (member === null) return fail("staff-not-found");
  const allowed = await mayStillManage(db, ctx, { userId: id, role: roleOf(member.role) });
  return allowed ? ok(member) : fail("forbidden");
}
