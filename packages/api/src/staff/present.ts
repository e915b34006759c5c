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
