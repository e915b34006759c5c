import { countBookings, inTransaction, searchBookings } from "@guichet/db";
import { recordChange } from "../audit-log/record-service.ts";
import { authorize } from "../auth/authorize.ts";
import type { Context } from "../context.ts";
import type { Pages, Pieces, TableFormat } from "../tables/piece.ts";
import { writeTable } from "../tables/table-file.ts";
import { BOOKINGS_CSV } from "./csv.ts";
import { toFilter } from "./list-service.ts";
import { presentBookingRow } from "./present.ts";
import type { BookingRow, ExportBookingsInput, ExportSize } from "./schema.ts";
import { BOOKINGS_SHEET } from "./sheet.ts";

const ROWS_PER_QUERY = 500;
/** More are not counted: that would take longer than somebody waits for a dialog. */
const MOST_COUNTED = 1_000_000;

/**
 * The bookings under a filter as a file, in pieces: memory stays the same whatever their number. It takes many guests' data away: that is
 * recorded first.
 * @throws TRPCError to those who may not see all bookings, before anything is read
 */
export async function exportBookings(ctx: Context, input: ExportBookingsInput, format: TableFormat): Promise<Pieces> {
  authorize(ctx, "bookings.read-all");
  // Words that were searched for may be a guest's name.
  const { q, ...filters } = input;
  const after = { ...filters, ...(q === undefined ? {} : { searched: true }), format };
  const what = { entityType: "booking", entityId: null, before: null, after };
  await inTransaction(ctx.database, (tx) => recordChange(tx, ctx, { action: "bookings.export", ...what }));
  const file = { csv: BOOKINGS_CSV, sheet: BOOKINGS_SHEET };
  return writeTable(file, readPages(ctx, input), { format, locale: ctx.locale });
}

/**
 * How many bookings an export will have. What is searched for by words is read rather than counted, and only as far as one query of the
 * export goes.
 */
export async function sizeOfExport(ctx: Context, input: ExportBookingsInput): Promise<ExportSize> {
  const filter = toFilter(input, ctx.now());
  if (input.q !== undefined && input.q !== "") {
    const found = await searchBookings(ctx.database.reader, { filter, after: null, limit: ROWS_PER_QUERY + 1 });
    return sizeUpTo(ROWS_PER_QUERY, found.length);
  }
  return sizeUpTo(MOST_COUNTED, await countBookings(ctx.database.reader, filter, MOST_COUNTED + 1));
}

function sizeUpTo(most: number, counted: number): ExportSize {
  return { rows: Math.min(most, counted), hasMore: counted > most };
}

async function* readPages(ctx: Context, input: ExportBookingsInput): Pages<BookingRow> {
  const now = ctx.now();
  let after: { createdAt: Date; id: string } | null = null;
  for (;;) {
    const rows: Awaited<ReturnType<typeof searchBookings>> = await searchBookings(ctx.database.writer, {
      filter: toFilter(input, now),
      after,
      limit: ROWS_PER_QUERY,
    });
    yield rows.map((row) => presentBookingRow(row, now));
    after = rows.at(-1) ?? null;
    if (rows.length < ROWS_PER_QUERY) return;
  }
}
