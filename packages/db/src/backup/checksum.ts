import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { checksumFileOf } from "./files.ts";
import { BackupRefused } from "./refusal.ts";

/** Passes on what is written, and knows its SHA-256 (hex) and its bytes at the end. */
export function createChecksum(): { readonly stream: Transform; read(): { sha256: string; bytes: number } } {
  const hash = createHash("sha256");
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  return { stream, read: () => ({ sha256: hash.digest("hex"), bytes }) };
}

/** The line of `sha256sum`, by which `sha256sum -c` checks as well. */
export function checksumLine(sha256: string, path: string): string {
  return `${sha256}  ${basename(path)}\n`;
}

/**
 * Reads a whole backup and compares it with the checksum that stands beside it.
 * @throws BackupRefused when either is missing, or they differ
 */
export async function requireChecksum(path: string): Promise<void> {
  const expected = await readChecksum(path);
  const hash = createHash("sha256");
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    throw new BackupRefused(`${path} cannot be read: ${(error as Error).message}`);
  }
  if (hash.digest("hex") === expected) return;
  throw new BackupRefused(`${path} is damaged: it does not match its checksum. Nothing was changed`);
}

async function readChecksum(path: string): Promise<string> {
  const file = checksumFileOf(path);
  try {
    const [, sha256] = /^([0-9a-f]{64})\s/.exec(await readFile(file, "utf8")) ?? [];
    if (sha256 !== undefined) return sha256;
  } catch (error) {
    throw new BackupRefused(`${file} cannot be read, and nothing else says that the backup is whole: ${codeOf(error)}`);
  }
  throw new BackupRefused(`${file} holds no checksum, and nothing else says that the backup is whole`);
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
