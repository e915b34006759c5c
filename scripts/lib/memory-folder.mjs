import { chmodSync, mkdtempSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Linux system's folder in memory. */
const IN_MEMORY = "/dev/shm";
/** What all databases of a test run take, with room to spare: three nodes have about a gigabyte. */
const SPACE = 4 * 1024 ** 3;
/** What the processes of a test run take besides. */
const MEMORY = 8 * 1024 ** 3;

/**
 * Makes a folder for what a test run keeps while it lasts: in memory where there is plenty, for there a file is made and a database is
 * dropped without waiting for a disk, which is most of what tests wait for. What a killed process has written is still there, as on a
 * disk; only a machine that stops would lose it. The name is short: paths of sockets have 107 bytes at most.
 */
export function makeTestFolder() {
  const folder = mkdtempSync(join(hasRoom() ? IN_MEMORY : tmpdir(), "gt-"));
  // As the system's own folder for such things: databases of root's run as another user, and copy each other through it.
  chmodSync(folder, 0o1777);
  return folder;
}

function hasRoom() {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= SPACE && process.availableMemory() >= MEMORY;
  } catch {
    return false;
  }
}
