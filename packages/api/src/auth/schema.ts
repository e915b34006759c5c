import { z } from "zod";
import { email, id, line } from "../fields.ts";

/** What somebody of the staff is, from the most to the least that they may do. */
export const ROLES = ["owner", "admin", "editor", "desk", "read"] as const;
export type Role = (typeof ROLES)[number];

/** Whoever has none is a guest with a password: accounts that came about in any way but ours. */
export const roleOrNone = z.enum([...ROLES, "none"]);
export type RoleOrNone = z.infer<typeof roleOrNone>;

/** Everything a procedure can ask permission for. */
export const ACTIONS = [
  "categories.read",
  "events.read",
  "events.read-all",
  "events.manage",
  "sessions.read",
  "sessions.manage",
  "bookings.create",
  "bookings.read-own",
  "bookings.change-own",
  "bookings.send-links",
  "bookings.read-all",
  "bookings.change-all",
  "bookings.set-price",
  "dashboard.read",
  "metrics.read",
  "auth.self",
  "auth.setup",
  "auth.accept-invitation",
  "auth.reset-password",
  "account.manage",
  "account.secure",
  "staff.read",
  "staff.manage",
  "api-keys.read",
  "api-keys.manage",
  "audit-log.read",
] as const;
export type Action = (typeof ACTIONS)[number];

export const MIN_PASSWORD_LENGTH = 12;
/**
 * A new password, as it is hashed: NFKC, so that it stays the same on every keyboard. A Mac with a French one makes a no-break space of
 * Alt+space without showing it; some systems compose accents and some do not.
 */
export const password = z
  .string()
  .max(512)
  .overwrite((value) => value.normalize("NFKC"))
  .min(MIN_PASSWORD_LENGTH)
  .max(128);

/** A password that somebody has: the rules for new ones have changed since it was new. */
export const givenPassword = z.string().min(1).max(512);

export const signInInput = z.strictObject({
  email: email.overwrite((value) => value.toLowerCase()),
  password: givenPassword,
});
export type SignInInput = z.infer<typeof signInInput>;

/** What a single-use link carries behind `#`. */
export const setupToken = z.string().min(20).max(200);
export const setupStateInput = z.strictObject({ token: setupToken });
export const setupState = z.object({ valid: z.boolean() });

/** The first admin's account, made with the single-use link. */
export const setupAdminInput = z.strictObject({ token: setupToken, name: line(120), email, password });
export type SetupAdminInput = z.infer<typeof setupAdminInput>;

export const staffMember = z.object({ id, name: z.string(), email: z.string(), role: roleOrNone });

/** Who is signed in, and what they may do: interfaces show nothing else. */
export const currentActor = z.object({
  staff: staffMember.extend({ actions: z.array(z.enum(ACTIONS)), mustSetUpTwoFactor: z.boolean() }).nullable(),
});
