import { z } from "zod";
import { procedure, router, unwrap } from "../trpc.ts";
import {
  enableTwoFactorInput,
  recoveryCodeList,
  resetTwoFactorInput,
  twoFactorSetup,
  twoFactorState,
} from "./two-factor-schema.ts";
import {
  beginTwoFactor,
  disableTwoFactor,
  finishTwoFactor,
  readTwoFactor,
  renewRecoveryCodes,
  resetTwoFactor,
} from "./two-factor-service.ts";

export const twoFactorRouter = router({
  state: procedure("account.manage")
    .input(z.strictObject({}).optional())
    .output(twoFactorState)
    .query(({ ctx }) => readTwoFactor(ctx)),

  begin: procedure("account.secure")
    .input(z.strictObject({}).optional())
    .output(twoFactorSetup)
    .mutation(async ({ ctx }) => unwrap(await beginTwoFactor(ctx))),

  enable: procedure("account.secure")
    .input(enableTwoFactorInput)
    .output(recoveryCodeList)
    .mutation(async ({ ctx, input }) => unwrap(await finishTwoFactor(ctx, input.code))),

  disable: procedure("account.secure")
    .input(z.strictObject({}).optional())
    .output(z.void())
    .mutation(async ({ ctx }) => unwrap(await disableTwoFactor(ctx))),

  renewRecoveryCodes: procedure("account.secure")
    .input(z.strictObject({}).optional())
    .output(recoveryCodeList)
    .mutation(async ({ ctx }) => unwrap(await renewRecoveryCodes(ctx))),

  reset: procedure("staff.manage")
    .input(resetTwoFactorInput)
    .output(z.void())
    .mutation(async ({ ctx, input }) => unwrap(await resetTwoFactor(ctx, input.id))),
});
