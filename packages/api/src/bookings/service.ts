import { confirmCommits, findBookingWithTickets, sessionOfBooking } from "@guichet/db";
import { can } from "../auth/policy.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { otherSessionsFor } from "./alternatives-service.ts";
import type { Answer, ChangeRequest, Wish } from "./batch.ts";
import type { CreateBookingInput } from "./guest-schema.ts";
import { keyUseOf } from "./key-service.ts";
import { presentBooking } from "./present.ts";
import type { BookingDetail } from "./schema.ts";
import { bookingViewOf } from "./view.ts";

/** Of a read: it may be asked again at once. */
const LONGEST_CONFIRMATION_MS = 3_000;

/** Nobody moves a booking to and fro so quickly. */
const MOST_LOOKS = 4;

/**
 * Holds seats. A refusal for want of seats names other sessions of the event that have enough. A key that was used before gets the
 * answer of that time; a refusal is not remembered.
 */
export async function createBooking(ctx: Context, input: CreateBookingInput): Promise<Result<BookingDetail>> {
  const { idempotencyKey: key, ...wish } = input;
  const keyUse = key === undefined ? null : keyUseOf(ctx.actor, key, wish);
  return withAlternatives(ctx, wish, await ctx.bookingQueue.place(wish, keyUse));
}

/** An answer; where it refuses for want of seats, with other sessions of the event that have enough. */
export async function withAlternatives(ctx: Context, wish: Wish, answer: Answer): Promise<Answer> {
  if (answer.ok || answer.reason !== "insufficient-seats") return answer;
  const otherSessions = await otherSessionsFor(ctx, wish);
  return otherSessions === null ? answer : { ...answer, otherSessions };
}

/** Reads a booking. Its id is the capability: whoever knows it may. Staff find it by what their lists call it, too. */
export async function getBooking(ctx: Context, name: string): Promise<Result<BookingDetail>> {
  const view = bookingViewOf(ctx);
  for (const id of view.meantBy(name)) {
    const found = await findBookingWithTickets(ctx.database.writer, id);
    if (found === null) continue;
    // Whoever made it may not have been told yet: what is shown here may not be lost either.
    await confirmCommits(ctx.database, LONGEST_CONFIRMATION_MS);
    return ok(view.detail(presentBooking(found.booking, found.tickets, ctx.now()), name));
  }
  return fail("booking-not-found");
}

/**
 * Confirms a hold in time; cancels a booking and frees its seats; gives a hold its time once more, while seats last. Confirming or
 * cancelling again changes nothing.
 */
export async function changeBooking(
  ctx: Context,
  id: string,
  kind: ChangeRequest["kind"],
): Promise<Result<BookingDetail>> {
  const byStaff = can(ctx.actor, "bookings.change-all");
  const recordedFor = ctx.actor.type === "guest" ? {} : { recordedFor: ctx };
  for (let looks = 1; ; looks += 1) {
    const sessionId = await sessionOfBooking(ctx.database.writer, id);
    if (sessionId === null) return fail("booking-not-found");
    const answer = await ctx.bookingQueue.change(sessionId, { kind, bookingId: id, byStaff, ...recordedFor });
    // Between the look and the lock, staff have put it into another session.
    if (answer.ok || answer.reason !== "booking-moved" || looks === MOST_LOOKS) return answer;
  }
}
