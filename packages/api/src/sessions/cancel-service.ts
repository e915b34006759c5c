import {
  cancelSessionRows,
  countCancelledBookings,
  countLiveBookings,
  deleteSessionRows,
  lockSession,
  type SessionRow,
} from "@guichet/db";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { change } from "../unit-of-work.ts";
import { presentSession } from "./present.ts";
import type { SessionDetail } from "./schema.ts";

/** A session, and the version that an If-Match expects of it. */
interface SessionKey {
  readonly id: string;
  readonly version?: number | undefined;
}

/** Cancels a session and, in the same transaction, every live booking of it. Cancelling twice is once. */
export async function cancelSession(
  ctx: Context,
  { id, version }: SessionKey,
): Promise<Result<{ session: SessionDetail; cancelledBookings: number }>> {
  const now = ctx.now();
  return change(ctx.database, async (tx, { repeated }) => {
    const session = await lockSession(tx, id);
    if (session === null) return fail("session-not-found");
    if (session.status === "CANCELLED") {
      // An earlier COMMIT of this call may have gone through unseen: then this is what it did.
      const isOurs = repeated && session.updatedAt.getTime() === now.getTime();
      const cancelledBookings = isOurs ? await countCancelledBookings(tx, id, now) : 0;
      return ok({ session: presentSession(session, now), cancelledBookings });
    }
    if (isStale(session, version)) return fail("edit-conflict", { currentVersion: session.version });
    const cancelledBookings = await cancelSessionRows(tx, id, now);
    const after: SessionRow = { ...session, status: "CANCELLED", reserved: 0, version: session.version + 1 };
    return ok({ session: presentSession(after, now), cancelledBookings });
  });
}

/** Deletes a session, unless somebody holds seats. */
export async function deleteSession(ctx: Context, { id, version }: SessionKey): Promise<Result<void>> {
  const now = ctx.now();
  return change(ctx.database, async (tx, { repeated }): Promise<Result<void>> => {
    const session = await lockSession(tx, id);
    if (session === null) return repeated ? ok(undefined) : fail("session-not-found");
    if (isStale(session, version)) return fail("edit-conflict", { currentVersion: session.version });
    const count = await countLiveBookings(tx, { sessionId: id }, now);
    if (count > 0) return fail("session-has-bookings", { count });
    await deleteSessionRows(tx, [id]);
    return ok(undefined);
  });
}

function isStale(session: SessionRow, expected: number | undefined): boolean {
  return expected !== undefined && expected !== session.version;
}
