import { countAttendees, findAttendees, findEventHeadline, findSession, inTransaction } from "@guichet/db";
import { recordChange } from "../audit-log/record-service.ts";
import { authorize } from "../auth/authorize.ts";
import { readsBookingsOnly } from "../auth/policy.ts";
import type { ExportSize } from "../bookings/schema.ts";
import type { Context } from "../context.ts";
import { failureOf } from "../problem.ts";
import type { Pages, Pieces, TableFormat } from "../tables/piece.ts";
import { writeTable } from "../tables/table-file.ts";
import type { ExportAttendeesInput } from "./schema.ts";
import { type Attendee, attendeesTable } from "./table.ts";

const ROWS_PER_QUERY = 500;

/**
 * Who comes to a session, one row a ticket of a confirmed booking, as a file in pieces. That it was taken is recorded first.
 * @throws TRPCError to those who may not see all bookings, and where there is no such session
 */
export async function exportAttendees(ctx: Context, input: ExportAttendeesInput, format: TableFormat): Promise<Pieces> {
  authorize(ctx, "bookings.read-all");
  const session = await findSession(ctx.database.writer, input.sessionId);
  const event = session === null ? null : await findEventHeadline(ctx.database.writer, session.eventId);
  if (session === null || event === null) throw failureOf("session-not-found");
  const after = { event: event.title, startsAt: session.startsAt.toISOString(), format };
  const what = { entityType: "session", entityId: session.id, before: null, after };
  await inTransaction(ctx.database, (tx) => recordChange(tx, ctx, { action: "bookings.export-attendees", ...what }));
  return writeTable(attendeesTable(event.timeZone), readPages(ctx, input), { format, locale: ctx.locale });
}

/** A seat that changes hands meanwhile is in the file once: pages follow the seat numbers. */
async function* readPages(ctx: Context, { sessionId }: ExportAttendeesInput): Pages<Attendee> {
  const hidesCodes = readsBookingsOnly(ctx.actor);
  let afterSeat = 0;
  for (;;) {
    const rows = await findAttendees(ctx.database.writer, { sessionId, afterSeat, limit: ROWS_PER_QUERY });
    yield hidesCodes ? rows.map((row) => ({ ...row, code: null })) : rows;
    afterSeat = rows.at(-1)?.seatNumber ?? afterSeat;
    if (rows.length < ROWS_PER_QUERY) return;
  }
}

/** How many rows the attendees of a session are. */
export async function sizeOfAttendeesExport(ctx: Context, { sessionId }: ExportAttendeesInput): Promise<ExportSize> {
  return { rows: await countAttendees(ctx.database.reader, sessionId), hasMore: false };
}
