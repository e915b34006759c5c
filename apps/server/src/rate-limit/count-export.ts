import { type Context, subjectOf, unwrap, useOnce } from "@guichet/api/server";

/** A file of everything costs the database as much as thousands of pages: nobody reads more than so many a minute. */
const MOST_EXPORTS = 10;
const MINUTE_MS = 60_000;

/**
 * Counts one export of whoever asks, in all processes together. Call it once it is known that they may.
 * @throws what renders as 429 when there were too many
 */
export async function countExport({ actor, database, now }: Context): Promise<void> {
  if (actor.type === "guest") return;
  const name = actor.type === "staff" ? actor.userId : actor.keyId;
  const exports = { kind: "exports", subject: subjectOf(name), limit: MOST_EXPORTS, windowMs: MINUTE_MS };
  unwrap(await useOnce(database.writer, exports, { now: now(), reason: "too-many-requests" }));
}
