import { createWriteStream } from "node:fs";
import { access, mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createZstdCompress } from "node:zlib";
import { openNode } from "../audit/node.ts";
import { parseDatabaseUrl } from "../url.ts";
import { checksumLine, createChecksum } from "./checksum.ts";
import { catchUp, type DatabaseState, readState } from "./database-state.ts";
import { createSpaceGuard, estimateSize, freeBytes, requireSpace } from "./disk-space.ts";
import { createCompletionCheck, startDump } from "./dump.ts";
import { type BackupFile, checksumFileOf, dropAbandonedParts, listBackups, nameOfBackup } from "./files.ts";
import { writeHeader } from "./header.ts";
import { BackupRefused } from "./refusal.ts";

export interface BackupOptions {
  /** `mysql://…`, better of a reader: nobody then waits for the dump. */
  readonly url: string;
  /** Made when absent, for us alone. */
  readonly folder: string;
  readonly now: Date;
  /** Ends it: nothing of it is kept. */
  readonly signal?: AbortSignal;
  /** Bytes free on the folder's disk; of the real one when absent. */
  readonly free?: () => Promise<number>;
}

/**
 * Writes one moment of a database to a new file of `folder`, while it is used: compressed, with a checksum beside it. The file has its
 * name only when it is whole and on the disk. It holds names and addresses of people, and hashes of passwords: only we may read it.
 * @throws BackupRefused when there is no room or the dump fails: nothing is left then
 */
export async function backUp(options: BackupOptions): Promise<BackupFile> {
  const { url, folder, now, free = () => freeBytes(folder) } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await dropAbandonedParts(folder, now);
  await catchUp(url);
  const state = await stateOf(url);
  if (state.migrations.length === 0) {
    throw new BackupRefused(
      `${parseDatabaseUrl(url).database} holds no tables of Guichet: there is nothing to back up`,
    );
  }
  const [last] = await listBackups(folder);
  requireSpace({ folder, free: await free(), needed: estimateSize(last?.bytes ?? null, state.bytes) });
  const path = join(folder, nameOfBackup(now));
  if (await exists(path)) throw new BackupRefused(`${path} exists: two backups began in the same second`);
  const part = join(folder, `.${basename(path)}.part`);
  try {
    const { sha256, bytes } = await writeDump(part, state, { ...options, free });
    await requireSameSchema(url, state);
    await writeFile(checksumFileOf(path), checksumLine(sha256, path), { mode: 0o600, flush: true });
    await rename(part, path);
    await syncFolder(folder);
    return { path, bytes, createdAt: now };
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function writeDump(
  part: string,
  state: DatabaseState,
  { url, folder, now, free, signal }: BackupOptions & { readonly free: () => Promise<number> },
): Promise<{ sha256: string; bytes: number }> {
  const { server, migrations, tables } = state;
  const header = writeHeader({ createdAt: now, database: parseDatabaseUrl(url).database, server, migrations });
  const checksum = createChecksum();
  const completion = createCompletionCheck();
  const dump = await startDump(url, tables);
  dump.input.end();
  const written = pipeline(
    [
      dump.output,
      startingWith(header),
      completion.stream,
      createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } }),
      checksum.stream,
      createSpaceGuard(folder, free),
      createWriteStream(part, { mode: 0o600, flags: "wx", flush: true }),
    ],
    signal === undefined ? {} : { signal },
  );
  written.catch(() => dump.stop());
  const [stored, ended] = await Promise.allSettled([written, dump.ended]);
  if (stored.status === "rejected") throw stored.reason;
  if (ended.status === "rejected") throw ended.reason;
  if (!completion.isComplete()) throw new BackupRefused("The dump ends before its end: it was not kept");
  return checksum.read();
}

/** Fails when somebody migrated meanwhile: the rows would be of one schema, and what the file says of itself of another. */
async function requireSameSchema(url: string, before: DatabaseState): Promise<void> {
  const after = await stateOf(url);
  if (after.migrations.join() === before.migrations.join() && after.tables.join() === before.tables.join()) return;
  throw new BackupRefused("The database was migrated during the backup, which was not kept: run it again");
}

async function stateOf(url: string): Promise<DatabaseState> {
  const node = await openNode(url);
  try {
    return await readState(node.query);
  } finally {
    await node.close();
  }
}

function startingWith(text: string): Transform {
  let isFirst = true;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (isFirst) this.push(text);
      isFirst = false;
      done(null, chunk);
    },
  });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** A new name is on the disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
