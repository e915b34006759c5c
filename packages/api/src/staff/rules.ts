import { ROLES, type Role, type RoleOrNone } from "../auth/schema.ts";

/** What is known of somebody when a change of theirs is judged. */
export interface MemberState {
  readonly role: RoleOrNone;
  readonly disabled: boolean;
}

/**
 * Whether a change would leave nobody who can manage everybody: it takes the last owner who may sign in.
 * @param owners how many owners may sign in now
 */
export function takesLastOwner(before: MemberState, after: MemberState, owners: number): boolean {
  const isOwner = ({ role, disabled }: MemberState) => role === "owner" && !disabled;
  return isOwner(before) && !isOwner(after) && owners <= 1;
}

/** The roles that somebody may give, from the most to the least. @param may whether the policy lets them give one */
export function assignableRoles(may: (role: Role) => boolean): Role[] {
  return ROLES.filter(may);
}

/** Whether a role may make API keys, and so keeps those that somebody made. A test holds it to the policy. */
export function managesKeys(role: RoleOrNone): boolean {
  return role === "owner" || role === "admin";
}
