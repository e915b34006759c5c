import type { Prisma } from "../generated/prisma/client.ts";
import type { Connection } from "./connection.ts";
import type { Transaction } from "./transaction.ts";

/** A picture as stored, without its files. */
export type ImageRow = Prisma.ImageGetPayload<object>;

/** What pages need of it. */
export type ImageFacts = Pick<ImageRow, "id" | "width" | "height" | "color">;

/** What is known of its files once they are made. */
export type ImageSize = Pick<ImageRow, "width" | "height" | "bytes" | "color">;

export function findImageByHash(db: Connection, sha256: string): Promise<ImageRow | null> {
  return db.image.findUnique({ where: { sha256 } });
}

/** Inserts a picture whose files are still to be written. The same file twice is refused by the key `images_sha256_key`. */
export async function insertImage(tx: Transaction, row: Omit<ImageRow, "storedAt">): Promise<void> {
  await tx.image.create({ data: row });
}

/**
 * All of its files are there.
 * @returns false when its row is gone
 */
export async function finishImage(tx: Transaction, id: string, size: ImageSize & { storedAt: Date }): Promise<boolean> {
  const { count } = await tx.image.updateMany({ where: { id }, data: { ...size, usedAt: size.storedAt } });
  return count === 1;
}

/**
 * An event takes a picture, or lets go of it: kept for a while from now on, and locked until COMMIT against its deletion. After events
 * in the lock order (transaction.ts).
 * @returns whether there is such a picture, with all of its files
 */
export async function touchImage(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.image.updateMany({ where: { id, storedAt: { not: null } }, data: { usedAt: now } });
  return count === 1;
}

/** Pictures that no event has had since `before`, those that were never finished included; the longest unused first. */
export function listUnusedImages(
  db: Connection,
  before: Date,
  limit: number,
): Promise<Pick<ImageRow, "id" | "width">[]> {
  return db.$queryRaw`
    SELECT i.id, i.width FROM images i
    WHERE i.used_at < ${before} AND NOT EXISTS (SELECT 1 FROM events e WHERE e.image_id = i.id)
    ORDER BY i.used_at, i.id LIMIT ${limit}`;
}

/**
 * Takes a picture out of use before its files are deleted, unless it has been used meanwhile. Whoever sends the same file from now on
 * gets a picture of its own: another hash stands here, so that nobody writes files under this id while they are deleted.
 */
export async function condemnImage(tx: Transaction, id: string, before: Date): Promise<boolean> {
  const condemned = await tx.$executeRaw`
    UPDATE images SET stored_at = NULL, sha256 = SHA2(CONCAT('condemned ', id), 256)
    WHERE id = ${id} AND used_at < ${before} AND NOT EXISTS (SELECT 1 FROM events e WHERE e.image_id = ${id})`;
  return condemned === 1;
}

/** Deletes the row of a picture whose files are gone. */
export async function deleteImageRow(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM images WHERE id = ${id} AND stored_at IS NULL`;
}
