import {
  classifyDatabaseError,
  countStaff,
  findOpenInvitation,
  findStaffRowByEmail,
  lockStaff,
  type Transaction,
  takeInvitation,
} from "@guichet/db";
import type { z } from "zod";
import { recordChange } from "../audit-log/record-service.ts";
import { checkNewPassword } from "../auth/new-password-service.ts";
import { noteRefusedLink, refuseLink } from "../auth/refused-link.ts";
import type { StaffMember } from "../auth/staff-accounts-service.ts";
import { hashOfToken } from "../auth/tokens.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { type AcceptInvitationInput, type invitationState, MOST_STAFF, staffRole } from "./schema.ts";

/** What a link invites to, to be shown before the form is filled in. */
export async function readInvitation(ctx: Context, token: string): Promise<z.infer<typeof invitationState>> {
  const row = await findOpenInvitation(ctx.database.writer, hashOfToken(token), ctx.now());
  if (row === null) {
    noteRefusedLink(ctx, "auth.accept-invitation");
    return { invitation: null };
  }
  const { email, role, expiresAt } = row;
  return { invitation: { email, role: staffRole.parse(role), expiresAt: expiresAt.toISOString() } };
}

/** Uses the invitation up and makes the account, both or neither. Its address and role are those that were invited. */
export async function acceptInvitation(ctx: Context, input: AcceptInvitationInput): Promise<Result<StaffMember>> {
  const { token, name, password } = input;
  const { invitation } = await readInvitation(ctx, token);
  if (invitation === null) return fail("invitation-invalid");
  const { email, role } = invitation;
  const checked = checkNewPassword(password, { name, email, site: ctx.publicUrl });
  if (!checked.ok) return checked;
  try {
    const made = await ctx.staffAccounts.createMember({ name, email, password, role }, (tx, member) =>
      takeOpenInvitation(tx, ctx, { token, member }),
    );
    return made === null ? refuseLink(ctx, "auth.accept-invitation") : ok(made);
  } catch (error) {
    // Somebody made an account of this address at the same moment, by another way.
    if (classifyDatabaseError(error).kind === "duplicate") return refuseLink(ctx, "auth.accept-invitation");
    throw error;
  }
}

async function takeOpenInvitation(
  tx: Transaction,
  ctx: Context,
  { token, member }: { readonly token: string; readonly member: StaffMember },
): Promise<boolean> {
  const now = ctx.now();
  await lockStaff(tx, now);
  const invitation = await findOpenInvitation(tx, hashOfToken(token), now);
  if (invitation === null || !(await takeInvitation(tx, hashOfToken(token), now))) return false;
  if ((await findStaffRowByEmail(tx, member.email)) !== null || (await countStaff(tx)) >= MOST_STAFF) return false;
  const { id, name, email, role } = member;
  const after = { name, email, role, invitationId: invitation.id };
  await recordChange(tx, ctx, {
    action: "staff.accept-invitation",
    entityType: "user",
    entityId: id,
    before: null,
    after,
  });
  return true;
}
