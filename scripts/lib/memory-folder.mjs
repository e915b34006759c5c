import { chmodSync, lstatSync, mkdtempSync, readdirSync, readlinkSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isSameProcess, processStart } from "./processes.mjs";

/** A Linux system's folder in memory. */
const IN_MEMORY = "/dev/shm";
/** What all databases of a test run take, with room to spare: three nodes have about a gigabyte. */
const SPACE = 4 * 1024 ** 3;
/** What the processes of a test run take besides. */
const MEMORY = 8 * 1024 ** 3;
/** Folders of ended runs that one run removes; the next one goes on. */
const MOST_REMOVED = 20;

/**
 * Makes a folder for what a test run keeps while it lasts: in memory where there is plenty, for there a file is made and a database is
 * dropped without waiting for a disk, which is most of what tests wait for. What a killed process has written is still there, as on a
 * disk, until the next run removes it; only a machine that stops would lose it before.
 */
export function makeTestFolder() {
  const places = [IN_MEMORY, tmpdir()];
  for (const place of places) removeOrphanedFolders(place);
  return makeFolderIn(hasRoom() ? IN_MEMORY : tmpdir());
}

/** @param {string} place */
export function makeFolderIn(place) {
  const folder = mkdtempSync(join(place, ownPrefix()));
  // As the system's own folder for such things: databases of root's run as another user, and copy each other through it.
  chmodSync(folder, 0o1777);
  return folder;
}

/**
 * Removes what runs have left that were killed before they could: up to a gigabyte each. Only what a process of this user has made, of this
 * machine or container (others may see the same memory, and their processes have the same numbers), that does not run any more.
 * @param {string} place
 */
export function removeOrphanedFolders(place) {
  for (const name of orphansAmong(namesIn(place)).slice(0, MOST_REMOVED)) {
    const folder = join(place, name);
    try {
      const { uid } = lstatSync(folder);
      // Another run may be removing it at this moment: what is gone is gone.
      if (uid === process.getuid?.()) rmSync(folder, { recursive: true, force: true });
    } catch {
      // It takes memory, and hinders nobody.
    }
  }
}

/** The maker is in the name, so that no folder is ever there without it. @param {string[]} names */
function orphansAmong(names) {
  const space = processSpace();
  if (space === undefined) return [];
  return names.filter((name) => {
    const [pid, start, owner] = /^gt-(\w+)-(\w+)-(\w+)-\w+$/.exec(name)?.slice(1).map(toNumber) ?? [];
    return owner === space && pid !== undefined && !isSameProcess(pid, String(start));
  });
}

/** Short: paths of sockets have 107 bytes at most. Where processes have no such identity nothing is in memory, and nothing to remove. */
function ownPrefix() {
  const space = processSpace();
  if (space === undefined) return "gt-";
  const maker = [process.pid, Number(processStart(process.pid)), space];
  return `gt-${maker.map((number) => number.toString(36)).join("-")}-`;
}

/** @param {string} digits */
function toNumber(digits) {
  return Number.parseInt(digits, 36);
}

/** Whose numbers process ids are (pid_namespaces(7)). */
function processSpace() {
  try {
    return Number(/\d+/.exec(readlinkSync("/proc/self/ns/pid"))?.[0]);
  } catch {
    return undefined;
  }
}

/** @param {string} place @returns {string[]} */
function namesIn(place) {
  try {
    return readdirSync(place);
  } catch {
    return [];
  }
}

function hasRoom() {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= SPACE && process.availableMemory() >= MEMORY;
  } catch {
    return false;
  }
}
