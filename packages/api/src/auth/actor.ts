import type { ApiKeyScope } from "@guichet/db";
import { ROLES, type RoleOrNone } from "./schema.ts";

/** Somebody who signed in. */
export interface StaffActor {
  readonly type: "staff";
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: RoleOrNone;
  /** The login itself: one of several that somebody may have. */
  readonly authSessionId: string;
  /** When a password or a second factor was last given in it. */
  readonly authenticatedAt: Date;
  /** They may do nothing but set up the second factor that their role needs. */
  readonly mustSetUpTwoFactor: boolean;
}

/** Who makes a request. */
export type Actor =
  | { readonly type: "guest" }
  | StaffActor
  | { readonly type: "api-key"; readonly keyId: string; readonly name: string; readonly scope: ApiKeyScope };

export const GUEST: Actor = { type: "guest" };

/** The staff whose own account it is about. @throws Error for anybody else: a policy has let them in that must not */
export function staffOf(actor: Actor): StaffActor {
  if (actor.type !== "staff") throw new Error(`This needs somebody who signed in, not ${actor.type}`);
  return actor;
}

/** Reads a stored role. Whatever is not known is none. */
export function roleOf(stored: string | null | undefined): RoleOrNone {
  return ROLES.find((role) => role === stored) ?? "none";
}
