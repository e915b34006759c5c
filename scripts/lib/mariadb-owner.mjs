import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "./failure.mjs";
import { filesOf } from "./mariadb-data.mjs";
import { isSameProcess, processStart, terminate } from "./processes.mjs";

/*
 * Who uses a data folder. A process claims it with an empty file that carries its identity in the name, so that a claim
 * is there whole or not at all, and no two processes ever write, judge or delete the same one. mariadbd's own identity is
 * written into the file once it runs.
 */

/** @typedef {{ pid: number, start: string }} Identity */
/** @typedef {Identity & { file: string }} Claim */

const ATTEMPTS = 8;
const LONGEST_PAUSE_MS = 150;

/**
 * Takes the data folder for this process: claim first, look for others then. Of two that do so at once, at least one
 * sees the other and steps back, and only who has seen nobody touches what a killed run left behind.
 * @param {string} dataDir
 * @param {(line: string) => void} log
 * @throws {Failure} when a living process uses it
 */
export async function claimData(dataDir, log) {
  for (let attempt = 1; ; attempt++) {
    makeClaim(dataDir);
    try {
      const others = listClaims(dataDir).filter(({ file }) => file !== ownClaim(dataDir));
      const rival = others.find(({ pid, start }) => isSameProcess(pid, start));
      if (!rival) return await clearLeftovers(others, log);
      // It may be stepping back from us at this moment.
      if (attempt === ATTEMPTS) throw inUse(dataDir, rival.pid);
    } catch (error) {
      rmSync(ownClaim(dataDir), { force: true });
      throw error;
    }
    rmSync(ownClaim(dataDir), { force: true });
    await sleep(Math.random() * LONGEST_PAUSE_MS);
  }
}

/**
 * Whether a living process uses the data folder.
 * @param {string} dataDir
 */
export const isClaimed = (dataDir) =>
  existsSync(dataDir) && listClaims(dataDir).some(({ pid, start }) => isSameProcess(pid, start));

/** @param {string} dataDir */
function makeClaim(dataDir) {
  try {
    closeSync(openSync(ownClaim(dataDir), "wx", 0o600));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    throw inUse(dataDir, process.pid);
  }
}

/**
 * @param {Claim[]} claims of processes that are gone
 * @param {(line: string) => void} log
 */
async function clearLeftovers(claims, log) {
  for (const { file } of claims) {
    const server = readServer(file);
    if (server && isSameProcess(server.pid, server.start)) {
      log(`stopping the database that an interrupted run left behind (process ${server.pid})`);
      await terminate(server.pid, 60_000);
    }
    rmSync(file, { force: true });
  }
}

/**
 * @param {string} dataDir
 * @param {number} serverPid
 */
export function recordServer(dataDir, serverPid) {
  writeFileSync(ownClaim(dataDir), JSON.stringify(identify(serverPid)), { mode: 0o600 });
}

/** @param {string} dataDir */
export const releaseData = (dataDir) => {
  const { url, migratorUrl, studioUrl, publicUrl } = filesOf(dataDir);
  for (const note of [url, migratorUrl, studioUrl, publicUrl]) rmSync(note, { force: true });
  rmSync(ownClaim(dataDir), { force: true });
};

/** @param {number} pid @returns {Identity} */
const identify = (pid) => ({ pid, start: processStart(pid) ?? "" });

/** @param {string} dataDir */
function ownClaim(dataDir) {
  const { pid, start } = identify(process.pid);
  return join(dataDir, `owner-${pid}-${encodeURIComponent(start)}`);
}

/** @param {string} dataDir @returns {Claim[]} */
function listClaims(dataDir) {
  return readdirSync(dataDir).flatMap((name) => {
    const [, pid, start] = /^owner-(\d+)-(.+)$/.exec(name) ?? [];
    if (pid === undefined || start === undefined) return [];
    return [{ file: join(dataDir, name), pid: Number(pid), start: decodeURIComponent(start) }];
  });
}

/**
 * @param {string} file
 * @returns {Identity | undefined} undefined when its process died before mariadbd ran
 */
function readServer(file) {
  try {
    const server = JSON.parse(readFileSync(file, "utf8"));
    return typeof server?.pid === "number" ? server : undefined;
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
