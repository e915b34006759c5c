import { z } from "zod";
import { givenPassword, password } from "../auth/schema.ts";
import { id, instantOut } from "../fields.ts";
import { secondFactorCode } from "./two-factor-schema.ts";

/** `code`: needed where the second factor is on. */
export const reauthenticateInput = z.strictObject({ password: givenPassword, code: secondFactorCode.optional() });
export type ReauthenticateInput = z.infer<typeof reauthenticateInput>;

export const changePasswordInput = z.strictObject({ currentPassword: givenPassword, newPassword: password });
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export const signOutInput = z.strictObject({ id });

/** Where and when somebody signed in, and still is. */
export const ownSignIn = z.object({
  id,
  /** The one that asks. */
  current: z.boolean(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  signedInAt: instantOut,
  /** To the minute. */
  usedAt: instantOut,
});
export type OwnSignIn = z.infer<typeof ownSignIn>;

export const ownSignIns = z.object({ items: z.array(ownSignIn) });
export const signedOut = z.object({ ended: z.int() });
