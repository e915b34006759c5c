import { Transform } from "node:stream";
import { parseDatabaseUrl } from "../url.ts";
import { type RunningClient, startClient } from "./client-program.ts";

/**
 * An INSERT of a dump has about so many bytes, and is committed by itself: on a cluster each is a write set, which every node must
 * hold in memory and apply at once.
 */
const INSERT_BYTES = 524_288;

/** One snapshot of all tables, without a lock. What only a server of its own, or another engine, would need is left out. */
const OPTIONS = [
  "--single-transaction",
  "--quick",
  "--skip-lock-tables",
  "--skip-add-locks",
  "--skip-disable-keys",
  // Loaded where something is, it must fail and not replace: that is for restore to decide.
  "--skip-add-drop-table",
  "--skip-no-autocommit",
  "--skip-triggers",
  "--no-tablespaces",
  "--extended-insert",
  `--net-buffer-length=${INSERT_BYTES}`,
  "--max-allowed-packet=64M",
  "--hex-blob",
  "--tz-utc",
];

/** What mariadb-dump writes last, and only when it has written everything. */
const COMPLETED = /^-- Dump completed\b/m;
const TAIL_BYTES = 256;

/**
 * Starts a dump of these tables, in this order.
 * @throws BackupRefused when mariadb-dump is not installed
 */
export function startDump(url: string, tables: readonly string[]): Promise<RunningClient> {
  const address = parseDatabaseUrl(url);
  return startClient("mariadb-dump", [...OPTIONS, "--", address.database, ...tables], address);
}

/** Passes a dump on, and knows in the end whether it was whole. */
export function createCompletionCheck(): { readonly stream: Transform; isComplete(): boolean } {
  let tail = Buffer.alloc(0);
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      tail = Buffer.concat([tail, chunk.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
      done(null, chunk);
    },
  });
  return { stream, isComplete: () => COMPLETED.test(tail.toString("latin1")) };
}
