import { type AuditLogPosition, inTransaction, searchAuditLog } from "@guichet/db";
import { authorize } from "../auth/authorize.ts";
import type { Context } from "../context.ts";
import type { Pages, Pieces } from "../tables/piece.ts";
import { writeCsv } from "../tables/table-file.ts";
import { AUDIT_LOG_CSV } from "./csv.ts";
import { toFilter } from "./list-service.ts";
import { presentAuditEntry } from "./present.ts";
import { recordChange } from "./record-service.ts";
import type { AuditEntry, ExportAuditLogInput } from "./schema.ts";

const ROWS_PER_QUERY = 200;

/**
 * The entries under a filter as CSV, in pieces: memory stays the same whatever their number. That it was taken is recorded first.
 * @throws TRPCError to those who may not read the audit log, before anything is read
 */
export async function exportAuditLog(ctx: Context, input: ExportAuditLogInput): Promise<Pieces> {
  authorize(ctx, "audit-log.read");
  const what = { entityType: "audit-log", entityId: null, before: null, after: input };
  await inTransaction(ctx.database, (tx) => recordChange(tx, ctx, { action: "audit-log.export", ...what }));
  return writeCsv(AUDIT_LOG_CSV, readPages(ctx, input), ctx.locale);
}

async function* readPages(ctx: Context, input: ExportAuditLogInput): Pages<AuditEntry> {
  // What is recorded from now on is another export's: a log that grows as fast as it is read would have no end.
  const { to, ...filter } = toFilter(input);
  const now = ctx.now();
  const end = to === null || to > now ? new Date(now.getTime() + 1) : to;
  let after: AuditLogPosition | null = null;
  do {
    const search = { filter: { ...filter, to: end }, after, limit: ROWS_PER_QUERY };
    const { rows, readTo }: Awaited<ReturnType<typeof searchAuditLog>> = await searchAuditLog(
      ctx.database.writer,
      search,
    );
    yield rows.map(presentAuditEntry);
    after = rows.length === ROWS_PER_QUERY ? (rows.at(-1) ?? null) : readTo;
  } while (after !== null);
}
