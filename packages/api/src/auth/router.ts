import { z } from "zod";
import { acceptInvitation, readInvitation } from "../staff/accept-service.ts";
import { acceptInvitationInput, invitationState, invitationStateInput } from "../staff/schema.ts";
import { procedure, router, unwrap } from "../trpc.ts";
import { can } from "./policy.ts";
import { ACTIONS, currentActor, setupAdminInput, setupState, setupStateInput, staffMember } from "./schema.ts";
import { readSetupState, setupFirstAdmin } from "./setup-service.ts";

export const authRouter = router({
  me: procedure("auth.self")
    .input(z.strictObject({}).optional())
    .output(currentActor)
    .query(({ ctx: { actor } }) => {
      if (actor.type !== "staff") return { staff: null };
      const { userId: id, name, email, role, mustSetUpTwoFactor } = actor;
      const actions = ACTIONS.filter((action) => can(actor, action));
      return { staff: { id, name, email, role, mustSetUpTwoFactor, actions } };
    }),

  setupState: procedure("auth.setup")
    .input(setupStateInput)
    .output(setupState)
    .mutation(({ ctx, input }) => readSetupState(ctx, input.token)),

  setupAdmin: procedure("auth.setup")
    .input(setupAdminInput)
    .output(staffMember)
    .mutation(async ({ ctx, input }) => unwrap(await setupFirstAdmin(ctx, input))),

  invitationState: procedure("auth.accept-invitation")
    .input(invitationStateInput)
    .output(invitationState)
    .mutation(({ ctx, input }) => readInvitation(ctx, input.token)),

  acceptInvitation: procedure("auth.accept-invitation")
    .input(acceptInvitationInput)
    .output(staffMember)
    .mutation(async ({ ctx, input }) => unwrap(await acceptInvitation(ctx, input))),
});
