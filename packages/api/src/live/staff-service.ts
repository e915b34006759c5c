import { type Database, standingOfAll } from "@guichet/db";
import { type TrackedEnvelope, tracked } from "@trpc/server";
import type { Context } from "../context.ts";
import { BUSY_RETRY_SECONDS, fail, ok, type Result } from "../errors.ts";
import { fingerprint } from "./fingerprint.ts";
import type { StaffNews, WatchStaffInput } from "./schema.ts";

/** The only topic. */
const ALL = "all";

export interface StandingState {
  readonly id: string;
}

export interface StandingReading {
  readonly database: Pick<Database, "writer">;
  readonly now: () => Date;
}

export async function readStanding({ database, now }: StandingReading): Promise<Map<string, StandingState>> {
  return new Map([[ALL, { id: fingerprint([await standingOfAll(database.writer, now())]) }]]);
}

/** That something of what staff see has changed, and nothing of what it is: whoever hears it asks again for what they may see. */
export async function watchForStaff(
  ctx: Context,
  { lastEventId }: WatchStaffInput,
  signal: AbortSignal,
): Promise<Result<AsyncGenerator<TrackedEnvelope<StaffNews>>>> {
  const standing = await ctx.live.staff.now(ALL, signal);
  if (!standing) return fail("busy", { retryAfterSeconds: BUSY_RETRY_SECONDS });
  return ok(newsOf(ctx, { sent: lastEventId ?? standing.id, signal }));
}

async function* newsOf(
  ctx: Context,
  { sent: first, signal }: { sent: string; signal: AbortSignal },
): AsyncGenerator<TrackedEnvelope<StaffNews>> {
  let sent = first;
  for (;;) {
    const change = await ctx.live.staff.next(ALL, sent, signal);
    if (change === null || change.to === null) return;
    sent = change.to.id;
    yield tracked(sent, { serverTime: ctx.now().toISOString() });
  }
}
