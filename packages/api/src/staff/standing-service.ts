import { findStaffRow, type Transaction } from "@guichet/db";
import { roleOf } from "../auth/actor.ts";
import { can, type StaffMemberThing } from "../auth/policy.ts";
import type { Context } from "../context.ts";

/**
 * Asks the policy once more, about what whoever asks is by now: they may have been disabled or demoted since their request began. Under
 * `lockStaff`, the answer holds until the transaction ends.
 */
export async function mayStillManage(
  tx: Transaction,
  { actor }: Pick<Context, "actor">,
  thing: StaffMemberThing,
): Promise<boolean> {
  if (actor.type !== "staff") return false;
  const self = await findStaffRow(tx, actor.userId);
  if (self === null || self.disabled) return false;
  return can({ ...actor, role: roleOf(self.role) }, "staff.manage", thing);
}
