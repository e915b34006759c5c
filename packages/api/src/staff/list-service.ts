import { listOpenInvitations, listStaffRows } from "@guichet/db";
import type { z } from "zod";
import { can } from "../auth/policy.ts";
import type { Context } from "../context.ts";
import { presentInvitation, presentMember } from "./present.ts";
import { assignableRoles } from "./rules.ts";
import { type invitationList, MOST_OPEN_INVITATIONS, MOST_STAFF, type staffList } from "./schema.ts";

/** Everybody, by name, and what whoever asks may do about them. */
export async function listStaff(ctx: Context): Promise<z.infer<typeof staffList>> {
  const rows = await listStaffRows(ctx.database.writer, MOST_STAFF);
  return {
    items: rows.map((row) => presentMember(row, ctx.actor)),
    assignableRoles: assignableRoles((role) => can(ctx.actor, "staff.manage", { role })),
  };
}

/** The invitations that can still be accepted, newest first. */
export async function listInvitations(ctx: Context): Promise<z.infer<typeof invitationList>> {
  const rows = await listOpenInvitations(ctx.database.writer, ctx.now(), MOST_OPEN_INVITATIONS);
  return { items: rows.map((row) => presentInvitation(row, ctx.actor)) };
}
