import {
  confirmCommits,
  type Database,
  findBookingsWithTickets,
  type WatchedBooking,
  watchedBookings,
} from "@guichet/db";
import { type TrackedEnvelope, tracked } from "@trpc/server";
import { presentBooking } from "../bookings/present.ts";
import { isLapsed } from "../bookings/rules.ts";
import type { BookingDetail } from "../bookings/schema.ts";
import { bookingViewOf } from "../bookings/view.ts";
import type { Context } from "../context.ts";
import { BUSY_RETRY_SECONDS, fail, ok, type Result } from "../errors.ts";
import type { KnownStates } from "./channel.ts";
import { fingerprint } from "./fingerprint.ts";
import type { BookingNews, WatchBookingInput } from "./schema.ts";

/** Of a look: there will be another one. */
const LONGEST_CONFIRMATION_MS = 3_000;

export interface BookingState {
  readonly id: string;
  readonly booking: BookingDetail;
  readonly asOf: Date;
}

export interface BookingReading {
  readonly database: Database;
  readonly now: () => Date;
}

/** Reads where all bookings stand that are watched, and then, in one more statement, those that have changed in full. */
export async function readBookings(
  { database, now: clock }: BookingReading,
  known: KnownStates<BookingState>,
): Promise<Map<string, BookingState>> {
  const asOf = clock();
  const rows = await watchedBookings(database.writer, [...known.keys()]);
  const stamps = new Map(rows.map((row) => [row.id, stampOf(row, asOf)]));
  const changed = rows.map(({ id }) => id).filter((id) => known.get(id)?.id !== stamps.get(id));
  const found = changed.length === 0 ? null : await findBookingsWithTickets(database.writer, changed);
  // As for whoever reads a booking: what is shown may not be lost any more.
  if (found !== null) await confirmCommits(database, LONGEST_CONFIRMATION_MS);
  const states = new Map<string, BookingState>();
  for (const [id, stamp] of stamps) {
    const fresh = found?.get(id);
    const state =
      fresh === undefined
        ? known.get(id)
        : { id: stamp, booking: presentBooking(fresh.booking, fresh.tickets, asOf), asOf };
    if (state) states.set(id, state);
  }
  return states;
}

function stampOf(row: WatchedBooking, now: Date): string {
  const { status, expiresAt, updatedAt, sessionId, sessionVersion, eventVersion } = row;
  return fingerprint([isLapsed(row, now), status, expiresAt, updatedAt, sessionId, sessionVersion, eventVersion]);
}

/**
 * A booking, at once and whenever it changes. Its id is the capability, as for reading it once. Whoever comes back is told in any case: the
 * clock against which its countdown runs may have been set meanwhile.
 */
export async function watchBooking(
  ctx: Context,
  { id: name }: WatchBookingInput,
  signal: AbortSignal,
): Promise<Result<AsyncGenerator<TrackedEnvelope<BookingNews>>>> {
  for (const id of bookingViewOf(ctx).meantBy(name)) {
    const state = await ctx.live.bookings.now(id, signal);
    if (state === undefined) return fail("busy", { retryAfterSeconds: BUSY_RETRY_SECONDS });
    if (state !== null) return ok(newsOf(ctx, { id, name, signal }));
  }
  return fail("booking-not-found");
}

async function* newsOf(
  ctx: Context,
  { id, name, signal }: { id: string; name: string; signal: AbortSignal },
): AsyncGenerator<TrackedEnvelope<BookingNews>> {
  const view = bookingViewOf(ctx);
  let sent: string | null = null;
  for (;;) {
    const change = await ctx.live.bookings.next(id, sent, signal);
    if (change === null || change.to === null) return;
    const { booking, asOf } = change.to;
    sent = change.to.id;
    const seen = view.detail({ ...booking, serverTime: ctx.now().toISOString() }, name);
    yield tracked(sent, { booking: seen, asOf: asOf.toISOString() });
  }
}
