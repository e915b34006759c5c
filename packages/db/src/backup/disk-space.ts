import { statfs } from "node:fs/promises";
import { Transform } from "node:stream";
import { BackupRefused } from "./refusal.ts";

/** Left free on the disk, in bytes: the database may be on the same one, and a full disk stops it. */
const RESERVE = 256 * 1024 * 1024;
/** How much is written between two looks at the disk, in bytes. */
const LOOK_EVERY = 16 * 1024 * 1024;
/** Rows compress to a fifth or less; half leaves room for those that do not. */
const SHARE_OF_DATABASE = 0.5;
const GROWTH_SINCE_LAST = 1.2;

/** Bytes that are free for us on the disk of a folder. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/**
 * Bytes that a backup will take, by the last one or, for the first, by the size of the tables.
 * @param lastBackup null when there is none
 */
export function estimateSize(lastBackup: number | null, tables: number): number {
  return Math.ceil(lastBackup === null ? tables * SHARE_OF_DATABASE : lastBackup * GROWTH_SINCE_LAST);
}

/** @throws BackupRefused when the disk of a folder has not as much room, beside the reserve */
export function requireSpace({ folder, free, needed }: { folder: string; free: number; needed: number }): void {
  if (free - needed >= RESERVE) return;
  throw new BackupRefused(
    `The disk of ${folder} has ${megabytes(free)} free, and a backup needs about ${megabytes(needed + RESERVE)}: free some, ` +
      "keep fewer backups (--keep), or name another folder (BACKUP_DIR)",
  );
}

/**
 * Passes on what is written, and fails when the disk of a folder fills up meanwhile.
 * @param free how much is free now, in bytes
 */
export function createSpaceGuard(folder: string, free: () => Promise<number>): Transform {
  let written = 0;
  let next = LOOK_EVERY;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      written += chunk.length;
      if (written < next) return done(null, chunk);
      next = written + LOOK_EVERY;
      free().then((bytes) => {
        if (bytes >= RESERVE) return done(null, chunk);
        const left = `${megabytes(bytes)} free`;
        done(new BackupRefused(`The disk of ${folder} fills up (${left}): the backup was stopped and removed`));
      }, done);
    },
  });
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_048_576).toLocaleString("en")} MB`;
}
