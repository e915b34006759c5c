import { createHash } from "node:crypto";
import {
  classifyDatabaseError,
  findImageByHash,
  finishImage,
  type ImageFacts,
  type ImageRow,
  insertImage,
  inTransaction,
  touchImage,
} from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../audit-log/record-service.ts";
import { authorize } from "../auth/authorize.ts";
import type { Context } from "../context.ts";
import { ok, type Result } from "../errors.ts";
import { change } from "../unit-of-work.ts";
import type { EncodedImage, EncodeImage, ImageFiles } from "./files.ts";
import { imageOf, imagePath } from "./rules.ts";
import type { Image } from "./schema.ts";

export interface ImageWorkshop {
  readonly files: ImageFiles;
  readonly encode: EncodeImage;
}

/**
 * Keeps a picture that was sent, for an event to take. The same file is kept once: who sends it again gets the same picture.
 * First its row, then its files, then the note that they are all there: what breaks off on the way is found by the job that clears away
 * (jobs.ts), and finished by whoever sends the file again.
 * @throws TRPCError to those who may not run events
 */
export async function keepImage(ctx: Context, sent: Uint8Array, workshop: ImageWorkshop): Promise<Result<Image>> {
  authorize(ctx, "events.manage");
  const sha256 = createHash("sha256").update(sent).digest("hex");
  const known = await findImageByHash(ctx.database.writer, sha256);
  if (known !== null && (await isKept(ctx, known))) return ok(imageOf(known));
  const encoded = await workshop.encode(sent);
  if (!encoded.ok) return encoded;
  const id = await rowFor(ctx, sha256, encoded.value);
  for (const { name, bytes } of encoded.value.files) await workshop.files.write(imagePath(id, name), bytes);
  return finish(ctx, id, encoded.value);
}

/** From now on for a while, whether or not an event takes it at once. */
function isKept(ctx: Context, { id }: ImageRow): Promise<boolean> {
  return inTransaction(ctx.database, (tx) => touchImage(tx, id, ctx.now()));
}

/** The row of what is not finished yet: a new one, or that of somebody who sends, or once sent, the same file. */
async function rowFor(ctx: Context, sha256: string, encoded: EncodedImage): Promise<string> {
  const now = ctx.now();
  const id = uuidv7();
  const row = { ...sizeOf(encoded), id, sha256, createdBy: authorOf(ctx), createdAt: now, usedAt: now };
  try {
    await inTransaction(ctx.database, (tx) => insertImage(tx, row));
    return id;
  } catch (error) {
    if (classifyDatabaseError(error).kind !== "duplicate") throw error;
    const other = await findImageByHash(ctx.database.writer, sha256);
    if (other === null) throw error;
    return other.id;
  }
}

function finish(ctx: Context, id: string, encoded: EncodedImage): Promise<Result<Image>> {
  const facts: ImageFacts = { id, width: encoded.width, height: encoded.height, color: encoded.color };
  return change(ctx.database, async (tx, attempt) => {
    const isThere = await finishImage(tx, id, { ...sizeOf(encoded), storedAt: ctx.now() });
    if (!isThere) throw new Error("A picture was cleared away while it was written");
    const { width, height, bytes } = sizeOf(encoded);
    const made = { entityType: "image", entityId: id, before: null, after: { width, height, bytes } };
    await recordChange(tx, ctx, { action: "images.upload", ...made }, attempt);
    return ok(imageOf(facts));
  });
}

function sizeOf({ width, height, color, files }: EncodedImage) {
  return { width, height, color, bytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0) };
}

function authorOf({ actor }: Context): string | null {
  if (actor.type === "staff") return actor.userId;
  return actor.type === "api-key" ? actor.keyId : null;
}
