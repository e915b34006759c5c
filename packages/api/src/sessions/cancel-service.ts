import { cancelSessionRows, countLiveBookings, deleteSessionRows, lockSession, type SessionRow } from "@guichet/db";
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
  return change(ctx.database, async (tx) => {
    const session = await lockSession(tx, id);
    if (session === null) return fail("session-not-found");
    const now = ctx.now();
    if (session.status === "CANCELLED") return ok({ session: presentSession(session, now), cancelledBookings: 0 });
    if (isStale(session, version)) return fail("edit-conflict", { currentVersion: session.version });
    const cancelledBookings = await cancelSessionRows(tx, id, now);
    const after: SessionRow = { ...session, status: "CANCELLED", reserved: 0, version: session.version + 1 };
    return ok({ session: presentSession(after, now), cancelledBookings });
  });
}

/** Deletes a session, unless somebody holds seats. */
export async function deleteSession(ctx: Context, { id, version }: SessionKey): Promise<Result<void>> {
  return change(ctx.database, async (tx): Promise<Result<void>> => {
    const session = await lockSession(tx, id);
    if (session === null) return fail("session-not-found");
    if (isStale(session, version)) return fail("edit-conflict", { currentVersion: session.version });
    const count = await countLiveBookings(tx, { sessionId: id }, ctx.now());
    if (count > 0) return fail("session-has-bookings", { count });
    await deleteSessionRows(tx, [id]);
    return ok(undefined);
  });
}

function isStale(session: SessionRow, expected: number | undefined): boolean {
  return expected !== undefined && expected !== session.version;
}
