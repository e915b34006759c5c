import { failureOf } from "../problem.ts";
import type { Actor } from "./actor.ts";
import { type Action, can } from "./policy.ts";

/**
 * Refuses an actor who may not: guests are told to sign in (401), others that they may not (403).
 * @throws TRPCError
 */
export function authorize(actor: Actor, action: Action): void {
  if (can(actor, action)) return;
  throw failureOf(actor.type === "guest" ? "unauthenticated" : "forbidden");
}
