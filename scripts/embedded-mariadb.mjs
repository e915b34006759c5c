import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createConnection } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure, fullDisk, isFullDisk, lastLines } from "./lib/failure.mjs";
import { readPasswords, writeInitSql } from "./lib/mariadb-accounts.mjs";
import { findMariadb, requireMariadbVersion } from "./lib/mariadb-binaries.mjs";
import { brokenData, chooseUser, filesOf, makeScratch, prepareData } from "./lib/mariadb-data.mjs";
import { claimData, inUse, recordServer, releaseData } from "./lib/mariadb-owner.mjs";
import { findFreePort } from "./lib/ports.mjs";
import { endWithUs, sendSignal } from "./lib/processes.mjs";

/** Crash recovery of a large folder is slow but alive; past this it hangs. */
const START_LIMIT_MS = 180_000;
const STOP_PATIENCE_MS = 20_000;

// What changes how a query behaves is as a production server for Guichet must have it.
const SETTINGS = [
  "--bind-address=127.0.0.1",
  "--skip-name-resolve",
  "--skip-log-bin",
  "--transaction-isolation=READ-COMMITTED",
  "--default-time-zone=+00:00",
  "--character-set-server=utf8mb4",
  "--collation-server=utf8mb4_uca1400_ai_ci",
  "--innodb-flush-log-at-trx-commit=1",
  "--innodb-buffer-pool-size=256M",
  "--innodb-log-file-size=64M",
  "--innodb-ft-min-token-size=1",
  "--innodb-ft-enable-stopword=OFF",
  "--max-connections=300",
  "--local-infile=OFF",
];

/**
 * Starts a private MariaDB on 127.0.0.1 with its data under `dataDir` (made on first use), a database `guichet`, and
 * the users of production: one for the server, who may only read and write rows, one who migrates, and one who looks. It
 * ends with this process, however this process ends.
 * @param {import("./embedded-mariadb.mjs").MariadbOptions} options
 * @returns {Promise<import("./embedded-mariadb.mjs").EmbeddedMariadb>}
 * @throws {Failure} not installed, folder in use or broken, port taken, disk full: says what to do
 */
export async function startMariadb({ dataDir, port = 0, log = () => {}, extraArgs = [] }) {
  const { server, installer } = findMariadb();
  if (!server || !installer) throw new Failure("mariadbd and mariadb-install-db are not installed.");
  await requireMariadbVersion(server);
  const folder = resolve(dataDir);
  try {
    mkdirSync(folder, { recursive: true });
    await claimData(folder, log);
  } catch (error) {
    throw isFullDisk(error) ? fullDisk(folder) : error;
  }
  try {
    const user = chooseUser(folder);
    if (await prepareData({ dataDir: folder, installer, user })) log(`created the database folder ${folder}`);
    const passwords = readPasswords(folder);
    writeInitSql({ dataDir: folder, passwords, user });
    const launch = { folder, server, user, passwords, extraArgs };
    for (let attempt = 1; ; attempt++) {
      try {
        return await launchServer({ ...launch, port: port || (await findFreePort()) });
      } catch (error) {
        // Somebody else took the free port between our finding and mariadbd's binding it.
        if (!(error instanceof PortTaken) || port !== 0 || attempt === 3) throw error;
      }
    }
  } catch (error) {
    releaseData(folder);
    throw isFullDisk(error) ? fullDisk(folder) : error;
  }
}

class PortTaken extends Failure {}

/**
 * @param {{ folder: string, server: string, user: ReturnType<typeof chooseUser>, passwords: ReturnType<typeof readPasswords>,
 *   port: number, extraArgs: string[] }} options
 */
async function launchServer({ folder, server, user, passwords, port, extraArgs }) {
  const { data, initSql, log } = filesOf(folder);
  const { socket, socketFolder } = placeSocket(data, user);
  const output = openSync(log, "w", 0o600);
  const child = spawn(
    server,
    [
      "--no-defaults",
      ...(user.name ? [`--user=${user.name}`] : []),
      `--datadir=${data}`,
      `--tmpdir=${makeScratch(folder, user)}`,
      `--port=${port}`,
      `--socket=${socket}`,
      `--pid-file=${join(data, "mariadbd.pid")}`,
      `--init-file=${initSql}`,
      ...SETTINGS,
      ...extraArgs,
    ],
    // Its own session: Ctrl-C in the terminal must reach us, who then stop it in the right order.
    { detached: true, stdio: ["ignore", output, output] },
  );
  closeSync(output);
  /** @type {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} */
  const exited = new Promise((done, fail) => {
    child.once("error", fail);
    child.once("exit", (code, signal) => done({ code, signal }));
  });
  exited.catch(() => {});
  if (child.pid === undefined) {
    await exited;
    throw new Failure(`${server} could not be run.`);
  }
  const pid = child.pid;
  const standDown = endWithUs(pid);
  recordServer(folder, pid);
  child.unref();
  let ended = false;
  const cleanedUp = exited.then(() => {
    ended = true;
    standDown();
    if (socketFolder) rmSync(socketFolder, { recursive: true, force: true });
  });
  const stop = async () => {
    if (!ended) {
      child.ref();
      sendSignal(pid, "SIGTERM");
      const timer = setTimeout(() => sendSignal(pid, "SIGKILL"), STOP_PATIENCE_MS);
      await cleanedUp;
      clearTimeout(timer);
    }
    releaseData(folder);
  };

  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await answers(socket))) {
    const text = readFileSync(log, "utf8");
    if (ended) throw explainDeath({ folder, port, text });
    if (isFullDisk(text) || Date.now() > deadline) {
      sendSignal(pid, "SIGKILL"); // a server that waits for disk space does not heed SIGTERM
      await cleanedUp;
      if (isFullDisk(text)) throw fullDisk(folder);
      throw new Failure(
        `MariaDB did not answer within ${START_LIMIT_MS / 1000} s. Its log ends:\n${lastLines(text, 8)}`,
      );
    }
    await sleep(30);
  }
  rmSync(initSql, { force: true });
  const urlOf = (/** @type {keyof typeof passwords} */ name) =>
    `mysql://${name}:${passwords[name]}@127.0.0.1:${port}/guichet`;
  const urls = { url: urlOf("guichet"), migratorUrl: urlOf("guichet_migrator"), studioUrl: urlOf("guichet_studio") };
  // For commands in another terminal: npm run admin, npm run restore, npm run studio.
  for (const [name, url] of Object.entries(urls)) {
    writeFileSync(filesOf(folder)[/** @type {keyof typeof urls} */ (name)], `${url}\n`, { mode: 0o600 });
  }
  return { ...urls, port, socket, pid, exited, stop };
}

/**
 * A Unix socket's path has at most 107 bytes (unix(7)); a long data path needs another place for it.
 * @param {string} data
 * @param {ReturnType<typeof chooseUser>} user
 * @returns {{ socket: string, socketFolder?: string }}
 */
function placeSocket(data, user) {
  const near = join(data, "mariadbd.sock");
  if (Buffer.byteLength(near) < 100) return { socket: near };
  const socketFolder = mkdtempSync("/tmp/guichet-");
  chmodSync(socketFolder, 0o700);
  chownSync(socketFolder, user.uid, user.gid);
  return { socket: join(socketFolder, "mariadbd.sock"), socketFolder };
}

/**
 * Whether the server sends its greeting (protocol version 10), which it does only after its init file has run. Asked on
 * the socket: on the port, another server might answer.
 * @param {string} socket
 * @returns {Promise<boolean>}
 */
function answers(socket) {
  if (!existsSync(socket)) return Promise.resolve(false);
  return new Promise((done) => {
    const connection = createConnection(socket);
    const finish = (/** @type {boolean} */ ok) => {
      connection.destroy();
      done(ok);
    };
    connection.setTimeout(1000, () => finish(false));
    connection.once("error", () => finish(false));
    connection.once("close", () => finish(false));
    connection.once("data", (packet) => finish(packet[4] === 10));
  });
}

/** @param {{ folder: string, port: number, text: string }} death */
function explainDeath({ folder, port, text }) {
  const { data } = filesOf(folder);
  if (isFullDisk(text)) return fullDisk(folder);
  if (/Address already in use/i.test(text)) {
    return new PortTaken(
      `Port ${port}, meant for the database, is already in use.`,
      "Stop what uses it and try again.",
    );
  }
  if (/Unable to lock .*ibdata1|Can't lock aria control file/i.test(text)) return inUse(folder);
  const errors = text.split("\n").filter((line) => line.includes("[ERROR]"));
  const detail = lastLines((errors.length > 0 ? errors : text.split("\n")).join("\n"), 6);
  return brokenData(data, `MariaDB does not start on it. It says:\n${detail}`);
}
