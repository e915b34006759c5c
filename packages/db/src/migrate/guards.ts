import { type Connection, SqlError } from "mariadb";
import { MigrationRefused } from "./plan.ts";

/** Days for which an entry of the audit log cannot be deleted, whoever asks. */
export const AUDIT_LOG_KEPT_DAYS = 30;

interface Guard {
  readonly name: string;
  readonly on: string;
  /** As the server keeps it: compared word by word with what is there. */
  readonly body: string;
}

/**
 * The audit log is append-only for whoever may not change tables, which the application's user may not: it can neither drop a trigger
 * nor truncate a table. SYSDATE() and not NOW(): a client can set the latter (`SET timestamp`).
 */
const GUARDS: readonly Guard[] = [
  {
    name: "audit_log_unchanged",
    on: "BEFORE UPDATE ON audit_log",
    body: "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is append-only'",
  },
  {
    name: "audit_log_kept",
    on: "BEFORE DELETE ON audit_log",
    body: `IF NOT COALESCE(OLD.created_at < CONVERT_TZ(SYSDATE(3), @@session.time_zone, '+00:00') - INTERVAL ${AUDIT_LOG_KEPT_DAYS} DAY, FALSE) THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is append-only'; END IF`,
  },
];

/**
 * Makes the triggers that are missing, another version's, or made by another user. They are no part of a migration: a backup leaves them out, since whoever
 * loads one cannot make triggers in another's name, and whatever migrates afterwards makes them again.
 * @throws MigrationRefused when the server does not let this user make triggers; its own error for whatever else it refuses
 */
export async function ensureGuards(connection: Connection): Promise<void> {
  for (const { name, on, body } of await missingGuards(connection)) {
    await connection.query(`CREATE OR REPLACE TRIGGER ${name} ${on} FOR EACH ROW ${body}`).catch(explain);
  }
}

/** 1419 ER_BINLOG_CREATE_ROUTINE_NEED_SUPER, where the server keeps a binary log or is a node of Galera. */
const NEEDS_SUPER = 1419;

function explain(error: unknown): never {
  if (!(error instanceof SqlError) || error.errno !== NEEDS_SUPER) throw error;
  const message =
    "The audit log could not be protected: this server lets only SUPER users make triggers. " +
    "Set log_bin_trust_function_creators=ON there (nodes of ours have it: replace older ones, deploy/upgrade.sh nodes), then start again";
  throw new MigrationRefused("unprotected", message, { cause: error });
}

/** Whether there is nothing to make: all are there, or this user may make none and therefore sees none. */
export async function hasGuards(connection: Connection): Promise<boolean> {
  const [row]: { most: bigint }[] = await connection.query(
    `SELECT (SELECT COUNT(*) FROM information_schema.user_privileges WHERE privilege_type = 'TRIGGER')
          + (SELECT COUNT(*) FROM information_schema.schema_privileges WHERE privilege_type = 'TRIGGER') AS most`,
  );
  return Number(row?.most ?? 0) === 0 || (await missingGuards(connection)).length === 0;
}

async function missingGuards(connection: Connection): Promise<readonly Guard[]> {
  const tables: unknown[] = await connection.query(
    "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'audit_log'",
  );
  if (tables.length === 0) return [];
  // A trigger acts with the rights of who made it: one whose maker is gone, or may not any more, refuses everything.
  const rows: { name: string; body: string }[] = await connection.query(
    `SELECT trigger_name AS name, action_statement AS body FROM information_schema.triggers
      WHERE trigger_schema = DATABASE() AND definer = CURRENT_USER()`,
  );
  const present = new Map(rows.map(({ name, body }) => [name, body]));
  return GUARDS.filter(({ name, body }) => present.get(name) !== body);
}
