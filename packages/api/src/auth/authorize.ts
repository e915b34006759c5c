import { failureOf } from "../problem.ts";
import type { Actor } from "./actor.ts";
import { can, isFresh, type StaffMemberThing } from "./policy.ts";
import type { Action } from "./schema.ts";

interface Asker {
  readonly actor: Actor;
  readonly now: () => Date;
}

/**
 * Refuses an actor who may not: guests are told to sign in (401), others that they may not, or what they must do first (403).
 * @throws TRPCError
 */
export function authorize({ actor, now }: Asker, action: Action, thing?: StaffMemberThing): void {
  if (can(actor, action, thing)) {
    if (isFresh(actor, action, now())) return;
    throw failureOf("reauthentication-required");
  }
  if (actor.type === "guest") throw failureOf("unauthenticated");
  const isHeldBack = actor.type === "staff" && actor.mustSetUpTwoFactor;
  throw failureOf(
    isHeldBack && can({ ...actor, mustSetUpTwoFactor: false }, action) ? "two-factor-required" : "forbidden",
  );
}
