import { createReadStream } from "node:fs";
import { Transform, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createZstdDecompress } from "node:zlib";
import { type BackupHeader, parseHeader } from "./header.ts";
import { BackupRefused } from "./refusal.ts";

/** A first line longer than that is none of ours. */
const MOST_HEADER_BYTES = 65_536;

/**
 * By this line mariadb-dump tells the client to let the dump do nothing but SQL. Clients before 10.5.25, 10.6.18 and 10.11.8 do not know
 * it and fail; those that do are told by an option (restore.ts).
 */
const SANDBOX_LINE = /^\/\*M?!999999\\- enable the sandbox mode \*\/ *$/m;

/**
 * Reads what a backup says of itself.
 * @throws BackupRefused when it is none
 */
export async function readHeader(path: string): Promise<BackupHeader> {
  let text = "";
  const source = createReadStream(path);
  const decompressed = source.pipe(createZstdDecompress());
  source.on("error", (error) => decompressed.destroy(error));
  try {
    for await (const chunk of decompressed) {
      text += (chunk as Buffer).toString("utf8");
      if (text.includes("\n") || text.length > MOST_HEADER_BYTES) break;
    }
  } catch {
    throw new BackupRefused(`${path} is not a backup: it cannot be decompressed`);
  } finally {
    source.destroy();
  }
  return parseHeader(text.split("\n", 1)[0] ?? "");
}

/** Writes the SQL of a backup, without the line that older clients do not know. Rejects when the file is damaged. */
export async function writeSql(path: string, to: Writable): Promise<void> {
  await pipeline(createReadStream(path), createZstdDecompress(), withoutSandboxLine(), to);
}

/** The line is among the first few; so far they are short. */
function withoutSandboxLine(): Transform {
  let head: Buffer | null = Buffer.alloc(0);
  const pass = (bytes: Buffer) => Buffer.from(bytes.toString("latin1").replace(SANDBOX_LINE, ""), "latin1");
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (head === null) return done(null, chunk);
      head = Buffer.concat([head, chunk]);
      if (head.length < MOST_HEADER_BYTES) return done();
      const start = head;
      head = null;
      done(null, pass(start));
    },
    flush(done) {
      done(null, head === null ? undefined : pass(head));
    },
  });
}
