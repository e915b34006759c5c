import type { MigrationFile } from "./files.ts";

/** One row of Prisma's `_prisma_migrations`. */
export interface LedgerEntry {
  readonly name: string;
  readonly checksum: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly rolledBackAt: Date | null;
  readonly appliedSteps: number;
}

export type RefusalReason =
  | "edited"
  | "missing"
  | "failed"
  | "out-of-order"
  | "unreachable"
  | "busy"
  | "unprotected"
  | "unknown";

/** Nothing was applied, or nothing further: `message` is one line that says why and what to do. */
export class MigrationRefused extends Error {
  override readonly name = "MigrationRefused";
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/**
 * What is left to apply, oldest first.
 * @throws MigrationRefused when the ledger and the files do not tell one story: a human has to look
 */
export function planMigrations(files: readonly MigrationFile[], ledger: readonly LedgerEntry[]): MigrationFile[] {
  const live = ledger.filter((entry) => entry.rolledBackAt === null);
  const unfinished = live.find((entry) => entry.finishedAt === null);
  if (unfinished !== undefined) throw refuseFailed(unfinished);
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const entry of live) {
    const file = byName.get(entry.name);
    if (file === undefined) throw refuseMissing(entry.name);
    if (file.checksum !== entry.checksum) throw refuseEdited(entry.name);
  }
  const applied = new Set(live.map((entry) => entry.name));
  const last = [...applied].sort().at(-1);
  const pending = files.filter((file) => !applied.has(file.name));
  const late = pending.find((file) => last !== undefined && file.name < last);
  if (late !== undefined && last !== undefined) throw refuseOutOfOrder(late.name, last);
  return pending;
}

function refuseFailed(entry: LedgerEntry): MigrationRefused {
  return new MigrationRefused(
    "failed",
    `Migration ${entry.name} failed after ${entry.appliedSteps} statements (started ${entry.startedAt.toISOString()}). ` +
      `Undo what it did by hand and run "npm run migrate -- --rolled-back ${entry.name}", ` +
      `or complete it by hand and run "npm run migrate -- --applied ${entry.name}"`,
  );
}

function refuseMissing(name: string): MigrationRefused {
  return new MigrationRefused(
    "missing",
    `Migration ${name} was applied to this database but is not in prisma/migrations: this code is older than the database`,
  );
}

function refuseEdited(name: string): MigrationRefused {
  return new MigrationRefused(
    "edited",
    `Migration ${name} was edited after it was applied: restore its file and put the change in a new migration`,
  );
}

function refuseOutOfOrder(name: string, last: string): MigrationRefused {
  return new MigrationRefused(
    "out-of-order",
    `Migration ${name} is not applied but sorts before ${last}, which is: rename it with a later timestamp`,
  );
}
