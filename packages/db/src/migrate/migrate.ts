import { type Connection, createConnection } from "mariadb";
import { type DatabaseAddress, describeAddress, parseDatabaseUrl } from "../url.ts";
import { ensureViewerGrants, hasViewerGrants } from "../viewer/viewer-grants.ts";
import { MIGRATIONS_FOLDER, type MigrationFile, readMigrations } from "./files.ts";
import { ensureGuards, hasGuards } from "./guards.ts";
import { acquireLease, type Lease, type LeaseOptions } from "./lease.ts";
import {
  ensureLedger,
  readLedger,
  recordFailure,
  recordFinish,
  recordStart,
  recordStep,
  resolveFailed,
} from "./ledger.ts";
import { MigrationRefused, planMigrations } from "./plan.ts";
import { splitStatements } from "./statements.ts";

export interface MigrateOptions extends LeaseOptions {
  readonly url: string;
  /** Folder of `<name>/migration.sql`; the package's own when absent. */
  readonly folder?: string;
}

/**
 * Brings a database up to date and returns the names of what it applied. Safe to run from several machines at once: one
 * works, the others wait and find nothing left. DDL does not roll back in MariaDB, so a migration that fails half-way is
 * kept as failed in the ledger and refuses every later run until a human resolves it.
 * @throws MigrationRefused with one clear line; DatabaseUrlError; or the server's own error for a statement it refuses
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  if (await isUpToDate(options)) return [];
  return withMigrationLease(options, async (connection, lease) => {
    await ensureLedger(connection);
    const files = await readMigrations(options.folder ?? MIGRATIONS_FOLDER);
    const pending = planMigrations(files, await readLedger(connection));
    for (const file of pending) {
      await apply(connection, lease, file);
      options.log?.(`applied ${file.name}`);
    }
    await ensureGuards(connection);
    await ensureViewerGrants(connection);
    return pending.map((file) => file.name);
  });
}

/**
 * Whether nothing is left to do, as far as that can be seen without writing: who serves an application needs no right to change tables.
 * Whatever is not plainly so is found out, and told, under the lease.
 */
async function isUpToDate({ url, folder = MIGRATIONS_FOLDER }: MigrateOptions): Promise<boolean> {
  const connection = await connect(parseDatabaseUrl(url));
  try {
    const pending = planMigrations(await readMigrations(folder), await readLedger(connection));
    return pending.length === 0 && (await hasGuards(connection)) && (await hasViewerGrants(connection));
  } catch {
    return false;
  } finally {
    await connection.end().catch(() => connection.destroy());
  }
}

/**
 * Records what a human did about a failed migration: undid it (it will run again) or completed it.
 * @throws MigrationRefused when no failed migration has this name
 */
export async function resolveMigration(
  options: MigrateOptions,
  name: string,
  outcome: "applied" | "rolled-back",
): Promise<void> {
  await withMigrationLease(options, async (connection) => {
    await ensureLedger(connection);
    if (await resolveFailed(connection, name, outcome)) return;
    throw new MigrationRefused("unknown", `No failed migration is called ${name}: nothing was changed`);
  });
}

/**
 * Does something that nobody who migrates may see half done, and the other way round. `connection` is not that of the lease.
 * @throws MigrationRefused when the database is not reached, or a migrator does not finish in time
 */
export async function withMigrationLease<T>(
  options: LeaseOptions & { readonly url: string },
  work: (connection: Connection, lease: Lease) => Promise<T>,
): Promise<T> {
  const address = parseDatabaseUrl(options.url);
  const connections: Connection[] = [];
  try {
    for (let count = 0; count < 2; count += 1) connections.push(await connect(address));
    const [connection, leaseConnection] = connections as [Connection, Connection];
    const lease = await acquireLease(leaseConnection, options);
    try {
      return await work(connection, lease);
    } finally {
      await lease.release();
    }
  } finally {
    await Promise.all(connections.map((connection) => connection.end().catch(() => connection.destroy())));
  }
}

async function connect(address: DatabaseAddress): Promise<Connection> {
  try {
    const connection = await createConnection({
      ...address,
      timezone: "Z",
      connectTimeout: 5_000,
      initSql: "SET SESSION time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'",
    });
    // A connection that breaks fails its next query; without a listener it would end the process instead.
    connection.on("error", () => undefined);
    return connection;
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new MigrationRefused("unreachable", `Cannot reach the database ${describeAddress(address)}: ${why}`, {
      cause: error,
    });
  }
}

async function apply(connection: Connection, lease: Lease, file: MigrationFile): Promise<void> {
  const statements = splitStatements(file.sql);
  await lease.renew();
  const id = await recordStart(connection, file);
  try {
    for (const statement of statements) {
      await lease.renew();
      await connection.query(statement);
      await recordStep(connection, id);
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // When the connection broke this cannot be noted; the unfinished row refuses the next run all the same.
    await recordFailure(connection, id, message).catch(() => undefined);
    if (error instanceof MigrationRefused) throw error;
    throw new MigrationRefused("failed", `Migration ${file.name} failed: ${message.split("\n")[0]}`, { cause: error });
  }
  await recordFinish(connection, id);
}
