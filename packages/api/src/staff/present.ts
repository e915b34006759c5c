import type { StaffInvitationRow, StaffMemberRow } from "@guichet/db";
import { type Actor, roleOf } from "../auth/actor.ts";
import { can } from "../auth/policy.ts";
import type { Invitation, StaffListMember } from "./schema.ts";
import { staffRole } from "./schema.ts";

export function presentMember(row: StaffMemberRow, actor: Actor): StaffListMember {
  const { id, name, email, disabled, twoFactorEnabled } = row;
  const role = roleOf(row.role);
  return {
    id,
    name,
    email,
    role,
    disabled,
    twoFactorEnabled,
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    manageable: can(actor, "staff.manage", { userId: id, role }),
  };
}

/** Who it is about, in the audit log: an id says nothing to people, and the account may be called otherwise later. */
export function presentRecordedPerson({ name, email }: Pick<StaffMemberRow, "name" | "email">) {
  return { name, email };
}

export function presentInvitation(row: StaffInvitationRow, actor: Actor): Invitation {
  const { id, email } = row;
  const role = staffRole.parse(row.role);
  return {
    id,
    email,
    role,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    manageable: can(actor, "staff.manage", { role }),
  };
}
