import { randomUUID } from "node:crypto";
import type { Connection } from "mariadb";
import type { MigrationFile } from "./files.ts";
import type { LedgerEntry } from "./plan.ts";

/** Prisma's own table, column for column, so that Prisma's tools read our history and we read theirs. */
const CREATE_LEDGER = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at DATETIME(3),
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at DATETIME(3),
  started_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  applied_steps_count INTEGER UNSIGNED NOT NULL DEFAULT 0
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`;

export async function ensureLedger(connection: Connection): Promise<void> {
  await connection.query(CREATE_LEDGER);
}

export async function readLedger(connection: Connection): Promise<LedgerEntry[]> {
  return connection.query<LedgerEntry[]>(
    `SELECT migration_name AS name, checksum, started_at AS startedAt, finished_at AS finishedAt,
            rolled_back_at AS rolledBackAt, applied_steps_count AS appliedSteps
       FROM _prisma_migrations ORDER BY started_at, migration_name`,
  );
}

/** Notes that a migration begins and returns the id of its row. */
export async function recordStart(connection: Connection, file: MigrationFile): Promise<string> {
  const id = randomUUID();
  await connection.query(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) VALUES (?, ?, ?, UTC_TIMESTAMP(3))",
    [id, file.checksum, file.name],
  );
  return id;
}

export async function recordStep(connection: Connection, id: string): Promise<void> {
  await connection.query("UPDATE _prisma_migrations SET applied_steps_count = applied_steps_count + 1 WHERE id = ?", [
    id,
  ]);
}

export async function recordFinish(connection: Connection, id: string): Promise<void> {
  await connection.query("UPDATE _prisma_migrations SET finished_at = UTC_TIMESTAMP(3) WHERE id = ?", [id]);
}

export async function recordFailure(connection: Connection, id: string, message: string): Promise<void> {
  await connection.query("UPDATE _prisma_migrations SET logs = ? WHERE id = ?", [message, id]);
}

/**
 * Settles a failed migration after a human repaired the database.
 * @returns false when no failed migration has this name
 */
export async function resolveFailed(
  connection: Connection,
  name: string,
  outcome: "applied" | "rolled-back",
): Promise<boolean> {
  const column = outcome === "applied" ? "finished_at" : "rolled_back_at";
  const result = await connection.query<{ affectedRows: number }>(
    `UPDATE _prisma_migrations SET ${column} = UTC_TIMESTAMP(3)
      WHERE migration_name = ? AND finished_at IS NULL AND rolled_back_at IS NULL`,
    [name],
  );
  return result.affectedRows > 0;
}
