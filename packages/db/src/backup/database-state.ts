import type { AuditQuery } from "../audit/node.ts";
import { openNode } from "../audit/node.ts";

/** Applied migrations, as Prisma keeps them. */
const LEDGER = "_prisma_migrations";
/** Belongs to who migrates or restores at this moment: no part of the data. */
const LEASE = "_guichet_migration_lease";
/** What a server that has just started on an empty database writes by itself. */
const MADE_AT_START = [LEDGER, "jobs", "auth_verifications"];
/**
 * Restored last, in this order. Without its session's row nobody can book, and without the ledger no server starts: a database that
 * is half restored is never taken for a whole one.
 */
const LAST = ["sessions", LEDGER];

export interface DatabaseState {
  /** `11.8.3-MariaDB` */
  readonly server: string;
  /** All but the lease, in the order in which they are to be restored. */
  readonly tables: readonly string[];
  /** Of data and indexes, in bytes; roughly. */
  readonly bytes: number;
  /** Names of the migrations that were applied, oldest first. */
  readonly migrations: readonly string[];
}

/** What a database is like. */
export async function readState(query: AuditQuery): Promise<DatabaseState> {
  const [version] = await query("SELECT VERSION() AS server", []);
  const rows = await query(
    `SELECT table_name AS name, COALESCE(data_length + index_length, 0) AS bytes FROM information_schema.tables
     WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND table_name <> ? ORDER BY table_name`,
    [LEASE],
  );
  const names = rows.map((row) => String(row["name"]));
  const last = LAST.filter((name) => names.includes(name));
  return {
    server: String(version?.["server"]).replace(/(-MariaDB).*$/, "$1"),
    tables: [...names.filter((name) => !last.includes(name)), ...last],
    bytes: rows.reduce((sum, row) => sum + Number(row["bytes"]), 0),
    migrations: names.includes(LEDGER) ? await readMigrations(query) : [],
  };
}

async function readMigrations(query: AuditQuery): Promise<string[]> {
  const rows = await query(
    `SELECT migration_name AS name FROM ${LEDGER} WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
    [],
  );
  return rows.map((row) => String(row["name"]));
}

/** The first table that has rows which nobody could make again; null when the database holds nothing of worth. */
export async function findFilledTable(query: AuditQuery, tables: readonly string[]): Promise<string | null> {
  for (const table of tables) {
    if (MADE_AT_START.includes(table)) continue;
    const rows = await query(`SELECT 1 FROM \`${table.replaceAll("`", "``")}\` LIMIT 1`, []);
    if (rows.length > 0) return table;
  }
  return null;
}

/** Drops tables, those first that are restored last. */
export async function dropTables(query: AuditQuery, tables: readonly string[]): Promise<void> {
  if (tables.length === 0) return;
  await query("SET SESSION foreign_key_checks = 0", []);
  for (const table of tables.toReversed()) await query(`DROP TABLE IF EXISTS \`${table.replaceAll("`", "``")}\``, []);
  await query("SET SESSION foreign_key_checks = 1", []);
}

/**
 * Lets every node of a cluster that an endpoint leads to apply what the others have committed by now: a dump that begins after that,
 * on whichever of them, has every booking that was acknowledged before. Elsewhere it does nothing.
 */
export async function catchUp(url: string): Promise<void> {
  const open = [];
  try {
    const seen = new Set<string>();
    for (let tries = 1, nodes = 1; seen.size < nodes && tries <= 2 * nodes; tries += 1) {
      const node = await openNode(url);
      // Connections are kept, so that an endpoint that balances leads to another node next time.
      open.push(node);
      const [size] = await node.query("SHOW GLOBAL STATUS LIKE 'wsrep_cluster_size'", []);
      const [name] = await node.query("SHOW GLOBAL VARIABLES LIKE 'wsrep_node_name'", []);
      nodes = Number(size?.["Value"] ?? 1);
      seen.add(String(name?.["Value"]));
    }
  } finally {
    await Promise.allSettled(open.map((node) => node.close()));
  }
}
