import type { Connection } from "./connection.ts";
import type { Transaction } from "./transaction.ts";

/** Something that somebody may do so many times within a window of time. */
export interface Allowance {
  /** What is counted, such as `sign-in`. */
  readonly kind: string;
  /** SHA-256, hex, of what it is counted for: the table tells no address. */
  readonly subject: string;
  readonly limit: number;
  readonly windowMs: number;
}

export interface AllowanceUse {
  /** Whether it was still allowed, and is counted now. */
  readonly granted: boolean;
  readonly used: number;
  readonly windowEndsAt: Date;
}

/**
 * Uses `amount` of an allowance up, if that much is left: guarded statements whose count decides, so that of many at once, from whatever
 * process, no more than `limit` are granted. A window begins with its first use.
 */
export async function useAllowance(
  db: Connection,
  allowance: Allowance,
  use: { readonly amount: number; readonly now: Date },
): Promise<AllowanceUse> {
  const { kind, subject, limit, windowMs } = allowance;
  const granted =
    use.amount <= limit &&
    ((await addTo(db, allowance, use)) ||
      (await begin(db, allowance, use)) ||
      // Somebody else began the window at the same moment.
      (await addTo(db, allowance, use)));
  const row = await db.allowance.findUnique({ where: { kind_subject: { kind, subject } } });
  const windowEndsAt = row?.windowEndsAt ?? new Date(use.now.getTime() + windowMs);
  return { granted, used: row?.used ?? 0, windowEndsAt };
}

/** Adds to the window that runs, or begins anew in the row of one that is over. */
async function addTo(db: Connection, allowance: Allowance, use: { amount: number; now: Date }): Promise<boolean> {
  const { kind, subject, limit, windowMs } = allowance;
  const { amount, now } = use;
  const windowEndsAt = new Date(now.getTime() + windowMs);
  // Columns are assigned from left to right: `used` while the window's old end is still there.
  const changed = await db.$executeRaw`
    UPDATE allowances
    SET used = IF(window_ends_at <= ${now}, ${amount}, used + ${amount}),
        window_ends_at = IF(window_ends_at <= ${now}, ${windowEndsAt}, window_ends_at)
    WHERE kind = ${kind} AND subject = ${subject} AND (window_ends_at <= ${now} OR used + ${amount} <= ${limit})`;
  return changed === 1;
}

async function begin(db: Connection, allowance: Allowance, use: { amount: number; now: Date }): Promise<boolean> {
  const { kind, subject, windowMs } = allowance;
  const windowEndsAt = new Date(use.now.getTime() + windowMs);
  const made = await db.$executeRaw`
    INSERT IGNORE INTO allowances (kind, subject, used, window_ends_at)
    VALUES (${kind}, ${subject}, ${use.amount}, ${windowEndsAt})`;
  return made === 1;
}

/** Gives back all that was used: after a sign-in that succeeded. */
export async function resetAllowance(db: Connection, key: Pick<Allowance, "kind" | "subject">): Promise<void> {
  await db.$executeRaw`DELETE FROM allowances WHERE kind = ${key.kind} AND subject = ${key.subject}`;
}

/** Gives back some of what was used: of an attempt that need not have been counted. */
export async function returnAllowance(
  db: Connection,
  { kind, subject }: Pick<Allowance, "kind" | "subject">,
  amount: number,
): Promise<void> {
  await db.$executeRaw`
    UPDATE allowances SET used = GREATEST(used - ${amount}, 0) WHERE kind = ${kind} AND subject = ${subject}`;
}

/** What was used of an allowance, and since when, as a number to be told once: whoever takes it begins anew. Null when it is nothing. */
export async function takeAllowanceUse(
  tx: Transaction,
  { kind, subject, windowMs }: Pick<Allowance, "kind" | "subject" | "windowMs">,
): Promise<{ readonly used: number; readonly since: Date } | null> {
  const row = await tx.allowance.findUnique({ where: { kind_subject: { kind, subject } } });
  if (row === null) return null;
  // One more was used since: the next one who comes takes that as well.
  const taken = await tx.$executeRaw`
    DELETE FROM allowances WHERE kind = ${kind} AND subject = ${subject} AND used = ${row.used}`;
  return taken === 1 ? { used: row.used, since: new Date(row.windowEndsAt.getTime() - windowMs) } : null;
}

/** Deletes windows that are over. @returns how many: call again while it is `most` */
export function deletePastAllowances(db: Connection, now: Date, most: number): Promise<number> {
  return db.$executeRaw`DELETE FROM allowances WHERE window_ends_at <= ${now} ORDER BY window_ends_at LIMIT ${most}`;
}
