import { condemnImage, deleteImageRow, inTransaction, listUnusedImages } from "@guichet/db";
import type { Services } from "../context.ts";
import type { ImageFiles } from "./files.ts";
import { imageFilesOf, imagePath } from "./rules.ts";

/** How long a picture that no event has is kept: a form may be open, a change may be taken back. */
const UNUSED_MS = 24 * 60 * 60 * 1000;
const AT_ONCE = 50;

/**
 * Deletes pictures that no event has had for a day: out of use first, then the files, then the row. What fails on the way is tried again
 * the next time.
 * @returns how many were deleted
 */
export async function deleteUnusedImages(
  { database, now, files }: Pick<Services, "database" | "now"> & { readonly files: ImageFiles },
  signal?: AbortSignal,
): Promise<number> {
  const before = new Date(now().getTime() - UNUSED_MS);
  let deleted = 0;
  for (const { id, width } of await listUnusedImages(database.writer, before, AT_ONCE)) {
    if (signal?.aborted) break;
    if (!(await inTransaction(database, (tx) => condemnImage(tx, id, before)))) continue;
    // The names of the files follow from the width alone.
    await files.remove(imageFilesOf({ width, height: width }).map(({ name }) => imagePath(id, name)));
    await inTransaction(database, (tx) => deleteImageRow(tx, id));
    deleted += 1;
  }
  return deleted;
}
