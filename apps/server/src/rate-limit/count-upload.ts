import { type Context, subjectOf, unwrap, useOnce } from "@guichet/api/server";

/** Each costs a second of a core: nobody sends more than so many a minute. */
const MOST_UPLOADS = 30;
const MINUTE_MS = 60_000;

/**
 * Counts one picture that is sent, in all processes together. Call it once it is known that its sender may.
 * @throws what renders as 429 when there were too many
 */
export async function countUpload({ actor, database, now }: Context): Promise<void> {
  if (actor.type === "guest") return;
  const name = actor.type === "staff" ? actor.userId : actor.keyId;
  const uploads = { kind: "image-uploads", subject: subjectOf(name), limit: MOST_UPLOADS, windowMs: MINUTE_MS };
  unwrap(await useOnce(database.writer, uploads, { now: now(), reason: "too-many-requests" }));
}
