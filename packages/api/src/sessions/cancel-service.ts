import {
  cancelSessionRows,
  countLiveBookings,
  deleteSessionRows,
  inTransaction,
  lockSession,
  type SessionRow,
} from "@guichet/db";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { presentSession } from "./present.ts";
import type { SessionDetail } from "./schema.ts";

/** Cancels a session and, in the same transaction, every live booking of it. Cancelling twice is once. */
export async function cancelSession(
  ctx: Context,
  id: string,
): Promise<Result<{ session: SessionDetail; cancelledBookings: number }>> {
  return inTransaction(ctx.database, async (tx) => {
    const session = await lockSession(tx, id);
    if (session === null) return fail("session-not-found");
    const now = ctx.now();
    const cancelled = await cancelSessionRows(tx, id, now);
    if (cancelled === null) return ok({ session: presentSession(session, now), cancelledBookings: 0 });
    const after: SessionRow = { ...session, status: "CANCELLED", reserved: 0, version: session.version + 1 };
    return ok({ session: presentSession(after, now), cancelledBookings: cancelled });
  });
}

/** Deletes a session, unless somebody holds seats. */
export async function deleteSession(ctx: Context, id: string): Promise<Result<void>> {
  return inTransaction(ctx.database, async (tx): Promise<Result<void>> => {
    if ((await lockSession(tx, id)) === null) return fail("session-not-found");
    const count = await countLiveBookings(tx, { sessionId: id });
    if (count > 0) return fail("session-has-bookings", { count });
    await deleteSessionRows(tx, id);
    return ok(undefined);
  });
}
