import { z } from "zod";
import { email, id, line } from "../fields.ts";

export const MIN_PASSWORD_LENGTH = 12;
export const password = z.string().min(MIN_PASSWORD_LENGTH).max(128);

export const signInInput = z.strictObject({ email, password: z.string().min(1).max(128) });
export type SignInInput = z.infer<typeof signInInput>;

const setupToken = z.string().min(20).max(200);
export const setupStateInput = z.strictObject({ token: setupToken });
export const setupState = z.object({ valid: z.boolean() });

/** The first admin's account, made with the single-use link. */
export const setupAdminInput = z.strictObject({ token: setupToken, name: line(120), email, password });
export type SetupAdminInput = z.infer<typeof setupAdminInput>;

export const staffMember = z.object({ id, name: z.string(), email: z.string(), role: z.string() });
export const currentActor = z.object({ staff: staffMember.nullable() });
