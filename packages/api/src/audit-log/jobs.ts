import {
  deletePastAuditEntries,
  deletePastInvitations,
  deletePastVerifications,
  inTransaction,
  type Transaction,
  type WritableDatabase,
} from "@guichet/db";
import { recordChange, systemOrigin } from "./record-service.ts";

const ROWS_PER_STATEMENT = 1_000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** How long an invitation can still be seen after its end. */
const INVITATIONS_SHOWN_DAYS = 30;

interface RetentionServices {
  readonly database: WritableDatabase;
  readonly now: () => Date;
  /** Days that an entry of the audit log is kept. */
  readonly auditRetentionDays: number;
}

/**
 * Deletes what nobody needs any more, a bounded number at a time: entries of the audit log whose time is over, each portion with the
 * entry that tells of it, links and challenges, and invitations.
 * @param signal stops the run between two transactions
 * @returns how many entries of the audit log were deleted
 */
export async function forgetPastRecords(services: RetentionServices, signal?: AbortSignal): Promise<number> {
  const { database, now: clock, auditRetentionDays } = services;
  const now = clock();
  const keptSince = daysBefore(now, auditRetentionDays);
  const portions = (remove: Remove) => inPortions(database, remove, signal);
  const origin = systemOrigin("retention", clock);
  const deleted = await portions(async (tx) => {
    const count = await deletePastAuditEntries(tx, keptSince, ROWS_PER_STATEMENT);
    if (count > 0) {
      const after = { deleted: count, before: keptSince.toISOString() };
      const what = { entityType: "audit-log", entityId: null, before: null, after };
      await recordChange(tx, origin, { action: "audit-log.expire", ...what });
    }
    return count;
  });
  await portions((tx) => deletePastVerifications(tx, now, ROWS_PER_STATEMENT));
  await portions((tx) => deletePastInvitations(tx, daysBefore(now, INVITATIONS_SHOWN_DAYS), ROWS_PER_STATEMENT));
  return deleted;
}

type Remove = (tx: Transaction) => Promise<number>;

async function inPortions(database: WritableDatabase, remove: Remove, signal?: AbortSignal): Promise<number> {
  let removed = 0;
  for (let count = ROWS_PER_STATEMENT; count === ROWS_PER_STATEMENT && !signal?.aborted; removed += count) {
    count = await inTransaction(database, remove);
  }
  return removed;
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}
