import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createConnection } from "mariadb";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parseDatabaseUrl } from "../../../packages/db/src/index.ts";
import { type Cluster, startCluster } from "./cluster.ts";

/*
 * A database that is lost with all three nodes, and comes back on three new ones: each step by the command, and by the user, that an
 * operator would take.
 */

const ROOT = resolve(import.meta.dirname, "../../..");
const dir = mkdtempSync(join(tmpdir(), "guichet-backup-cluster-"));
const backups = join(dir, "backups");
let cluster: Cluster;

const start = (name: string) =>
  startCluster({
    dir: join(dir, name),
    basePort: 25_306,
    statisticsPort: 25_404,
    settings: { BUFFER_POOL_SIZE: "64M", REDO_LOG_SIZE: "32M", GCACHE_SIZE: "16M" },
  });
beforeAll(async () => {
  mkdirSync(backups);
  cluster = await start("first");
}, 180_000);
afterAll(async () => {
  await cluster?.stop();
  rmSync(dir, { recursive: true, force: true });
}, 120_000);

interface Ended {
  readonly code: number;
  readonly output: string;
}

function command(file: string, env: Record<string, string>, args: readonly string[] = []): Promise<Ended> {
  const options = { cwd: ROOT, env: { PATH: process.env["PATH"], BACKUP_DIR: backups, ...env }, timeout: 150_000 };
  return new Promise((done) => {
    execFile(process.execPath, [join(ROOT, "packages/db", file), ...args], options, (error, out, err) =>
      done({ code: error === null ? 0 : Number(error.code ?? 1), output: `${out}${err}` }),
    );
  });
}
const restore = (...args: string[]) =>
  command("src/backup/restore-cli.ts", { DATABASE_URL: cluster.urls.migrator }, args);
const newest = () =>
  join(
    backups,
    readdirSync(backups)
      .filter((name) => name.endsWith(".zst"))
      .at(-1) ?? "",
  );

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const connection = await createConnection({ ...parseDatabaseUrl(url), timezone: "Z" });
  try {
    // A node first applies what the others have committed.
    await connection.query("SET SESSION wsrep_sync_wait = 15");
    return await connection.query(sql);
  } finally {
    await connection.end();
  }
}

/** A checksum of the rows of each table that people fill. */
async function checksums(url: string): Promise<Record<string, string>> {
  const rows = await query(
    url,
    "CHECKSUM TABLE bookings, tickets, sessions, events, categories, event_categories EXTENDED",
  );
  return Object.fromEntries(rows.map((row) => [String(row["Table"]), String(row["Checksum"])]));
}

let before: Record<string, string>;

it("is backed up from the reader, by a user who may only read, with all that was acknowledged before", async () => {
  const env = { DATABASE_URL: cluster.urls.migrator };
  for (const file of ["src/migrate/cli.ts", "prisma/seed.ts"])
    expect((await command(file, env)).output).toMatch(/Applied|Added/);
  // As many write sets as the readers may lag behind by, and more.
  for (let edit = 1; edit <= 40; edit += 1) await query(cluster.urls.writer, `UPDATE events SET version = ${edit}`);
  const made = await command("src/backup/backup-cli.ts", { DATABASE_READER_URL: cluster.urls.backup });
  expect(made).toMatchObject({ code: 0 });
  before = await checksums(cluster.urls.writer);
}, 120_000);

it("is restored on three new nodes, row by row, and verified on each", async () => {
  await cluster.stop();
  rmSync(join(dir, "first"), { recursive: true });
  cluster = await start("second");
  const restored = await restore(newest());
  expect(restored).toMatchObject({ code: 0, output: expect.stringContaining("No violation.") });
  await cluster.healed(60_000);
  for (const url of cluster.urls.nodes) expect(await checksums(url)).toEqual(before);
  const verified = await command("src/audit/cli.ts", {}, cluster.urls.nodes);
  expect(verified).toMatchObject({ code: 0, output: expect.stringContaining("No violation on 3 nodes") });
}, 240_000);

it("is not restored over what is there, unless that is said", async () => {
  const refused = await restore(newest());
  expect(refused).toMatchObject({ code: 1, output: expect.stringMatching(/^Not restored: .* is not empty/m) });
  await query(cluster.urls.writer, "UPDATE events SET title = 'Spoilt'");
  expect(await restore("--replace", "--yes", newest())).toMatchObject({ code: 0 });
  for (const url of cluster.urls.nodes) expect(await checksums(url)).toEqual(before);
}, 120_000);
