import { type BookingRow as BookingRecord, bookingOfTicketCode, findBookings, searchBookings } from "@guichet/db";
import { z } from "zod";
import { can } from "../auth/policy.ts";
import type { Context } from "../context.ts";
import { cutPage, decodeCursor, encodeCursor } from "../cursor.ts";
import { ok, type Result } from "../errors.ts";
import { instantOut } from "../fields.ts";
import { presentBookingRow } from "./present.ts";
import type { BookingRow, ExportBookingsInput, ListBookingsInput } from "./schema.ts";
import { bookingViewOf } from "./view.ts";

const position = z.tuple([instantOut, z.uuid()]);

/** Finds bookings, newest first. */
export async function listBookings(
  ctx: Context,
  input: ListBookingsInput,
): Promise<Result<{ items: BookingRow[]; nextCursor: string | null }>> {
  const after = decodeCursor(input.cursor, position);
  if (!after.ok) return after;
  const now = ctx.now();
  const view = bookingViewOf(ctx);
  const named = await namedByTicket(ctx, input);
  if (named !== null) return ok({ items: [view.row(presentBookingRow(named, now))], nextCursor: null });
  const rows = await searchBookings(ctx.database.writer, {
    filter: toFilter(input, now),
    after: after.value === null ? null : { createdAt: new Date(after.value[0]), id: view.idOf(after.value[1]) },
    limit: input.limit + 1,
  });
  const page = cutPage(rows, input.limit);
  const nextCursor =
    page.last === null ? null : encodeCursor([page.last.createdAt.toISOString(), view.nameOf(page.last.id)]);
  return ok({ items: page.rows.map((row) => view.row(presentBookingRow(row, now))), nextCursor });
}

/** What a ticket's QR code carries, typed or read by a scanner into the box. */
const TICKET_CODE = /^[A-Za-z0-9_-]{20}$/;

/** The booking that a ticket's code names, whatever else is filtered by. Not for those whom codes are not shown. */
async function namedByTicket(
  { actor, database }: Context,
  { q = "" }: ListBookingsInput,
): Promise<BookingRecord | null> {
  if (!TICKET_CODE.test(q) || !can(actor, "bookings.change-all")) return null;
  const id = await bookingOfTicketCode(database.writer, q);
  return id === null ? null : ((await findBookings(database.writer, [id]))[0] ?? null);
}

export function toFilter(input: ExportBookingsInput, now: Date) {
  return {
    q: input.q ?? null,
    eventId: input.eventId ?? null,
    sessionId: input.sessionId ?? null,
    statuses: input.status ?? [],
    now,
  };
}
