import { createHash } from "node:crypto";
import { type Allowance, type AllowanceUse, type Connection, useAllowance } from "@guichet/db";
import { fail, ok, type Reason, type Result } from "./errors.ts";

/** What an allowance is counted for, as the table keeps it: a hash, so that it tells no address. */
export function subjectOf(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/**
 * Uses an allowance once, if it is not used up.
 * @returns what is used of it by now, or `reason` with the time after which it may be used again
 */
export async function useOnce(
  db: Connection,
  allowance: Allowance,
  { now, reason }: { readonly now: Date; readonly reason: Reason },
): Promise<Result<AllowanceUse>> {
  const use = await useAllowance(db, allowance, { amount: 1, now });
  if (use.granted) return ok(use);
  const retryAfterSeconds = Math.max(1, Math.ceil((use.windowEndsAt.getTime() - now.getTime()) / 1000));
  return fail(reason, { retryAfterSeconds });
}
