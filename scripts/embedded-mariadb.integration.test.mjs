import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startMariadb } from "./embedded-mariadb.mjs";
import { findProgram } from "./lib/mariadb-binaries.mjs";
import { processStart } from "./lib/processes.mjs";

/** @type {string} */
let dataDir;
/** @type {import("./embedded-mariadb.mjs").EmbeddedMariadb[]} */
const started = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "guichet-embedded-"));
});
afterEach(async () => {
  for (const database of started.splice(0)) await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const start = async (options = {}) => {
  const database = await startMariadb({ dataDir, ...options });
  started.push(database);
  return database;
};

/** Asks through MariaDB's own client; the password goes by environment. */
function query({ url }, sql, user) {
  const { port, password, username } = new URL(url);
  const args = ["--no-defaults", "-h127.0.0.1", `-P${port}`, `-u${user ?? username}`, "-N", "-B", "-e", sql];
  const env = { ...process.env, MYSQL_PWD: user ? "" : password };
  const { stdout, stderr, status } = spawnSync(findProgram(["mariadb"]), args, { encoding: "utf8", env });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

const migratorOf = ({ migratorUrl }) => ({ url: migratorUrl });
const studioOf = ({ studioUrl }) => ({ url: studioUrl });

/** Starts one from another process, which then just waits; resolves with mariadbd's process id. */
async function startElsewhere() {
  const file = new URL("./embedded-mariadb.mjs", import.meta.url).href;
  const code = `import { startMariadb } from ${JSON.stringify(file)};
    const { pid } = await startMariadb({ dataDir: ${JSON.stringify(dataDir)} });
    console.log(pid); setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  const [text] = await once(parent.stdout, "data");
  return { parent, pid: Number(text) };
}

const SEEN = "CREATE TABLE guichet.seen (id INT PRIMARY KEY, token INT); INSERT INTO guichet.seen VALUES (7, 8)";

describe("the embedded MariaDB", () => {
  it("has the settings of production and keeps what it is told over a restart", async () => {
    const first = await start();
    expect(query(first, "SELECT @@tx_isolation, @@time_zone, @@collation_server, @@log_bin")).toBe(
      "READ-COMMITTED\t+00:00\tutf8mb4_uca1400_ai_ci\t0",
    );
    query(migratorOf(first), "CREATE TABLE guichet.kept (id INT PRIMARY KEY); INSERT INTO guichet.kept VALUES (7)");
    await first.stop();
    expect(processStart(first.pid)).toBeUndefined();
    const second = await start();
    expect(query(second, "SELECT id FROM guichet.kept")).toBe("7");
    expect(second.url.replace(/:\d+\//, "/")).toBe(first.url.replace(/:\d+\//, "/"));
  });

  it("has a user who may look at what its role may, for npm run studio, and at nothing else", async () => {
    const database = await start();
    const studio = studioOf(database);
    query(migratorOf(database), SEEN);
    expect(readFileSync(join(dataDir, "studio-url"), "utf8")).toBe(`${database.studioUrl}\n`);
    expect(() => query(studio, "SELECT id FROM guichet.seen")).toThrow(/denied/);
    query(migratorOf(database), "GRANT SELECT (id) ON guichet.seen TO guichet_viewer");
    expect(query(studio, "SELECT id FROM guichet.seen")).toBe("7");
    const more = ["SELECT token FROM guichet.seen", "DELETE FROM guichet.seen", "DROP TABLE guichet.seen"];
    for (const sql of [...more, "CREATE DATABASE guichet_other"]) expect(() => query(studio, sql)).toThrow(/denied/);
  });

  it("has a user for the server who reads and writes rows, and cannot do away with what guards them", async () => {
    const database = await start();
    query(migratorOf(database), SEEN);
    query(
      migratorOf(database),
      "CREATE TRIGGER guichet.kept BEFORE DELETE ON guichet.seen FOR EACH ROW SIGNAL SQLSTATE '45000'",
    );
    expect(readFileSync(join(dataDir, "url"), "utf8")).toBe(`${database.url}\n`);
    query(database, "INSERT INTO guichet.seen VALUES (9, 9); UPDATE guichet.seen SET token = 10 WHERE id = 9");
    expect(query(database, "SELECT token FROM guichet.seen WHERE id = 9")).toBe("10");
    expect(() => query(database, "DELETE FROM guichet.seen")).toThrow(/45000/);
    for (const sql of [
      "DROP TRIGGER guichet.kept",
      "TRUNCATE TABLE guichet.seen",
      "DROP TABLE guichet.seen",
      "ALTER TABLE guichet.seen ADD COLUMN more INT",
      "RENAME TABLE guichet.seen TO guichet.gone",
      "CREATE TABLE guichet.other (id INT)",
      "CREATE DATABASE guichet_other",
      "GRANT ALL ON guichet.* TO guichet@'127.0.0.1'",
      "SET GLOBAL read_only = 1",
      "SELECT * FROM mysql.global_priv",
      "SET ROLE guichet_viewer",
    ]) {
      expect(() => query(database, sql), sql).toThrow(/denied|Invalid role|not granted/);
    }
  });

  it("takes from its users what earlier versions had given them, and keeps their data and what a role may", async () => {
    const first = await start();
    query(migratorOf(first), SEEN);
    query(migratorOf(first), "GRANT SELECT (id) ON guichet.seen TO guichet_viewer");
    const everything = "GRANT ALL PRIVILEGES ON `guichet%`.* TO guichet@'127.0.0.1' WITH GRANT OPTION";
    query(migratorOf(first), `${everything}; GRANT SELECT, SHOW VIEW ON \`guichet%\`.* TO guichet_studio@'127.0.0.1'`);
    query(first, "ALTER TABLE guichet.seen ADD COLUMN more INT");
    expect(query(studioOf(first), "SELECT token FROM guichet.seen")).toBe("8");
    await first.stop();
    // An earlier version knew no other user.
    for (const file of ["migrator-password", "password"]) rmSync(join(dataDir, file));
    const second = await start();
    expect(query(second, "SELECT token FROM guichet.seen")).toBe("8");
    expect(() => query(second, "ALTER TABLE guichet.seen DROP COLUMN more")).toThrow(/denied/);
    query(migratorOf(second), "ALTER TABLE guichet.seen DROP COLUMN more");
    expect(query(studioOf(second), "SELECT id FROM guichet.seen")).toBe("7");
    expect(() => query(studioOf(second), "SELECT token FROM guichet.seen")).toThrow(/denied/);
  });

  it("lets the migrator make databases named guichet…, nothing else, and nobody in without the password", async () => {
    const database = await start();
    query(migratorOf(database), "CREATE DATABASE guichet_test; DROP DATABASE guichet_test");
    expect(() => query(migratorOf(database), "CREATE DATABASE other")).toThrow("Access denied");
    expect(() => query(database, "SELECT 1", "root")).toThrow("Access denied");
    expect(() => query(database, "SELECT 1", "nobody")).toThrow("Access denied");
    for (const file of ["password", "migrator-password", "url", "migrator-url"]) {
      expect(statSync(join(dataDir, file)).mode & 0o777, file).toBe(0o600);
    }
    const passwords = [database.url, database.migratorUrl].map((url) => new URL(url).password);
    expect(new Set(passwords).size).toBe(2);
    for (const password of passwords) expect(commandLineOf(database.pid)).not.toContain(password);
  });

  it("refuses a folder that a living process uses", async () => {
    await start();
    await expect(start()).rejects.toThrow(`already in use by process ${process.pid}`);
  });

  it("ends when its parent is killed, and what was committed is there at the next start", async () => {
    const { parent, pid } = await startElsewhere();
    parent.kill("SIGKILL");
    while (processStart(pid)) await sleep(20);
    await start();
  });

  it("is stopped by the next start when its watchdog was killed too", async () => {
    const { parent, pid } = await startElsewhere();
    for (const watchdog of findWatchdogs(pid)) process.kill(watchdog, "SIGKILL");
    parent.kill("SIGKILL");
    await once(parent, "exit");
    expect(processStart(pid)).toBeDefined();
    await start();
    expect(processStart(pid)).toBeUndefined();
  });

  it("says that the port is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address();
    await expect(start({ port })).rejects.toThrow(`Port ${port}, meant for the database, is already in use`);
    server.close();
  });

  it("says that the folder is broken, and what to do", async () => {
    await (await start()).stop();
    truncateSync(join(dataDir, "data/ibdata1"), 1_000_000);
    await expect(start()).rejects.toThrow(/is broken[\s\S]*restore it from a backup/);
  });

  it("does not touch a folder that holds something else", async () => {
    mkdirSync(join(dataDir, "data"));
    writeFileSync(join(dataDir, "data/letters.txt"), "dear");
    await expect(start()).rejects.toThrow("ibdata1 is missing");
    expect(statSync(join(dataDir, "data/letters.txt")).size).toBe(4);
  });

  it("starts over after a first start that was killed half-way", async () => {
    mkdirSync(join(dataDir, "data.tmp/mysql"), { recursive: true });
    expect(query(await start(), "SELECT 1")).toBe("1");
  });

  it("works in a folder whose path is too long for a socket", async () => {
    const name = createHash("sha512").update(dataDir).digest("hex");
    expect(query(await start({ dataDir: join(dataDir, name) }), "SELECT 1")).toBe("1");
  });
});

/** @param {number} pid */
const findWatchdogs = (pid) =>
  readdirSync("/proc")
    .map(Number)
    .filter((id) => id > 0 && commandLineOf(id).endsWith(`guichet-watchdog\0${pid}\0`));

/** @param {number} pid */
function commandLineOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
