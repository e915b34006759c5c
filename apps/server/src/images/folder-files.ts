import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ImageFiles } from "@guichet/api/server";

/** Pictures in a folder. Several processes may share it: names are those of pictures, which never change. */
export function createFolderFiles(root: string): ImageFiles {
  return {
    async write(path, bytes) {
      const file = join(root, path);
      await mkdir(dirname(file), { recursive: true });
      // Under another name until it is on the disk: nobody reads a half, also after a crash.
      const unfinished = `${file}.${randomUUID()}`;
      try {
        await writeFile(unfinished, bytes, { flush: true });
        await rename(unfinished, file);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    async read(path) {
      try {
        return await readFile(join(root, path));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async remove(paths) {
      for (const path of paths) await rm(join(root, path), { force: true });
      for (const folder of new Set(paths.map((path) => dirname(join(root, path))))) await removeEmptied(folder);
    },
  };
}

/** What a crash has left in it stays, and does no harm. */
async function removeEmptied(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    if (!isMissing(error) && codeOf(error) !== "ENOTEMPTY") throw error;
  }
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR";
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}
