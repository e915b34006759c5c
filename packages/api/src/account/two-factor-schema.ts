import { z } from "zod";
import { id } from "../fields.ts";

/** What is typed where a second factor is asked for: the six digits of an app, or a recovery code. */
export const secondFactorCode = z.string().trim().min(6, { error: "second-factor-code" }).max(64);

/** The second step of a sign-in. Whose it is, a cookie says. */
export const signInCodeInput = z.strictObject({ code: secondFactorCode });

/** Six digits, which apps show in two groups. */
export const appCode = z
  .string()
  .max(64)
  .transform((typed) => typed.replaceAll(/\s/g, ""))
  .pipe(z.string().regex(/^[0-9]{6}$/, { error: "six-digits" }));

/** 24 letters and digits, however they are grouped (recovery-codes.ts). */
export const recoveryCode = z
  .string()
  .trim()
  .max(64)
  .regex(/^(?:[0-9a-z][\s-]*){24}$/i, { error: "recovery-code" });

export const twoFactorState = z.object({
  enabled: z.boolean(),
  /** Their role may not do without it (OWNER_TWO_FACTOR): once it is off, nothing else opens until it is on again. */
  required: z.boolean(),
  enabledAt: z.iso.datetime().nullable(),
  /** Of those that were made, how many have not been used. */
  recoveryCodesLeft: z.int(),
});
export type TwoFactorState = z.infer<typeof twoFactorState>;

/** What an app needs, to be shown once. */
export const twoFactorSetup = z.object({
  /** Base32. */
  secret: z.string(),
  /** `otpauth://…`, for a QR code. */
  uri: z.string(),
});
export type TwoFactorSetup = z.infer<typeof twoFactorSetup>;

export const enableTwoFactorInput = z.strictObject({ code: appCode });
export const recoveryCodeList = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodeList = z.infer<typeof recoveryCodeList>;

export const resetTwoFactorInput = z.strictObject({ id });
