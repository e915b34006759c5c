import { findSession, otherSessionsWithSeats } from "@guichet/db";
import type { Context } from "../context.ts";
import type { FailureParams } from "../errors.ts";
import type { Wish } from "./batch.ts";

type OtherSessions = NonNullable<FailureParams["otherSessions"]>;

/** Other sessions of the event that have the seats which a session has not, earliest first. */
export async function otherSessionsFor(ctx: Context, wish: Wish): Promise<OtherSessions> {
  const session = await findSession(ctx.database.reader, wish.sessionId);
  if (session === null) return [];
  const others = await otherSessionsWithSeats(ctx.database.reader, {
    eventId: session.eventId,
    exceptId: session.id,
    seats: wish.seats,
    now: ctx.now(),
  });
  return others.map(({ id, startsAt, capacity, reserved }) => ({
    id,
    startsAt: startsAt.toISOString(),
    availableSeats: capacity - reserved,
  }));
}
