import { type AuditLogFilter, findAuditEntry, searchAuditLog } from "@guichet/db";
import { z } from "zod";
import type { Context } from "../context.ts";
import { cutPage, decodeCursor, encodeCursor } from "../cursor.ts";
import { fail, ok, type Result } from "../errors.ts";
import { instantOut } from "../fields.ts";
import { readAddressFilter } from "./address-schema.ts";
import { presentAuditEntry } from "./present.ts";
import type { AuditEntry, ExportAuditLogInput, ListAuditLogInput } from "./schema.ts";

const position = z.tuple([instantOut, z.uuid()]);

/** Finds entries, newest first. */
export async function listAuditLog(
  ctx: Context,
  input: ListAuditLogInput,
): Promise<Result<{ items: AuditEntry[]; nextCursor: string | null }>> {
  const after = decodeCursor(input.cursor, position);
  if (!after.ok) return after;
  const { rows, readTo } = await searchAuditLog(ctx.database.writer, {
    filter: toFilter(input),
    after: after.value === null ? null : { createdAt: new Date(after.value[0]), id: after.value[1] },
    limit: input.limit + 1,
  });
  const page = cutPage(rows, input.limit);
  const end = page.last ?? readTo;
  const nextCursor = end === null ? null : encodeCursor([end.createdAt.toISOString(), end.id]);
  return ok({ items: page.rows.map(presentAuditEntry), nextCursor });
}

export async function getAuditEntry(ctx: Context, id: string): Promise<Result<AuditEntry>> {
  const row = await findAuditEntry(ctx.database.writer, id);
  return row === null ? fail("not-found") : ok(presentAuditEntry(row));
}

export function toFilter(input: ExportAuditLogInput): AuditLogFilter {
  return {
    actorName: input.actor ?? null,
    actorId: input.actorId ?? null,
    action: input.action ?? null,
    outcome: input.outcome ?? null,
    entityType: input.entityType ?? null,
    entityId: input.entityId ?? null,
    address: input.address === undefined ? null : readAddressFilter(input.address),
    from: input.from === undefined ? null : new Date(input.from),
    to: input.to === undefined ? null : new Date(input.to),
  };
}
