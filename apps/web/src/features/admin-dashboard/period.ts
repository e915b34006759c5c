import { salesPeriod } from "@guichet/api/dashboard/schema";
import type { z } from "zod";
import type { DashboardSearch } from "../../lib/admin-search.ts";

export interface Period {
  /** Calendar days, the last one included: `2026-11-26`. */
  readonly from: string;
  readonly to: string;
}

const DEFAULT_DAYS = 30;

/** What the address asks for: so many days up to today, or days of one's own, which may be none. */
export type AskedPeriod =
  | { readonly kind: "preset"; readonly days: NonNullable<DashboardSearch["days"]>; readonly period: Period }
  | { readonly kind: "custom"; readonly from: string; readonly to: string; readonly period: Period }
  | {
      readonly kind: "custom";
      readonly from: string;
      readonly to: string;
      readonly period: null;
      readonly issues: Readonly<Partial<Record<"from" | "to", z.core.$ZodIssue>>>;
    };

export function askedPeriod({ days, from, to }: DashboardSearch, today: string): AskedPeriod {
  if (days !== undefined || (from === undefined && to === undefined)) {
    const length = days ?? DEFAULT_DAYS;
    return { kind: "preset", days: length, period: lastDays(length, today) };
  }
  const typed = { from: from ?? "", to: to ?? "" };
  const read = salesPeriod.safeParse(typed);
  if (read.success) return { kind: "custom", ...typed, period: read.data };
  const issues: Partial<Record<"from" | "to", z.core.$ZodIssue>> = {};
  for (const issue of read.error.issues) issues[issue.path[0] === "from" ? "from" : "to"] ??= issue;
  return { kind: "custom", ...typed, period: null, issues };
}

/** So many days, of which `today` is the last. */
export function lastDays(days: number, today: string): Period {
  const first = new Date(Date.parse(today) - (days - 1) * 86_400_000);
  return { from: first.toISOString().slice(0, 10), to: today };
}

/** Days that are written as they are: not as an instant in some zone. */
export const DAY_ZONE = "UTC";
