import { type LiveBookingsRow, liveBookingsBy } from "@guichet/db";
import type { Context } from "../context.ts";
import type { LiveBookings, LiveBookingsOf } from "./schema.ts";

/** Who would be concerned if a session or an event were called off now. Of what does not exist, nobody. */
export async function countLive(ctx: Context, { sessionId, eventId = "" }: LiveBookingsOf): Promise<LiveBookings> {
  const of = sessionId === undefined ? { eventId } : { sessionId };
  const rows = await liveBookingsBy(ctx.database.writer, of, ctx.now());
  const confirmed = rows.filter(({ status }) => status === "CONFIRMED");
  return {
    holds: sumOf(rows.filter(({ status }) => status === "PENDING")),
    confirmed: sumOf(confirmed),
    revenue: confirmed.map(({ currency, amount }) => ({ currency, amount: Number(amount) })),
    sendsMail: ctx.sendsMail,
  };
}

function sumOf(rows: readonly LiveBookingsRow[]) {
  const sum = (amount: (row: LiveBookingsRow) => bigint) => rows.reduce((total, row) => total + Number(amount(row)), 0);
  return { bookings: sum(({ bookings }) => bookings), seats: sum(({ seats }) => seats) };
}
