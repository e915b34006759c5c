import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { Connection } from "mariadb";
import { classifyDatabaseError } from "../errors.ts";
import { MigrationRefused } from "./plan.ts";

export interface LeaseOptions {
  /** Milliseconds to wait for another migrator; 60,000 when absent. */
  readonly waitMs?: number;
  /** Milliseconds after which a migrator that stopped renewing counts as dead; 30,000 when absent. */
  readonly ttlMs?: number;
  readonly log?: (line: string) => void;
}

export interface Lease {
  /** Extends the lease. @throws MigrationRefused when somebody else took it over meanwhile */
  renew(): Promise<void>;
  release(): Promise<void>;
}

const WAIT_MS = 60_000;
const TTL_MS = 30_000;
const POLL_MS = 250;

/** One row in a table instead of GET_LOCK, which Galera refuses: a conditional UPDATE is certified on every node. */
const CREATE_LEASE = `CREATE TABLE IF NOT EXISTS _guichet_migration_lease (
  id TINYINT NOT NULL PRIMARY KEY,
  holder VARCHAR(120) NULL,
  expires_at DATETIME(3) NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`;

/**
 * Takes the right to migrate this database; waits while another migrator holds it. A timer renews it, so that a long
 * ALTER TABLE keeps it: `connection` must therefore be another one than that of the migration.
 * @throws MigrationRefused ("busy") when the other one does not finish within `waitMs`
 */
export async function acquireLease(connection: Connection, options: LeaseOptions = {}): Promise<Lease> {
  const { waitMs = WAIT_MS, ttlMs = TTL_MS, log } = options;
  const holder = `${hostname().slice(0, 60)} pid ${process.pid} ${randomUUID().slice(0, 8)}`;
  await connection.query(CREATE_LEASE);
  const deadline = performance.now() + waitMs;
  let told = false;
  while (!(await tryTake(connection, holder, ttlMs))) {
    const other = await currentHolder(connection);
    if (performance.now() >= deadline) {
      throw new MigrationRefused("busy", `Another migrator holds the lease (${other}): run this again when it is done`);
    }
    if (!told) log?.(`waiting for another migrator (${other})`);
    told = true;
    await sleep(POLL_MS);
  }
  return startRenewing(connection, holder, ttlMs);
}

async function tryTake(connection: Connection, holder: string, ttlMs: number): Promise<boolean> {
  try {
    await connection.query("INSERT IGNORE INTO _guichet_migration_lease (id) VALUES (1)");
    const result = await connection.query<{ affectedRows: number }>(
      `UPDATE _guichet_migration_lease SET holder = ?, expires_at = UTC_TIMESTAMP(3) + INTERVAL ? * 1000 MICROSECOND
        WHERE id = 1 AND (holder IS NULL OR expires_at < UTC_TIMESTAMP(3))`,
      [holder, ttlMs],
    );
    return result.affectedRows === 1;
  } catch (error) {
    // On a cluster the loser of two simultaneous takers gets a deadlock error, and whoever writes while another one makes the table:
    // it did not get the lease.
    if (classifyDatabaseError(error).kind === "retry") return false;
    throw error;
  }
}

async function currentHolder(connection: Connection): Promise<string> {
  const rows = await connection.query<{ holder: string | null }[]>("SELECT holder FROM _guichet_migration_lease");
  return rows[0]?.holder ?? "just released";
}

function startRenewing(connection: Connection, holder: string, ttlMs: number): Lease {
  const renew = async (): Promise<void> => {
    const result = await connection.query<{ affectedRows: number }>(
      `UPDATE _guichet_migration_lease SET expires_at = UTC_TIMESTAMP(3) + INTERVAL ? * 1000 MICROSECOND
        WHERE id = 1 AND holder = ?`,
      [ttlMs, holder],
    );
    if (result.affectedRows !== 1) {
      throw new MigrationRefused("busy", "Another migrator took over the lease: this one was too slow and stopped");
    }
  };
  // A renewal that fails here is found by the renew() before the next statement.
  const timer = setInterval(() => void renew().catch(() => undefined), ttlMs / 3);
  timer.unref();
  return {
    renew,
    async release() {
      clearInterval(timer);
      const free = "UPDATE _guichet_migration_lease SET holder = NULL, expires_at = NULL WHERE id = 1 AND holder = ?";
      // On a broken connection the lease runs out by itself; the error that broke it is the one to report.
      await connection.query(free, [holder]).catch(() => undefined);
    },
  };
}
