import { inTransaction, searchBookings } from "@guichet/db";
import { recordChange } from "../audit-log/record-service.ts";
import { authorize } from "../auth/authorize.ts";
import type { Context } from "../context.ts";
import { BOOKINGS_CSV } from "./csv.ts";
import { toFilter } from "./list-service.ts";
import { presentBookingRow } from "./present.ts";
import type { ExportBookingsInput } from "./schema.ts";

const ROWS_PER_QUERY = 500;

/**
 * The bookings under a filter as CSV, in pieces: memory stays the same whatever their number. It takes many guests' data away: that is
 * recorded first.
 * @throws TRPCError to those who may not see all bookings, before anything is read
 */
export async function exportBookings(ctx: Context, input: ExportBookingsInput): Promise<AsyncGenerator<string>> {
  authorize(ctx, "bookings.read-all");
  // Words that were searched for may be a guest's name.
  const { q, ...filters } = input;
  const after = { ...filters, ...(q === undefined ? {} : { searched: true }) };
  const what = { entityType: "booking", entityId: null, before: null, after };
  await inTransaction(ctx.database, (tx) => recordChange(tx, ctx, { action: "bookings.export", ...what }));
  return writeCsv(ctx, input);
}

async function* writeCsv(ctx: Context, input: ExportBookingsInput): AsyncGenerator<string> {
  const now = ctx.now();
  yield BOOKINGS_CSV.header(ctx.locale);
  let after: { createdAt: Date; id: string } | null = null;
  for (;;) {
    const rows: Awaited<ReturnType<typeof searchBookings>> = await searchBookings(ctx.database.writer, {
      filter: toFilter(input, now),
      after,
      limit: ROWS_PER_QUERY,
    });
    if (rows.length > 0) yield rows.map((row) => BOOKINGS_CSV.line(presentBookingRow(row, now), ctx.locale)).join("");
    after = rows.at(-1) ?? null;
    if (rows.length < ROWS_PER_QUERY) return;
  }
}
