import { appendFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Connection, createConnection } from "mariadb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDatabase } from "../client.ts";
import { createEmptyDatabase, type EmptyDatabase } from "../testing/database.ts";
import { parseDatabaseUrl, withDatabaseName } from "../url.ts";
import { listMigrations } from "./files.ts";
import { acquireLease } from "./lease.ts";
import { migrate, resolveMigration } from "./migrate.ts";
import { pendingMigrations } from "./status.ts";

let target: EmptyDatabase;
let folder: string;
let connection: Connection;

beforeEach(async () => {
  target = await createEmptyDatabase();
  folder = await mkdtemp(join(tmpdir(), "guichet-migrations-"));
  connection = await createConnection({ ...parseDatabaseUrl(target.migratorUrl), timezone: "Z" });
});

afterEach(async () => {
  await connection.end();
  await target.drop();
  await rm(folder, { recursive: true });
});

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), sql);
}

const run = (options: { waitMs?: number } = {}) => migrate({ url: target.migratorUrl, folder, ...options });
const tables = async () =>
  (
    await connection.query<{ name: string }[]>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()",
    )
  )
    .map((row) => row.name)
    .filter((name) => !name.startsWith("_"))
    .sort();

describe("migrate", () => {
  it("applies what is pending, in order, once, and keeps Prisma's ledger", async () => {
    await write("1_a", "CREATE TABLE a (id INT PRIMARY KEY); INSERT INTO a VALUES (1);");
    expect(await run()).toEqual(["1_a"]);
    await write("2_b", "INSERT INTO a VALUES (2);");
    expect(await run()).toEqual(["2_b"]);
    expect(await run()).toEqual([]);
    expect(await connection.query("SELECT id FROM a ORDER BY id")).toEqual([{ id: 1 }, { id: 2 }]);
    const ledger = await connection.query("SELECT * FROM _prisma_migrations ORDER BY migration_name");
    expect(ledger).toMatchObject([
      {
        migration_name: "1_a",
        // sha256sum of the file above
        checksum: "533d3fc4923d9dd83976db843fb17bf314e49e0c5681ee0a635bd592a1f180a3",
        applied_steps_count: 2,
        finished_at: expect.any(Date),
        rolled_back_at: null,
        logs: null,
      },
      { migration_name: "2_b", applied_steps_count: 1 },
    ]);
  });

  it("needs no right to change anything when nothing is left to do", async () => {
    await write("1_a", "CREATE TABLE a (id INT PRIMARY KEY);");
    await run();
    const lease = await acquireLease(connection, {});
    expect(await run({ waitMs: 0 })).toEqual([]);
    await lease.release();
  });

  it("refuses an edited migration and applies nothing after it", async () => {
    await write("1_a", "CREATE TABLE a (id INT PRIMARY KEY);");
    await run();
    await appendFile(join(folder, "1_a", "migration.sql"), "\n");
    await write("2_b", "CREATE TABLE b (id INT PRIMARY KEY);");
    await expect(run()).rejects.toMatchObject({ reason: "edited", message: expect.stringContaining("1_a") });
    expect(await tables()).toEqual(["a"]);
  });

  it("refuses when an applied migration is missing on disk", async () => {
    await write("1_a", "CREATE TABLE a (id INT PRIMARY KEY);");
    await run();
    await rm(join(folder, "1_a"), { recursive: true });
    await expect(run()).rejects.toMatchObject({ reason: "missing", message: expect.stringContaining("1_a") });
  });

  it("refuses a migration that sorts before an applied one", async () => {
    await write("2_b", "CREATE TABLE b (id INT PRIMARY KEY);");
    await run();
    await write("1_a", "CREATE TABLE a (id INT PRIMARY KEY);");
    await expect(run()).rejects.toMatchObject({ reason: "out-of-order" });
    expect(await tables()).toEqual(["b"]);
  });

  it("stops at a failing statement, refuses from then on, and goes on once it is resolved", async () => {
    await write(
      "1_a",
      "CREATE TABLE a (id INT PRIMARY KEY); CREATE TABLE a (id INT PRIMARY KEY); CREATE TABLE c (d INT PRIMARY KEY);",
    );
    await expect(run()).rejects.toMatchObject({ reason: "failed", message: expect.stringContaining("already exists") });
    expect(await tables()).toEqual(["a"]);
    await expect(run()).rejects.toMatchObject({
      reason: "failed",
      message: expect.stringMatching(/1_a failed after 1 statements .*--rolled-back 1_a.*--applied 1_a/),
    });

    await connection.query("DROP TABLE a");
    await resolveMigration({ url: target.migratorUrl, folder }, "1_a", "rolled-back");
    await write("1_a", "CREATE TABLE a (id INT PRIMARY KEY);");
    expect(await run()).toEqual(["1_a"]);
    expect(await tables()).toEqual(["a"]);
  });

  it("takes a failed migration for applied when told so, and refuses to resolve one that did not fail", async () => {
    await write("1_a", "CREATE TABLE a (id INT PRIMARY KEY); SELECT nothing FROM nowhere;");
    await expect(run()).rejects.toMatchObject({ reason: "failed" });
    await resolveMigration({ url: target.migratorUrl, folder }, "1_a", "applied");
    expect(await run()).toEqual([]);
    await expect(resolveMigration({ url: target.migratorUrl, folder }, "1_a", "applied")).rejects.toMatchObject({
      reason: "unknown",
    });
  });

  it("says which database it cannot reach, without the password", async () => {
    const refusal = migrate({ url: "mysql://root:s3cret@127.0.0.1:1/guichet", folder });
    await expect(refusal).rejects.toMatchObject({
      reason: "unreachable",
      message: expect.stringMatching(/^Cannot reach the database 127\.0\.0\.1:1\/guichet: [^\n]*$/),
    });
    await expect(refusal).rejects.not.toMatchObject({ message: expect.stringContaining("s3cret") });
    await expect(migrate({ url: withDatabaseName(target.migratorUrl, "guichet_none"), folder })).rejects.toMatchObject({
      reason: "unreachable",
      message: expect.stringContaining("Unknown database"),
    });
  });
});

describe("two migrators", () => {
  it("apply every migration exactly once between them", async () => {
    await write("1_a", "CREATE TABLE a (id INT AUTO_INCREMENT PRIMARY KEY); INSERT INTO a VALUES (); DO SLEEP(0.3);");
    await write("2_b", "INSERT INTO a VALUES ();");
    const applied = await Promise.all([run(), run(), run()]);
    expect(applied.flat().sort()).toEqual(["1_a", "2_b"]);
    expect(await connection.query("SELECT COUNT(*) AS n FROM a")).toEqual([{ n: 2n }]);
  });

  it("do not work while another one holds the lease", async () => {
    await write("1_a", "CREATE TABLE a (id INT PRIMARY KEY);");
    const lease = await acquireLease(connection);
    await expect(run({ waitMs: 0 })).rejects.toMatchObject({
      reason: "busy",
      message: expect.stringMatching(/Another migrator holds the lease \(.+ pid \d+/),
    });
    expect(await tables()).toEqual([]);
    await lease.release();
    expect(await run({ waitMs: 0 })).toEqual(["1_a"]);
  });

  it("take over from one that died, which then cannot go on", async () => {
    await write("1_a", "CREATE TABLE a (id INT PRIMARY KEY);");
    const dead = await acquireLease(connection);
    await connection.query("UPDATE _guichet_migration_lease SET expires_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND");
    const alive = await createConnection(parseDatabaseUrl(target.migratorUrl));
    const lease = await acquireLease(alive, { waitMs: 0 });
    await expect(dead.renew()).rejects.toMatchObject({ reason: "busy" });
    await dead.release();
    await expect(lease.renew()).resolves.toBeUndefined();
    await lease.release();
    await alive.end();
  });
});

describe("pendingMigrations", () => {
  it("names all of them on an empty database and none on a migrated one", async () => {
    const database = createDatabase({ url: target.migratorUrl });
    try {
      expect(await pendingMigrations(database)).toEqual(await listMigrations());
      expect(await pendingMigrations(database)).not.toEqual([]);
      await migrate({ url: target.migratorUrl });
      expect(await pendingMigrations(database)).toEqual([]);
    } finally {
      await database.close();
    }
  });
});
