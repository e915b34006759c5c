import { procedure, router, unwrap } from "../trpc.ts";
import { currentActor, setupAdminInput, setupState, setupStateInput, staffMember } from "./schema.ts";
import { readSetupState, setupFirstAdmin } from "./setup-service.ts";

export const authRouter = router({
  me: procedure("auth.self")
    .output(currentActor)
    .query(({ ctx: { actor } }) => {
      if (actor.type !== "staff") return { staff: null };
      return { staff: { id: actor.userId, name: actor.name, email: actor.email, role: actor.role } };
    }),

  setupState: procedure("auth.setup")
    .input(setupStateInput)
    .output(setupState)
    .mutation(({ ctx, input }) => readSetupState(ctx, input.token)),

  setupAdmin: procedure("auth.setup")
    .input(setupAdminInput)
    .output(staffMember)
    .mutation(async ({ ctx, input }) => unwrap(await setupFirstAdmin(ctx, input))),
});
