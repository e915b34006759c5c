import {
  countEnabledOwners,
  deleteLoginsOf,
  deleteWaysInOf,
  findStaffRow,
  lockStaff,
  revokeApiKeysMadeBy,
  revokeInvitationsBy,
  type StaffMemberRow,
  type Transaction,
  updateStaffDisabled,
  updateStaffRole,
} from "@guichet/db";
import type { RecordedAction } from "../audit-log/action-schema.ts";
import { type RecordedChange, recordChange } from "../audit-log/record-service.ts";
import { roleOf, staffOf } from "../auth/actor.ts";
import type { Role } from "../auth/schema.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { change } from "../unit-of-work.ts";
import { presentMember, presentRecordedPerson } from "./present.ts";
import { managesKeys, takesLastOwner } from "./rules.ts";
import type { ChangeRoleInput, StaffListMember } from "./schema.ts";
import { mayStillManage } from "./standing-service.ts";

/**
 * Gives somebody another role. It counts from their next request on. Whom they invited by what they were is not let in, but by an owner;
 * the keys that they made end when they may make none any more: they know them.
 */
export function changeRole(ctx: Context, { id, role }: ChangeRoleInput): Promise<Result<StaffListMember>> {
  return changeMember(ctx, { id, newRole: role }, async (tx, before) => {
    if (before.role === role) return null;
    await updateStaffRole(tx, id, { role, now: ctx.now() });
    const revokedInvitations = role === "owner" ? 0 : await revokeInvitationsBy(tx, id, ctx.now());
    const revokedKeys = managesKeys(role)
      ? 0
      : await revokeApiKeysMadeBy(tx, id, { now: ctx.now(), by: staffOf(ctx.actor).userId });
    const after = {
      role,
      ...(revokedInvitations === 0 ? {} : { revokedInvitations }),
      ...(revokedKeys === 0 ? {} : { revokedKeys }),
    };
    return { action: "staff.change-role", before: { role: roleOf(before.role) }, after };
  });
}

/** Lets somebody in no more, nor whom they have invited, and ends all their logins and the keys they made, on every node at once. */
export function disableStaff(ctx: Context, id: string): Promise<Result<StaffListMember>> {
  return changeMember(ctx, { id, disabled: true }, async (tx, before) => {
    if (before.disabled) return null;
    await updateStaffDisabled(tx, id, { disabled: true, now: ctx.now() });
    const endedSignIns = await deleteLoginsOf(tx, id, null);
    await deleteWaysInOf(tx, id);
    const revokedInvitations = await revokeInvitationsBy(tx, id, ctx.now());
    const revokedKeys = await revokeApiKeysMadeBy(tx, id, { now: ctx.now(), by: staffOf(ctx.actor).userId });
    const after = { disabled: true, endedSignIns, revokedInvitations, revokedKeys };
    return { action: "staff.disable", before: { disabled: false }, after };
  });
}

/** Lets somebody in again, with the role and the password that they had. */
export function enableStaff(ctx: Context, id: string): Promise<Result<StaffListMember>> {
  return changeMember(ctx, { id, disabled: false }, async (tx, before) => {
    if (!before.disabled) return null;
    await updateStaffDisabled(tx, id, { disabled: false, now: ctx.now() });
    return { action: "staff.enable", before: { disabled: true }, after: { disabled: false } };
  });
}

interface MemberChange {
  readonly id: string;
  readonly newRole?: Role;
  readonly disabled?: boolean;
}

interface Recorded {
  readonly action: RecordedAction;
  readonly before: object;
  readonly after: object;
}

/**
 * Judges a change and makes it, under the lock that lets one change of the staff run at a time: of two owners who demote each other at
 * one instant, the second is no owner any more when it is judged.
 * @param apply makes the change; null when there is nothing to change
 */
function changeMember(
  ctx: Context,
  wanted: MemberChange,
  apply: (tx: Transaction, before: StaffMemberRow) => Promise<Recorded | null>,
): Promise<Result<StaffListMember>> {
  const { id, newRole, disabled } = wanted;
  return change(ctx.database, async (tx, attempt): Promise<Result<StaffListMember>> => {
    await lockStaff(tx, ctx.now());
    const before = await findStaffRow(tx, id);
    if (before === null) return fail("staff-not-found");
    const state = { role: roleOf(before.role), disabled: before.disabled };
    const thing = { userId: id, role: state.role, ...(newRole === undefined ? {} : { newRole }) };
    if (!(await mayStillManage(tx, ctx, thing))) return fail("forbidden");
    const after = { role: newRole ?? state.role, disabled: disabled ?? state.disabled };
    if (takesLastOwner(state, after, await countEnabledOwners(tx))) return fail("last-owner");
    const recorded = await apply(tx, before);
    if (recorded !== null) await recordChange(tx, ctx, withWho(recorded, before), attempt);
    const row = await findStaffRow(tx, id);
    if (row === null) throw new Error("Somebody of the staff is gone under the lock");
    return ok(presentMember(row, ctx.actor));
  });
}

function withWho({ action, before, after }: Recorded, member: StaffMemberRow): RecordedChange {
  const who = presentRecordedPerson(member);
  const entity = { entityType: "user", entityId: member.id };
  return { action, ...entity, before: { ...who, ...before }, after: { ...who, ...after } };
}
