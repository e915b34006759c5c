import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

const NAME = /^guichet-\d{4}-\d\d-\d\dT\d{6}Z\.sql\.zst$/;
const UNFINISHED = /^\.guichet-.*\.part$/;
/** A backup that is being written grows all the time: a part untouched for so long was left by a run that was killed. */
const ABANDONED_AFTER_MS = 3_600_000;

/** A finished backup. */
export interface BackupFile {
  readonly path: string;
  readonly bytes: number;
  readonly createdAt: Date;
}

/** `guichet-2026-11-26T101500Z.sql.zst`: sorted by name is sorted by time. */
export function nameOfBackup(createdAt: Date): string {
  return `guichet-${createdAt
    .toISOString()
    .replace(/\.\d+Z$/, "Z")
    .replaceAll(":", "")}.sql.zst`;
}

/** What stands beside a backup, for `sha256sum -c`. */
export function checksumFileOf(path: string): string {
  return `${path}.sha256`;
}

/** The finished backups of a folder, newest first; none when there is no such folder. */
export async function listBackups(folder: string): Promise<BackupFile[]> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const present = new Set(entries);
  // A backup gets its name after its checksum has got it.
  const names = entries.filter((name) => NAME.test(name) && present.has(checksumFileOf(name)));
  const sorted = names.sort().reverse();
  return Promise.all(
    sorted.map(async (name) => {
      const path = join(folder, name);
      return { path, bytes: (await stat(path)).size, createdAt: timeOf(name) };
    }),
  );
}

/** Deletes all finished backups but the newest `keep`. @returns those that are gone */
export async function dropOldBackups(folder: string, keep: number): Promise<BackupFile[]> {
  const old = (await listBackups(folder)).slice(keep);
  for (const { path } of old) {
    // The checksum last: without it what remains would be taken for something else.
    await rm(path, { force: true });
    await rm(checksumFileOf(path), { force: true });
  }
  return old;
}

/** Deletes what killed runs have left. */
export async function dropAbandonedParts(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!UNFINISHED.test(name)) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now.getTime() }));
    if (now.getTime() - mtimeMs > ABANDONED_AFTER_MS) await rm(path, { force: true });
  }
}

function timeOf(name: string): Date {
  const [, date, hour, minute, second] = /(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(name) ?? [];
  return new Date(`${date}T${hour}:${minute}:${second}Z`);
}
