import { type Database, deleteAllLogins, deleteAllWaysIn } from "@guichet/db";
import { type Origin, recordChange } from "../audit-log/record-service.ts";
import type { SignedOut } from "../auth/sign-ins-schema.ts";
import { ok, type Result } from "../errors.ts";
import { change } from "../unit-of-work.ts";

/** What is done on the server's machine when it is not known who has got in. */
export interface Eviction extends Origin {
  readonly database: Database;
}

/**
 * Ends every login of the staff, on all nodes at once, and what somebody could still come in with: sign-ins that wait for
 * their second step, and links for a new password. Passwords, second factors, API keys and invitations are not touched. For a command alone: it asks nobody who they are.
 */
export function signOutEverybody(eviction: Eviction): Promise<Result<SignedOut>> {
  // Where an earlier run was committed, unseen, a later one finds nothing: what that one ended is what is told.
  let ended = 0;
  return change(eviction.database, async (tx, attempt) => {
    await deleteAllWaysIn(tx);
    ended = Math.max(ended, await deleteAllLogins(tx));
    const what = { action: "staff.sign-out-everybody", entityType: "team", entityId: null, before: null } as const;
    await recordChange(tx, eviction, { ...what, after: { endedSignIns: ended } }, attempt);
    return ok({ ended });
  });
}
