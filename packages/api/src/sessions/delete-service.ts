import { countLiveBookings, deleteDeadBookings, deleteSessionRows, lockSession } from "@guichet/db";
import { recordChange } from "../audit-log/record-service.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { changeInSteps, isStale, PORTION } from "../unit-of-work.ts";
import { presentSession } from "./present.ts";
import type { SessionKey } from "./schema.ts";

/**
 * Deletes a session, unless somebody holds seats. Its dead bookings go first, some at a time: each time it is looked again whether
 * anybody holds seats by now.
 */
export async function deleteSession(ctx: Context, { id, version }: SessionKey): Promise<Result<void>> {
  const now = ctx.now();
  return changeInSteps(ctx.database, async (tx, { repeated }) => {
    const session = await lockSession(tx, id);
    if (session === null) return repeated ? ok("done") : fail("session-not-found");
    if (isStale(session, version)) return fail("edit-conflict", { currentVersion: session.version });
    const count = await countLiveBookings(tx, { sessionId: id }, now);
    if (count > 0) return fail("session-has-bookings", { count });
    const { isLast } = await deleteDeadBookings(tx, [id], { now, most: PORTION });
    if (!isLast) return ok("more");
    await deleteSessionRows(tx, [id]);
    const gone = { entityType: "session", entityId: id, before: presentSession(session, now), after: null };
    await recordChange(tx, ctx, { action: "sessions.delete", ...gone });
    return ok("done");
  });
}
