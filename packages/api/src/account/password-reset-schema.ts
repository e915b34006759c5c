import { z } from "zod";
import { password } from "../auth/schema.ts";
import { email } from "../fields.ts";
import { secondFactorCode } from "./two-factor-schema.ts";

/** Whether links for a new password are sent here: that takes a mail server. */
export const passwordResetService = z.object({ available: z.boolean() });

export const requestPasswordResetInput = z.strictObject({ email: email.overwrite((value) => value.toLowerCase()) });

/** What the link carries behind `#`. */
const resetToken = z.string().min(20).max(200);
export const passwordResetStateInput = z.strictObject({ token: resetToken });

/** What a link opens, to be shown before the form is filled in; null when it opens nothing, or nothing any more. */
export const passwordResetState = z.object({
  reset: z.object({ email: z.string(), needsCode: z.boolean() }).nullable(),
});
export type PasswordResetState = z.infer<typeof passwordResetState>;

/** `code`: needed where the second factor is on. */
export const resetPasswordInput = z.strictObject({ token: resetToken, password, code: secondFactorCode.optional() });
export type ResetPasswordInput = z.infer<typeof resetPasswordInput>;
