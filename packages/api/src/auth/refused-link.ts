import { type Failure, fail, type Reason } from "../errors.ts";
import type { Asker } from "./authorize.ts";
import type { Action } from "./schema.ts";

/** What the links that work once are for, and how they are refused. */
const REFUSALS = {
  "auth.setup": "setup-link-invalid",
  "auth.accept-invitation": "invitation-invalid",
  "auth.reset-password": "reset-link-invalid",
} as const satisfies Partial<Record<Action, Reason>>;

export type LinkAction = keyof typeof REFUSALS;

/** Notes in the audit log that somebody comes with a link that opens nothing, or nothing any more. Whose it was is not known. */
export function noteRefusedLink(asker: Asker, action: LinkAction): void {
  asker.auditNotes.refused(asker, { action, reason: REFUSALS[action] });
}

/** The same, as what is answered. */
export function refuseLink(asker: Asker, action: LinkAction): Failure {
  noteRefusedLink(asker, action);
  return fail(REFUSALS[action]);
}
