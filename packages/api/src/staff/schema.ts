import { z } from "zod";
import { password, ROLES, roleOrNone, setupToken } from "../auth/schema.ts";
import { email, id, instantOut, line } from "../fields.ts";

export const MOST_STAFF = 500;
export const MOST_OPEN_INVITATIONS = 50;
export const INVITATION_DAYS = 7;

export const staffRole = z.enum(ROLES);

/** Everybody who may sign in, or might again. */
export const listStaffInput = z.strictObject({}).optional();

export const staffListMember = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role: roleOrNone,
  /** May not sign in. */
  disabled: z.boolean(),
  twoFactorEnabled: z.boolean(),
  lastSignInAt: instantOut.nullable(),
  createdAt: instantOut,
  /** Whether whoever asks may change their role, disable them and see their sign-ins. */
  manageable: z.boolean(),
});
export type StaffListMember = z.infer<typeof staffListMember>;

export const staffList = z.object({
  items: z.array(staffListMember),
  /** The roles that whoever asks may give; none without the right to manage. */
  assignableRoles: z.array(staffRole),
});

export const invitation = z.object({
  id,
  email: z.string(),
  role: staffRole,
  createdAt: instantOut,
  expiresAt: instantOut,
  /** Whether whoever asks may revoke it. */
  manageable: z.boolean(),
});
export type Invitation = z.infer<typeof invitation>;
export const invitationList = z.object({ items: z.array(invitation) });

export const inviteStaffInput = z.strictObject({ email, role: staffRole });
export type InviteStaffInput = z.infer<typeof inviteStaffInput>;

/** The token is shown this once: only its hash is kept. */
export const newInvitation = z.object({
  invitation,
  token: z.string(),
  /** Whether a letter with the link is on its way to them. */
  mailed: z.boolean(),
});
export type NewInvitation = z.infer<typeof newInvitation>;

export const staffKey = z.strictObject({ id });

export const changeRoleInput = z.strictObject({ id, role: staffRole });
export type ChangeRoleInput = z.infer<typeof changeRoleInput>;

export const signOutStaffInput = z.strictObject({ id, signInId: id });
export type SignOutStaffInput = z.infer<typeof signOutStaffInput>;

export const invitationStateInput = z.strictObject({ token: setupToken });
/** What an invitation says before it is accepted; null when its link is not, or no longer, valid. */
export const invitationState = z.object({
  invitation: z.object({ email: z.string(), role: staffRole, expiresAt: instantOut }).nullable(),
});

/** The address and the role are the invitation's: nobody chooses their own. */
export const acceptInvitationInput = z.strictObject({ token: setupToken, name: line(120), password });
export type AcceptInvitationInput = z.infer<typeof acceptInvitationInput>;
