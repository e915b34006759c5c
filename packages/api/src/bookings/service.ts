import { findBookingWithTickets, findSession, otherSessionsWithSeats } from "@guichet/db";
import type { Context } from "../context.ts";
import { type Failure, fail, ok, type Result } from "../errors.ts";
import { presentBooking } from "./present.ts";
import type { BookingDetail, CreateBookingInput } from "./schema.ts";

/** Holds seats. A refusal for want of seats names other sessions of the event that have enough. */
export async function createBooking(ctx: Context, input: CreateBookingInput): Promise<Result<BookingDetail>> {
  const placed = await ctx.bookingQueue.place(input);
  if (placed.ok) return ok(presentBooking(placed.value.booking, placed.value.tickets, ctx.now()));
  return placed.reason === "insufficient-seats" ? withOtherSessions(ctx, placed, input) : placed;
}

/** Reads a booking. Its id is the capability: whoever knows it may. */
export async function getBooking(ctx: Context, id: string): Promise<Result<BookingDetail>> {
  const found = await findBookingWithTickets(ctx.database.writer, id);
  return found === null ? fail("booking-not-found") : ok(presentBooking(found.booking, found.tickets, ctx.now()));
}

async function withOtherSessions(ctx: Context, failure: Failure, wish: CreateBookingInput): Promise<Failure> {
  const session = await findSession(ctx.database.reader, wish.sessionId);
  if (session === null) return failure;
  const others = await otherSessionsWithSeats(ctx.database.reader, {
    eventId: session.eventId,
    exceptId: session.id,
    seats: wish.seats,
    now: ctx.now(),
  });
  const otherSessions = others.map(({ id, startsAt, capacity, reserved }) => ({
    id,
    startsAt: startsAt.toISOString(),
    availableSeats: capacity - reserved,
  }));
  return { ...failure, otherSessions };
}
