import { z } from "zod";
import { givenPassword, password } from "../auth/schema.ts";
import { id } from "../fields.ts";
import { secondFactorCode } from "./two-factor-schema.ts";

/** `code`: needed where the second factor is on. */
export const reauthenticateInput = z.strictObject({ password: givenPassword, code: secondFactorCode.optional() });
export type ReauthenticateInput = z.infer<typeof reauthenticateInput>;

export const changePasswordInput = z.strictObject({ currentPassword: givenPassword, newPassword: password });
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export const signOutInput = z.strictObject({ id });
