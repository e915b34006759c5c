import { z } from "zod";
import { signedOut, signInList } from "../auth/sign-ins-schema.ts";
import { procedure, router, unwrap } from "../trpc.ts";
import { inviteStaff, revokeStaffInvitation } from "./invite-service.ts";
import { listInvitations, listStaff } from "./list-service.ts";
import { changeRole, disableStaff, enableStaff } from "./member-service.ts";
import {
  changeRoleInput,
  invitationList,
  inviteStaffInput,
  listStaffInput,
  newInvitation,
  signOutStaffInput,
  staffKey,
  staffList,
  staffListMember,
} from "./schema.ts";
import { listSignIns, signOutEverywhere, signOutStaff } from "./sign-ins-service.ts";

/** Who works here. In no REST path: a key that leaks must not make accounts. */
export const staffRouter = router({
  list: procedure("staff.read")
    .input(listStaffInput)
    .output(staffList)
    .query(({ ctx }) => listStaff(ctx)),

  invitations: procedure("staff.read")
    .input(listStaffInput)
    .output(invitationList)
    .query(({ ctx }) => listInvitations(ctx)),

  invite: procedure("staff.manage")
    .input(inviteStaffInput)
    .output(newInvitation)
    .mutation(async ({ ctx, input }) => unwrap(await inviteStaff(ctx, input))),

  revokeInvitation: procedure("staff.manage")
    .input(staffKey)
    .output(z.void())
    .mutation(async ({ ctx, input }) => unwrap(await revokeStaffInvitation(ctx, input.id))),

  changeRole: procedure("staff.manage")
    .input(changeRoleInput)
    .output(staffListMember)
    .mutation(async ({ ctx, input }) => unwrap(await changeRole(ctx, input))),

  disable: procedure("staff.manage")
    .input(staffKey)
    .output(staffListMember)
    .mutation(async ({ ctx, input }) => unwrap(await disableStaff(ctx, input.id))),

  enable: procedure("staff.manage")
    .input(staffKey)
    .output(staffListMember)
    .mutation(async ({ ctx, input }) => unwrap(await enableStaff(ctx, input.id))),

  signIns: procedure("staff.read")
    .input(staffKey)
    .output(signInList)
    .query(async ({ ctx, input }) => unwrap(await listSignIns(ctx, input.id))),

  signOut: procedure("staff.manage")
    .input(signOutStaffInput)
    .output(signedOut)
    .mutation(async ({ ctx, input }) => unwrap(await signOutStaff(ctx, input))),

  signOutEverywhere: procedure("staff.manage")
    .input(staffKey)
    .output(signedOut)
    .mutation(async ({ ctx, input }) => unwrap(await signOutEverywhere(ctx, input.id))),
});
