import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FEWEST_CHARACTERS = 8;

/**
 * The secret that seals second factors and signs the cookies of known browsers, made on first use in a file that only we can
 * read. It is written aside and linked into place, so that processes that start together agree on one, and a crash leaves none that is half written.
 * @throws Error of the file system when the folder cannot be written
 */
export function readOrMakeSecret(dataDir: string): string {
  const file = join(dataDir, "secret");
  const kept = read(file);
  if (kept !== undefined) return kept;
  mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
  const secret = read(file);
  if (secret === undefined)
    throw new Error(
      `${file} holds no secret: put the right one back, or delete it: second factors are then set up anew`,
    );
  return secret;
}

/** Whether a secret is no accident of many characters, but somebody's word: even a hexadecimal one of 32 characters has more than so few. */
export function looksGuessable(secret: string): boolean {
  return new Set(secret).size < FEWEST_CHARACTERS;
}

function read(file: string): string | undefined {
  try {
    const text = readFileSync(file, "utf8").trim();
    return text.length >= 32 ? text : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
