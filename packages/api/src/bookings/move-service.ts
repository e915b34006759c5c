import {
  type BookingWithTickets,
  findBookingWithTickets,
  findEventHeadline,
  freeSeatRuns,
  lockTwoSessions,
  moveBookingRow,
  moveTickets,
  noteMoveOfKey,
  releaseSeats,
  reserveSeats,
  type SessionRow,
  sessionOfBooking,
  type Transaction,
} from "@guichet/db";
import { recordChange } from "../audit-log/record-service.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { movedOrder } from "../mail/present.ts";
import { queueLetter } from "../mail/queue-service.ts";
import { type Attempt, change } from "../unit-of-work.ts";
import { conflictIn, SeatsTakenError } from "./conflict-service.ts";
import { releaseEnoughLapsed } from "./expiry-service.ts";
import { presentBooking, presentRecordedBooking } from "./present.ts";
import { deskRefusalOf, moveTransition } from "./rules.ts";
import type { BookingDetail, MoveBookingInput } from "./schema.ts";
import { FreeSeats } from "./seat-rules.ts";

/** The booking went to another session between the look that named its session and the lock of that one. */
class MovedMeanwhileError extends Error {
  override readonly name = "MovedMeanwhileError";
}

/**
 * Puts a booking into another session, of whatever event: seats there are taken and seats here given back in one transaction, which
 * holds both sessions' rows. Its reference, the codes of its tickets and its price stay. Moving it where it is changes nothing, so that
 * one who was not answered may ask again. Not through a session's line: that is one session's, and this is rare.
 */
export function moveBooking(ctx: Context, input: MoveBookingInput): Promise<Result<BookingDetail>> {
  const now = ctx.now();
  return change(ctx.database, (tx, attempt) => moveInTransaction(tx, ctx, { ...input, now, attempt }), {
    isRepeatable: (error) => error instanceof MovedMeanwhileError || conflictIn(error) !== null,
  });
}

type Wish = MoveBookingInput & { readonly now: Date; readonly attempt: Attempt };

async function moveInTransaction(tx: Transaction, ctx: Context, wish: Wish): Promise<Result<BookingDetail>> {
  const { id, sessionId, now } = wish;
  const from = await sessionOfBooking(tx, id);
  if (from === null) return fail("booking-not-found");
  const [source, target] = await lockTwoSessions(tx, from, sessionId);
  const found = await findBookingWithTickets(tx, id);
  if (found === null) return fail("booking-not-found");
  if (found.booking.sessionId !== from || source === null) {
    throw new MovedMeanwhileError("The booking was moved before its session was locked");
  }
  const isCheckedIn = found.tickets.some(({ checkedInAt }) => checkedInAt !== null);
  const transition = moveTransition(found.booking, now, { sessionId, sourceStatus: source.status, isCheckedIn });
  if (transition.kind === "refuse") return fail(transition.reason);
  if (transition.kind === "already") return ok(presentBooking(found.booking, found.tickets, now));
  if (target === null) return fail("session-not-found");
  const event = await findEventHeadline(tx, target.eventId);
  if (event?.status !== "PUBLISHED") return fail("event-not-published");
  const refusal = deskRefusalOf(target, now);
  return refusal === null ? apply(tx, ctx, { ...wish, found, target }) : fail(refusal);
}

type Order = Wish & { readonly found: BookingWithTickets; readonly target: SessionRow };

/** The new seats first, guarded: if the counter refuses, nothing else is written. */
async function apply(tx: Transaction, ctx: Context, order: Order): Promise<Result<BookingDetail>> {
  const { found, target, now, attempt } = order;
  const { booking: before, tickets } = found;
  const freed = await releaseEnoughLapsed(tx, target, { wanted: before.seats, now });
  const offer = { ...target, reserved: target.reserved - freed };
  const availableSeats = offer.capacity - offer.reserved;
  if (before.seats > availableSeats) return fail("insufficient-seats", { availableSeats });
  const seatNumbers = new FreeSeats(await freeSeatRuns(tx, offer)).take(before.seats);
  if (seatNumbers === null || !(await reserveSeats(tx, target.id, before.seats))) {
    throw new SeatsTakenError("Seats of a locked session were taken by another");
  }
  const move = { bookingId: before.id, from: before.sessionId, to: target.id, now };
  const seats = seatNumbers.flatMap((seatNumber, i) => {
    const ticketId = tickets[i]?.id;
    return ticketId === undefined ? [] : [{ ticketId, seatNumber }];
  });
  const isMoved = (await moveBookingRow(tx, move)) && (await moveTickets(tx, move, seats)) === before.seats;
  if (!isMoved || !(await releaseSeats(tx, before.sessionId, before.seats))) {
    throw new Error(`Booking ${before.reference} is not as its locked session says`);
  }
  await noteMoveOfKey(tx, move);
  const stored = await findBookingWithTickets(tx, before.id);
  if (stored === null) throw new Error("A booking is gone that was just moved");
  await queueLetter(tx, ctx, movedOrder(before, stored.booking));
  await recordChange(
    tx,
    ctx,
    {
      action: "bookings.move",
      entityType: "booking",
      entityId: before.reference,
      before: { ...presentRecordedBooking(before, now), timeZone: before.timeZone },
      after: { ...presentRecordedBooking(stored.booking, now), timeZone: stored.booking.timeZone },
    },
    attempt,
  );
  return ok(presentBooking(stored.booking, stored.tickets, now));
}
