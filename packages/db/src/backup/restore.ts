import { openNode } from "../audit/node.ts";
import { listMigrations } from "../migrate/files.ts";
import { migrate, withMigrationLease } from "../migrate/migrate.ts";
import { type DatabaseAddress, describeAddress, parseDatabaseUrl } from "../url.ts";
import { readHeader, writeSql } from "./archive.ts";
import { requireChecksum } from "./checksum.ts";
import { startClient } from "./client-program.ts";
import { dropTables, findFilledTable, readState } from "./database-state.ts";
import { type BackupHeader, requireKnownMigrations } from "./header.ts";
import { BackupRefused } from "./refusal.ts";

export interface RestoreOptions {
  /** `mysql://…` of the writer, by a user who may create and drop tables. */
  readonly url: string;
  readonly file: string;
  /** Asked before anything is deleted of a database that holds something; it is kept when absent. */
  readonly mayReplace?: (address: DatabaseAddress) => Promise<boolean>;
  readonly log: (line: string) => void;
}

/**
 * Makes a database what it was when a backup was taken, then migrates it to this version's schema. Meanwhile nobody can book in it, nor
 * migrate it. When it fails half-way, the database holds a part, with which no server starts; restoring once more begins anew.
 * @throws BackupRefused before anything is changed: for a damaged file, another version's, or a database that holds something
 */
export async function restore({ url, file, mayReplace, log }: RestoreOptions): Promise<void> {
  const address = parseDatabaseUrl(url);
  log(`checking ${file}`);
  await requireChecksum(file);
  const header = await readHeader(file);
  requireKnownMigrations(header, await listMigrations());
  log(describe(header));
  await withMigrationLease({ url, log }, async (_connection, lease) => {
    await makeRoom(url, address, mayReplace);
    log(`restoring into ${describeAddress(address)}`);
    await load(file, address);
    await lease.renew();
  });
  const applied = await migrate({ url, log });
  if (applied.length === 0) log("its schema is that of this version: no migration was missing");
}

/** @throws BackupRefused when the database holds something that may not be replaced */
async function makeRoom(
  url: string,
  address: DatabaseAddress,
  mayReplace: RestoreOptions["mayReplace"],
): Promise<void> {
  const node = await openNode(url);
  try {
    const { tables } = await readState(node.query);
    const filled = await findFilledTable(node.query, tables);
    if (filled !== null && !(await mayReplace?.(address))) {
      throw new BackupRefused(
        `${describeAddress(address)} is not empty (its table ${filled} has rows), and nothing was changed: ` +
          "--replace deletes what is there",
      );
    }
    await dropTables(node.query, tables);
  } finally {
    await node.close();
  }
}

async function load(file: string, address: DatabaseAddress): Promise<void> {
  // A dump is not trusted with the client's own commands, such as one that runs a program.
  const args = ["--binary-mode", "--loose-sandbox", "--max-allowed-packet=64M", "--", address.database];
  const client = await startClient("mariadb", args, address);
  client.output.resume();
  const written = writeSql(file, client.input);
  written.catch(() => client.stop());
  const [sent, ended] = await Promise.allSettled([written, client.ended]);
  // When the client ends early it cannot be written to: its own word says why.
  const failure = ended.status === "rejected" ? ended.reason : sent.status === "rejected" ? sent.reason : null;
  if (failure === null) return;
  const why = failure instanceof Error ? failure.message : String(failure);
  throw new BackupRefused(
    `${describeAddress(address)} was restored only in part (${why}): restore again with --replace`,
    {
      cause: failure,
    },
  );
}

function describe({ createdAt, database, server, migrations }: BackupHeader): string {
  return `taken ${createdAt.toISOString()} from ${database} on ${server}, with migrations up to ${migrations.at(-1)}`;
}
