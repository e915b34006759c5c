import { randomBytes } from "node:crypto";
import { chownSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Folder, Settings } from "./settings.ts";

/**
 * The files below DIR. A file is written aside and linked into place: the first of several writers wins, a crash leaves none
 * that is half written, and what is there is never replaced. Whoever keeps a file therefore goes on with what it holds
 * afterwards, not with what it would have written.
 */
export class SecretFiles {
  /** What was not there before, as `folder/name`. */
  readonly made: string[] = [];
  readonly #dir: string;
  readonly #owners: Settings["owners"];

  constructor({ dir, owners }: Pick<Settings, "dir" | "owners">) {
    this.#dir = dir;
    this.#owners = owners;
  }

  path(folder: Folder, name: string): string {
    return join(this.#dir, folder, name);
  }

  /**
   * Writes a file if it is missing.
   * @returns what the file holds now, without the newline at its end
   * @throws the file system's error
   */
  keep(folder: Folder, name: string, make: () => string): string {
    const path = this.path(folder, name);
    if (read(path) === undefined && publish(path, make())) this.made.push(`${folder}/${name}`);
    this.#giveToReader(folder, path);
    return readFileSync(path, "utf8").trim();
  }

  /**
   * The reader owns the file; our own group still reads it, so that it takes no more than CAP_CHOWN to write secrets for
   * others. Each run does it again: a crash may have come between the link and this.
   */
  #giveToReader(folder: Folder, path: string): void {
    const owner = this.#owners.get(folder);
    const { uid, gid } = statSync(path);
    if (owner !== undefined && owner !== uid) chownSync(path, owner, gid);
  }
}

/** @returns false when another writer was faster */
function publish(path: string, text: string): boolean {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, `${text.trim()}\n`, { mode: 0o640, flag: "wx", flush: true });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
