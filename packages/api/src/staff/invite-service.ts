import {
  countOpenInvitations,
  countStaff,
  findInvitation,
  findOpenInvitationTo,
  findStaffRowByEmail,
  insertInvitation,
  lockStaff,
  revokeInvitation,
} from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../audit-log/record-service.ts";
import { hashOfToken, makeToken } from "../auth/tokens.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { queueLetter } from "../mail/queue-service.ts";
import { change } from "../unit-of-work.ts";
import { presentInvitation } from "./present.ts";
import {
  INVITATION_DAYS,
  type InviteStaffInput,
  MOST_OPEN_INVITATIONS,
  MOST_STAFF,
  type NewInvitation,
  staffRole,
} from "./schema.ts";
import { mayStillManage } from "./standing-service.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Makes a single-use link with which somebody becomes staff; it replaces an open one for the same address, if that is theirs to
 * revoke. The token is in the answer, in the letter to whoever is invited, where letters are sent, and nowhere else.
 */
export async function inviteStaff(ctx: Context, input: InviteStaffInput): Promise<Result<NewInvitation>> {
  const { role } = input;
  const token = makeToken();
  const createdAt = ctx.now();
  const row = {
    id: uuidv7(),
    email: input.email.toLowerCase(),
    role,
    invitedBy: ctx.actor.type === "staff" ? ctx.actor.userId : null,
    expiresAt: new Date(createdAt.getTime() + INVITATION_DAYS * DAY_MS),
    createdAt,
  };
  return change(ctx.database, async (tx, attempt): Promise<Result<NewInvitation>> => {
    const made = ok({ invitation: presentInvitation(row, ctx.actor), token, mailed: ctx.sendsMail });
    if (attempt.repeated && (await findInvitation(tx, row.id)) !== null) return made;
    await lockStaff(tx, createdAt);
    const replaced = await findOpenInvitationTo(tx, row.email, createdAt);
    for (const one of [role, replaced === null ? role : staffRole.parse(replaced.role)]) {
      if (!(await mayStillManage(tx, ctx, { role: one }))) return fail("forbidden");
    }
    if ((await findStaffRowByEmail(tx, row.email)) !== null) return fail("staff-address-taken");
    await insertInvitation(tx, { ...row, tokenHash: hashOfToken(token) });
    const open = await countOpenInvitations(tx, createdAt);
    if (open > MOST_OPEN_INVITATIONS) return fail("too-many-invitations", { count: MOST_OPEN_INVITATIONS });
    if ((await countStaff(tx)) + open > MOST_STAFF) return fail("too-many-staff", { count: MOST_STAFF });
    const { id, email, expiresAt } = made.value.invitation;
    const after = { email, role, expiresAt };
    const what = { entityType: "invitation", entityId: id, before: null, after };
    await recordChange(tx, ctx, { action: "staff.invite", ...what }, attempt);
    await queueLetter(tx, ctx, {
      topic: "staff-invitation",
      to: email,
      locale: ctx.locale,
      invitationId: id,
      role,
      invitedBy: ctx.actor.type === "staff" ? ctx.actor.name : "Guichet",
      link: invitationLink(ctx.publicUrl, token),
      expiresAt,
    });
    return made;
  });
}

/** The page that accepts an invitation. The token is behind the #, so that no server ever logs it. */
export function invitationLink(publicUrl: string, token: string): string {
  return `${publicUrl}/admin.html#/invitation?token=${token}`;
}

/** Ends an invitation: its link opens nothing any more. */
export function revokeStaffInvitation(ctx: Context, id: string): Promise<Result<void>> {
  return change(ctx.database, async (tx, attempt) => {
    const row = await findInvitation(tx, id);
    if (row === null) return fail("invitation-not-found");
    const role = staffRole.parse(row.role);
    if (!(await mayStillManage(tx, ctx, { role }))) return fail("forbidden");
    if (!(await revokeInvitation(tx, id, ctx.now())))
      return attempt.repeated ? ok(undefined) : fail("invitation-not-found");
    const before = { email: row.email, role };
    const what = { entityType: "invitation", entityId: id, before, after: null };
    await recordChange(tx, ctx, { action: "staff.revoke-invitation", ...what }, attempt);
    return ok(undefined);
  });
}
