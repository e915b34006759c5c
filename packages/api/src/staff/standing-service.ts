import { findStaffRow, type Transaction } from "@guichet/db";
import { type Actor, roleOf } from "../auth/actor.ts";
import { can, type StaffMemberThing } from "../auth/policy.ts";
import type { Context } from "../context.ts";
import { presentRecordedPerson } from "./present.ts";

/**
 * Asks the policy once more, about what whoever asks is by now: they may have been disabled or demoted since their request began. Under
 * `lockStaff`, the answer holds until the transaction ends. A refusal is noted in the audit log, as `authorize` does.
 */
export async function mayStillManage(
  tx: Transaction,
  ctx: Pick<Context, "actor" | "source" | "now" | "auditNotes">,
  thing: StaffMemberThing,
): Promise<boolean> {
  const allowed = await isAllowed(tx, ctx.actor, thing);
  if (!allowed)
    ctx.auditNotes.refused(ctx, { action: "staff.manage", reason: "forbidden", ...(await whoIs(tx, thing)) });
  return allowed;
}

async function whoIs(tx: Transaction, { userId }: StaffMemberThing) {
  const row = userId === undefined ? null : await findStaffRow(tx, userId);
  const entity = { entityType: "user", entityId: userId ?? null };
  return row === null ? entity : { ...entity, called: presentRecordedPerson(row) };
}

async function isAllowed(tx: Transaction, actor: Actor, thing: StaffMemberThing): Promise<boolean> {
  if (actor.type !== "staff") return false;
  const self = await findStaffRow(tx, actor.userId);
  if (self === null || self.disabled) return false;
  return can({ ...actor, role: roleOf(self.role) }, "staff.manage", thing);
}
