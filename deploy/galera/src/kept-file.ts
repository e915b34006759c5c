import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Reads what `keep` wrote; null when there is nothing.
 * @throws Error when it is not what `isRight` wants
 */
export function readKept<T>(file: string, isRight: (value: unknown) => value is T): T | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  const value: unknown = JSON.parse(text);
  if (!isRight(value)) throw new Error(`${file} does not hold what the supervisor writes there`);
  return value;
}

/** Writes a value so that it is there whole, or not at all, even when the machine loses its power. */
export function keep(file: string, value: unknown): void {
  const fresh = `${file}.new`;
  const handle = openSync(fresh, "w", 0o600);
  try {
    writeSync(handle, `${JSON.stringify(value)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(fresh, file);
  const folder = openSync(dirname(file), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
