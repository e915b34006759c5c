import {
  type BookingRow,
  findBooking,
  lockSession,
  markCancelled,
  markConfirmed,
  releaseSeats,
  releaseTickets,
  type Transaction,
} from "@guichet/db";
import { can } from "../auth/policy.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { change } from "../unit-of-work.ts";
import { cancelTransition, confirmTransition, type Transition } from "./rules.ts";
import type { BookingDetail } from "./schema.ts";
import { getBooking } from "./service.ts";

/** Confirms a hold in time. Confirming again changes nothing. */
export function confirmBooking(ctx: Context, id: string): Promise<Result<BookingDetail>> {
  return changeBooking(ctx, id, {
    decide: (booking, now) => confirmTransition(booking, now),
    apply: (tx, booking, now) => markConfirmed(tx, booking.id, now),
  });
}

/** Cancels a booking and frees its seats, once. Cancelling again changes nothing. */
export function cancelBooking(ctx: Context, id: string): Promise<Result<BookingDetail>> {
  const staff = can(ctx.actor, "bookings.change-all");
  return changeBooking(ctx, id, {
    decide: (booking, now) => cancelTransition(booking, now, { sessionStartsAt: booking.startsAt, staff }),
    async apply(tx, booking, now) {
      if (!(await markCancelled(tx, booking.id, now))) return false;
      await releaseTickets(tx, [booking.id], now);
      if (!(await releaseSeats(tx, booking.sessionId, booking.seats))) {
        throw new Error("A session has fewer reserved seats than one of its bookings");
      }
      return true;
    },
  });
}

interface Change {
  readonly decide: (booking: BookingRow, now: Date) => Transition;
  /** The conditional write; false when the row was no longer what `decide` saw. */
  readonly apply: (tx: Transaction, booking: BookingRow, now: Date) => Promise<boolean>;
}

async function changeBooking(ctx: Context, id: string, { decide, apply }: Change): Promise<Result<BookingDetail>> {
  const seen = await findBooking(ctx.database.writer, id);
  if (seen === null) return fail("booking-not-found");
  const changed = await change(ctx.database, async (tx): Promise<Result<void>> => {
    await lockSession(tx, seen.sessionId);
    const booking = await findBooking(tx, id);
    if (booking === null) return fail("booking-not-found");
    const now = ctx.now();
    const transition = decide(booking, now);
    switch (transition.kind) {
      case "already":
        return ok(undefined);
      case "refuse":
        return fail(transition.reason);
      case "apply":
        if (await apply(tx, booking, now)) return ok(undefined);
        throw new Error("A booking changed under the lock of its session");
    }
  });
  return changed.ok ? getBooking(ctx, id) : changed;
}
