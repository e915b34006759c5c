import { type ExportAuditLogInput, exportAuditLogInput } from "@guichet/api/audit-log/schema";
import { z } from "zod";
import type { AuditLogSearch } from "../../lib/admin-search.ts";

export type Filters = Omit<AuditLogSearch, "entry">;
export type FilterName = keyof Filters;

/** Either what the server is asked for, or what of it cannot be asked. */
export type ReadFilters =
  | { readonly ok: true; readonly input: ExportAuditLogInput }
  | { readonly ok: false; readonly issues: Partial<Record<FilterName, z.core.$ZodIssue>> };

/** The days of a period, of which the last one is in it. */
const days = z
  .object({ from: z.iso.date().optional(), to: z.iso.date().optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    error: "ends-before-start",
    path: ["to"],
  });

/** Reads filters as the server will: the address has days, the server is asked for instants. */
export function readFilters({ from, to, ...others }: Filters): ReadFilters {
  const period = days.safeParse({ from, to });
  const instants = period.success ? instantsOf(period.data) : {};
  const input = exportAuditLogInput.safeParse({ ...others, ...instants });
  if (period.success && input.success) return { ok: true, input: input.data };
  const issues: Partial<Record<FilterName, z.core.$ZodIssue>> = {};
  for (const issue of [...(period.error?.issues ?? []), ...(input.error?.issues ?? [])]) {
    issues[issue.path[0] as FilterName] ??= issue;
  }
  return { ok: false, issues };
}

/** Days begin where the reader is. */
function instantsOf({ from, to }: z.infer<typeof days>): { from?: string; to?: string } {
  return {
    ...(from === undefined ? {} : { from: beginningOf(from, 0) }),
    ...(to === undefined ? {} : { to: beginningOf(to, 1) }),
  };
}

function beginningOf(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}
