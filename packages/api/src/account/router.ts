import { z } from "zod";
import { signedOut, signInList } from "../auth/sign-ins-schema.ts";
import { procedure, router, unwrap } from "../trpc.ts";
import { changePassword, reauthenticate } from "./password-service.ts";
import { changePasswordInput, reauthenticateInput, signOutInput } from "./schema.ts";
import { listOwnSignIns, signOutOne, signOutOthers } from "./sign-ins-service.ts";

/** What everybody who signed in does with their own account. */
export const accountRouter = router({
  reauthenticate: procedure("account.manage")
    .input(reauthenticateInput)
    .output(z.void())
    .mutation(async ({ ctx, input }) => unwrap(await reauthenticate(ctx, input))),

  changePassword: procedure("account.secure")
    .input(changePasswordInput)
    .output(signedOut)
    .mutation(async ({ ctx, input }) => unwrap(await changePassword(ctx, input))),

  signIns: procedure("account.manage")
    .input(z.strictObject({}).optional())
    .output(signInList)
    .query(({ ctx }) => listOwnSignIns(ctx)),

  signOut: procedure("account.manage")
    .input(signOutInput)
    .output(signedOut)
    .mutation(async ({ ctx, input }) => unwrap(await signOutOne(ctx, input.id))),

  signOutOthers: procedure("account.manage")
    .input(z.strictObject({}).optional())
    .output(signedOut)
    .mutation(async ({ ctx }) => unwrap(await signOutOthers(ctx))),
});
