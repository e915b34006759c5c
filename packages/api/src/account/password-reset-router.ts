import { z } from "zod";
import { procedure, router, unwrap } from "../trpc.ts";
import { readPasswordReset, requestPasswordReset } from "./password-reset-request-service.ts";
import {
  passwordResetService,
  passwordResetState,
  passwordResetStateInput,
  requestPasswordResetInput,
  resetPasswordInput,
} from "./password-reset-schema.ts";
import { resetPassword } from "./password-reset-service.ts";

/** How somebody who has forgotten their password gets a new one. */
export const passwordResetRouter = router({
  service: procedure("auth.reset-password")
    .input(z.strictObject({}).optional())
    .output(passwordResetService)
    .query(({ ctx }) => ({ available: ctx.sendsMail })),

  request: procedure("auth.reset-password")
    .input(requestPasswordResetInput)
    .output(z.void())
    .mutation(async ({ ctx, input }) => unwrap(await requestPasswordReset(ctx, input))),

  state: procedure("auth.reset-password")
    .input(passwordResetStateInput)
    .output(passwordResetState)
    .mutation(({ ctx, input }) => readPasswordReset(ctx, input.token)),

  finish: procedure("auth.reset-password")
    .input(resetPasswordInput)
    .output(z.void())
    .mutation(async ({ ctx, input }) => unwrap(await resetPassword(ctx, input))),
});
