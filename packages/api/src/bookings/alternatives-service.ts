import { findSession, otherSessionsWithSeats } from "@guichet/db";
import type { Context } from "../context.ts";
import type { FailureParams } from "../errors.ts";
import type { Wish } from "./batch.ts";

type OtherSessions = NonNullable<FailureParams["otherSessions"]>;

/**
 * Other sessions of the event that have the seats which a session has not, earliest first. All who are refused in the same moment
 * share one look: a rush does not end when the seats do.
 * @returns null when they cannot be looked up now: the refusal is as true without them
 */
export async function otherSessionsFor(ctx: Context, { sessionId, seats }: Wish): Promise<OtherSessions | null> {
  try {
    const key = `other-sessions ${sessionId} ${seats}`;
    return (await ctx.publicAnswers.read(key, () => look(ctx, { sessionId, seats }))).data;
  } catch {
    return null;
  }
}

async function look(
  ctx: Context,
  { sessionId, seats }: Pick<Wish, "sessionId" | "seats">,
): Promise<{ ok: true; data: OtherSessions }> {
  const session = await findSession(ctx.database.reader, sessionId);
  const wish = { exceptId: sessionId, seats, now: ctx.now() };
  const others =
    session === null ? [] : await otherSessionsWithSeats(ctx.database.reader, { ...wish, eventId: session.eventId });
  const data = others.map(({ id, startsAt, capacity, reserved }) => ({
    id,
    startsAt: startsAt.toISOString(),
    availableSeats: capacity - reserved,
  }));
  return { ok: true, data };
}
