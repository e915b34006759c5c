import { type Context, subjectOf, unwrap, useOnce } from "@guichet/api/server";

/** Each reads a file of up to ten thousand lines. Somebody who tries out how it is best read needs a few a minute. */
const MOST_IMPORTS = 30;
const MINUTE_MS = 60_000;

/**
 * Counts one import, dry runs included, of whoever sends it, in all processes together. Call it once it is known that they may.
 * @throws what renders as 429 when there were too many
 */
export async function countImport({ actor, database, now }: Context): Promise<void> {
  if (actor.type !== "staff") return;
  const imports = { kind: "imports", subject: subjectOf(actor.userId), limit: MOST_IMPORTS, windowMs: MINUTE_MS };
  unwrap(await useOnce(database.writer, imports, { now: now(), reason: "too-many-requests" }));
}
