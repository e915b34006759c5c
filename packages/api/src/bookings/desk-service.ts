import { findDeskSessions } from "@guichet/db";
import { authorize } from "../auth/authorize.ts";
import type { Context } from "../context.ts";
import type { Result } from "../errors.ts";
import { priceNow, priceTiersOf } from "../sessions/rules.ts";
import { keyUseOf } from "./key-service.ts";
import type { BookAtDeskInput, BookingDetail, DeskSession, DeskSessionsInput } from "./schema.ts";
import { withAlternatives } from "./service.ts";

/**
 * Books for somebody and confirms at once, in one transaction of the session's line: whatever the sales window says, never beyond the
 * capacity. A price of one's own needs a right of its own.
 */
export async function bookAtDesk(ctx: Context, input: BookAtDeskInput): Promise<Result<BookingDetail>> {
  const { idempotencyKey: key, unitPrice, quotedPrice, ...wish } = input;
  if (unitPrice !== null) authorize(ctx, "bookings.set-price");
  const keyUse = key === undefined ? null : keyUseOf(ctx.actor, key, { ...wish, unitPrice });
  const answer = await ctx.bookingQueue.place(wish, keyUse, {
    unitPrice,
    quotedPrice,
    tellsGuest: true,
    recordedFor: ctx,
  });
  return withAlternatives(ctx, wish, answer);
}

/** Sessions that a booking can be made for or moved into: published and not over, those that begin first. */
export async function findSessionsForDesk(
  ctx: Context,
  { id, eventId, q, limit }: DeskSessionsInput,
): Promise<{ items: DeskSession[] }> {
  const rows = await findDeskSessions(ctx.database.writer, {
    id: id ?? null,
    eventId: eventId ?? null,
    q,
    limit,
    now: ctx.now(),
  });
  const items = rows.map(({ event, ...session }) => ({
    id: session.id,
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    availableSeats: session.capacity - session.reserved,
    price: priceNow({ ...session, priceTiers: priceTiersOf(session.priceTiers) }),
    event,
  }));
  return { items };
}
