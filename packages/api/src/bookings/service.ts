import { createHash } from "node:crypto";
import { findBookingWithTickets, sessionOfBooking } from "@guichet/db";
import type { Actor } from "../auth/actor.ts";
import { can } from "../auth/policy.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { otherSessionsFor } from "./alternatives-service.ts";
import type { ChangeRequest, Wish } from "./batch.ts";
import { presentBooking } from "./present.ts";
import type { BookingDetail, CreateBookingInput } from "./schema.ts";

/**
 * Holds seats. A refusal for want of seats names other sessions of the event that have enough. A key that was used before gets the
 * answer of that time; a refusal is not remembered.
 */
export async function createBooking(ctx: Context, input: CreateBookingInput): Promise<Result<BookingDetail>> {
  const { idempotencyKey: key, ...wish } = input;
  const keyUse = key === undefined ? null : { scope: scopeOf(ctx.actor), key, requestHash: hashOf(wish) };
  const answer = await ctx.bookingQueue.place(wish, keyUse);
  if (answer.ok || answer.reason !== "insufficient-seats") return answer;
  return { ...answer, otherSessions: await otherSessionsFor(ctx, wish) };
}

/** Whose keys they are. Guests share one scope: their keys are unguessable, and stand for one request each. */
function scopeOf(actor: Actor): string {
  switch (actor.type) {
    case "guest":
      return "guest";
    case "staff":
      return `staff:${actor.userId}`;
    case "api-key":
      return `api-key:${actor.keyId}`;
  }
}

/** SHA-256 of a wish, hex, whatever the order in which its fields were sent. */
function hashOf({ sessionId, name, email, seats, locale }: Wish): string {
  return createHash("sha256")
    .update(JSON.stringify([sessionId, name, email, seats, locale]))
    .digest("hex");
}

/** Reads a booking. Its id is the capability: whoever knows it may. */
export async function getBooking(ctx: Context, id: string): Promise<Result<BookingDetail>> {
  const found = await findBookingWithTickets(ctx.database.writer, id);
  return found === null ? fail("booking-not-found") : ok(presentBooking(found.booking, found.tickets, ctx.now()));
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
  const sessionId = await sessionOfBooking(ctx.database.writer, id);
  if (sessionId === null) return fail("booking-not-found");
  return ctx.bookingQueue.change(sessionId, { kind, bookingId: id, byStaff: can(ctx.actor, "bookings.change-all") });
}
