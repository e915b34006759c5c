import { z } from "zod";
import { id, instantOut } from "../fields.ts";

/** A login that can still be used, as it is shown to people. What makes it one, its token, is told to nobody. */
export const signIn = z.object({
  id,
  /** The one that asks. */
  current: z.boolean(),
  /** As far as what it says of itself is understood: `Firefox`, `Windows`. */
  browser: z.string().nullable(),
  system: z.string().nullable(),
  address: z.string().nullable(),
  since: instantOut,
  /** To the minute. */
  lastUsedAt: instantOut,
});
export type SignIn = z.infer<typeof signIn>;

export const signInList = z.object({ items: z.array(signIn) });
export type SignInList = z.infer<typeof signInList>;

/** How many logins were ended. */
export const signedOut = z.object({ ended: z.int() });
export type SignedOut = z.infer<typeof signedOut>;
