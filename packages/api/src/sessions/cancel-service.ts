import {
  countCancelledBookings,
  countConfirmedBookings,
  countLiveBookings,
  endBookings,
  findBookings,
  inTransaction,
  lockSession,
  markSessionCancelled,
  type SessionRow,
  type Transaction,
  type WritableDatabase,
} from "@guichet/db";
import { recordChange } from "../audit-log/record-service.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { orderAbout } from "../mail/present.ts";
import { queueLetters } from "../mail/queue-service.ts";
import { change, isStale, PORTION } from "../unit-of-work.ts";
import { presentSession } from "./present.ts";
import type { CancelSessionInput, SessionDetail } from "./schema.ts";

/**
 * Cancels a session and every live booking of it: the session and the first bookings in one transaction, the others after that, some at
 * a time. Cancelling twice is once, and finishes what the first one has left. Refused when another number of bookings is confirmed by now
 * than was agreed to.
 */
export async function cancelSession(
  ctx: Context,
  { id, version, confirmedBookings }: CancelSessionInput,
): Promise<Result<{ session: SessionDetail; cancelledBookings: number }>> {
  const now = ctx.now();
  const begun = await change(ctx.database, async (tx, { repeated }) => {
    const before = await lockSession(tx, id);
    if (before === null) return fail("session-not-found");
    const isCancelled = before.status === "CANCELLED";
    if (!isCancelled && isStale(before, version)) return fail("edit-conflict", { currentVersion: before.version });
    if (!isCancelled && confirmedBookings !== undefined) {
      // The session is locked: nobody books or confirms in it between this count and the end of its bookings.
      const count = await countConfirmedBookings(tx, id);
      if (count !== confirmedBookings) return fail("confirmed-bookings-changed", { count });
    }
    if (!isCancelled) await markSessionCancelled(tx, id, now);
    const session = isCancelled ? before : cancelledAt(before, now);
    const at = session.updatedAt;
    // An earlier COMMIT of this call may have gone through unseen.
    const unseen = isCancelled && repeated && at.getTime() === now.getTime();
    const cancelledBookings =
      (await countLiveBookings(tx, { sessionId: id }, at)) + (unseen ? await countCancelledBookings(tx, id, at) : 0);
    if (!isCancelled) {
      const after = { ...presentSession({ ...session, reserved: 0 }, now), cancelledBookings };
      const what = { entityType: "session", entityId: id, before: presentSession(before, now), after };
      await recordChange(tx, ctx, { action: "sessions.cancel", ...what });
    }
    const { isLast } = await endPortion(tx, ctx, { sessionId: id, at });
    return ok({ session, cancelledBookings, isLast });
  });
  if (!begun.ok) return begun;
  const { session, cancelledBookings, isLast } = begun.value;
  if (!isLast) await finishCancellation(ctx, id);
  return ok({ session: presentSession({ ...session, reserved: 0 }, now), cancelledBookings });
}

function cancelledAt(session: SessionRow, now: Date): SessionRow {
  return { ...session, status: "CANCELLED", version: session.version + 1, updatedAt: now };
}

/** What ending the bookings of a cancelled session needs of a process. */
export interface EndServices {
  readonly database: WritableDatabase;
  readonly sendsMail: boolean;
  readonly now: () => Date;
}

/** Ends some bookings of a cancelled session, and asks for the letters that tell their guests. */
async function endPortion(
  tx: Transaction,
  { sendsMail, now }: EndServices,
  { sessionId, at }: { readonly sessionId: string; readonly at: Date },
): Promise<{ readonly ended: number; readonly isLast: boolean }> {
  const { ended, cancelled, isLast } = await endBookings(tx, { sessionId, at, most: PORTION });
  if (sendsMail && cancelled.length > 0) {
    const bookings = await findBookings(tx, cancelled);
    await queueLetters(
      tx,
      bookings.map((booking) => orderAbout("session-cancelled", booking)),
      now(),
    );
  }
  return { ended, isLast };
}

/**
 * Ends the bookings that a cancelled session still has, in transactions of bounded size.
 * @param signal stops it between two of them
 * @returns how many
 */
export async function finishCancellation(
  services: EndServices,
  sessionId: string,
  signal?: AbortSignal,
): Promise<number> {
  let ended = 0;
  for (let isLast = false; !isLast && !signal?.aborted; ) {
    const step = await inTransaction(services.database, async (tx) => {
      const session = await lockSession(tx, sessionId);
      if (session?.status !== "CANCELLED") return { ended: 0, isLast: true };
      return endPortion(tx, services, { sessionId, at: session.updatedAt });
    });
    ended += step.ended;
    isLast = step.isLast;
  }
  return ended;
}
