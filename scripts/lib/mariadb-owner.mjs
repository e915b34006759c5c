import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { filesOf } from "./mariadb-data.mjs";
import { isSameProcess, processStart, terminate } from "./processes.mjs";

/**
 * Who uses a data folder: the process that started mariadbd, and mariadbd itself once it runs.
 * @typedef {{ pid: number, start: string | undefined }} Identity
 * @typedef {{ parent: Identity, server?: Identity }} Owner
 */

/** @param {number} pid @returns {Identity} */
const identify = (pid) => ({ pid, start: processStart(pid) });

/**
 * Takes the data folder for this process. What a killed run left behind is shut down cleanly first.
 * @param {string} dataDir
 * @param {(line: string) => void} log
 * @throws {Failure} when a living process uses it
 */
export async function claimData(dataDir, log) {
  const { owner: file } = filesOf(dataDir);
  const mine = JSON.stringify({ parent: identify(process.pid) });
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      writeFileSync(file, mine, { flag: "wx", mode: 0o600 });
      return;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    }
    const left = readOwner(file);
    if (left && isSameProcess(left.parent.pid, left.parent.start)) throw inUse(dataDir, left.parent.pid);
    if (left?.server && isSameProcess(left.server.pid, left.server.start)) {
      log(`stopping the database that an interrupted run left behind (process ${left.server.pid})`);
      await terminate(left.server.pid, 60_000);
    }
    rmSync(file, { force: true });
  }
  throw new Failure(`Another start is taking ${dataDir} at this moment.`, "Wait for it, or stop it.");
}

/**
 * @param {string} dataDir
 * @param {number} serverPid
 */
export function recordServer(dataDir, serverPid) {
  const owner = { parent: identify(process.pid), server: identify(serverPid) };
  writeFileSync(filesOf(dataDir).owner, JSON.stringify(owner), { mode: 0o600 });
}

/** @param {string} dataDir */
export const releaseData = (dataDir) => {
  const { owner, url } = filesOf(dataDir);
  rmSync(url, { force: true });
  rmSync(owner, { force: true });
};

/**
 * @param {string} file
 * @returns {Owner | undefined} undefined when it is unreadable: a kill in the middle of writing it
 */
function readOwner(file) {
  try {
    const owner = JSON.parse(readFileSync(file, "utf8"));
    return typeof owner?.parent?.pid === "number" ? owner : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} dataDir
 * @param {number} [pid]
 */
export const inUse = (dataDir, pid) =>
  new Failure(
    `The database in ${dataDir} is already in use${pid ? ` by process ${pid}` : ""} (perhaps another Guichet).`,
    "Stop that one first, or choose another folder: DATA_DIR=/some/folder npm start",
  );
