import type { AuditSource } from "@guichet/db";
import type { AuditNotes } from "../audit-log/note-service.ts";
import type { Reason } from "../errors.ts";
import { failureOf } from "../problem.ts";
import type { Actor } from "./actor.ts";
import { can, isFresh } from "./policy.ts";
import type { Action } from "./schema.ts";

/** Who asks, from where, and who is told when it is refused. A `Context` is one. */
export interface Asker {
  readonly actor: Actor;
  readonly source: AuditSource;
  readonly now: () => Date;
  readonly auditNotes: AuditNotes;
}

/**
 * Refuses an actor who may not: guests are told to sign in (401), others that they may not, or what they must do first (403). A refusal
 * is noted in the audit log.
 * @throws TRPCError
 */
export function authorize(asker: Asker, action: Action): void {
  const reason = refusalOf(asker, action);
  if (reason === null) return;
  asker.auditNotes.refused(asker, { action, reason });
  throw failureOf(reason);
}

function refusalOf({ actor, now }: Asker, action: Action): Reason | null {
  if (can(actor, action)) return isFresh(actor, action, now()) ? null : "reauthentication-required";
  if (actor.type === "guest") return "unauthenticated";
  const isHeldBack = actor.type === "staff" && actor.mustSetUpTwoFactor;
  return isHeldBack && can({ ...actor, mustSetUpTwoFactor: false }, action) ? "two-factor-required" : "forbidden";
}
