import { readBackupDir, readReaderUrl } from "../env.ts";
import { parseBackupArguments } from "./arguments.ts";
import { backUp } from "./backup.ts";
import { dropOldBackups, listBackups } from "./files.ts";
import { BackupRefused } from "./refusal.ts";
import { keepBackingUp } from "./schedule.ts";

const USAGE = `Usage: npm run backup [-- --keep N] [--every TIME]

Writes one moment of the database, while people book, to guichet-….sql.zst in BACKUP_DIR (else backups in DATA_DIR), with its SHA-256
in a file beside it. The database is DATABASE_READER_URL, else DATABASE_URL (or …_FILE), else the one of npm start.
  --keep N              deletes all backups but the newest N, after a new one is made
  --every TIME          goes on, and makes one whenever the newest is older: 30m, 24h, 7d
  --newest-within TIME  makes none: ends with 0 when the newest is younger than that, else with 1

The secret that seals second factors is not in it: keep a copy of SECRET_FILE (else of the file secret in DATA_DIR) somewhere else.`;

const stopping = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stopping.abort());

async function main(): Promise<number> {
  const { help, keep, everyMs, newestWithinMs } = parseBackupArguments(process.argv.slice(2));
  if (help) {
    console.log(USAGE);
    return 0;
  }
  const folder = readBackupDir();
  const newest = async () => (await listBackups(folder))[0]?.createdAt ?? null;
  if (newestWithinMs !== undefined) return reportNewest(folder, await newest(), newestWithinMs);
  const work = () => makeOne(folder, keep);
  if (everyMs === undefined) {
    await work();
    return 0;
  }
  const onFailure = (error: unknown) =>
    console.error(`${new Date().toISOString()} No backup was made: ${explain(error)}`);
  await keepBackingUp({ everyMs, newest, work, onFailure, now: () => new Date(), signal: stopping.signal });
  return 0;
}

async function makeOne(folder: string, keep: number | undefined): Promise<void> {
  const now = new Date();
  const { path, bytes } = await backUp({ url: readReaderUrl(), folder, now, signal: stopping.signal });
  const seconds = ((Date.now() - now.getTime()) / 1000).toFixed(1);
  console.log(`${path}: ${(bytes / 1_048_576).toFixed(1)} MB in ${seconds} s`);
  if (keep === undefined) return;
  for (const old of await dropOldBackups(folder, keep)) console.log(`deleted ${old.path}`);
}

function reportNewest(folder: string, newest: Date | null, withinMs: number): number {
  const age = newest === null ? Number.POSITIVE_INFINITY : Date.now() - newest.getTime();
  console.log(newest === null ? `${folder} has no backup` : `The newest backup is of ${newest.toISOString()}`);
  return age < withinMs ? 0 : 1;
}

function explain(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC") return "the disk is full; nothing of it was kept";
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof BackupRefused ? message : (message.split("\n")[0] ?? message);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(stopping.signal.aborted ? "Stopped: no backup was made." : `No backup was made: ${explain(error)}`);
  process.exitCode = 1;
}
