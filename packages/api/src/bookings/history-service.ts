import {
  AUDIT_LOG_KEPT_DAYS,
  findBookingWithTickets,
  findSession,
  lettersAbout,
  recordedStepsOf,
  type SessionRow,
} from "@guichet/db";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { historyOf, type Past } from "./history-rules.ts";
import type { BookingHistory } from "./history-schema.ts";
import { bookingViewOf } from "./view.ts";

const DAY_MS = 24 * 3_600_000;

/** What became of a booking, when and by whom, and of the letters about it. Asked for by the name that lists give it. */
export async function readBookingHistory(ctx: Context, name: string): Promise<Result<BookingHistory>> {
  const db = ctx.database.writer;
  const now = ctx.now();
  for (const id of bookingViewOf(ctx).meantBy(name)) {
    const found = await findBookingWithTickets(db, id);
    if (found === null) continue;
    const { booking, tickets } = found;
    const [recorded, letters, session] = await Promise.all([
      recordedStepsOf(db, { entityType: "booking", entityId: booking.reference }),
      lettersAbout(db, id),
      findSession(db, booking.sessionId),
    ]);
    const knownSince = new Date(now.getTime() - AUDIT_LOG_KEPT_DAYS * DAY_MS);
    const sessionCancelled = session?.status === "CANCELLED" ? await cancellationOf(ctx, session) : null;
    return ok({ items: historyOf({ booking, tickets, recorded, letters, sessionCancelled, knownSince }, now) });
  }
  return fail("booking-not-found");
}

/** A cancelled session is not changed again: its last change is its cancellation. */
async function cancellationOf(ctx: Context, session: SessionRow): Promise<Past["sessionCancelled"]> {
  const steps = await recordedStepsOf(ctx.database.writer, { entityType: "session", entityId: session.id });
  return { at: session.updatedAt, recorded: steps.find(({ action }) => action === "sessions.cancel") ?? null };
}
