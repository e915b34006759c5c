import { createHash } from "node:crypto";
import { type Context, failureOf } from "@guichet/api/server";
import { useAllowance } from "@guichet/db";

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
  const subject = createHash("sha256").update(name).digest("hex");
  const at = now();
  const use = await useAllowance(
    database.writer,
    { kind: "exports", subject, limit: MOST_EXPORTS, windowMs: MINUTE_MS },
    { amount: 1, now: at },
  );
  if (use.granted) return;
  const waitMs = use.windowEndsAt.getTime() - at.getTime();
  throw failureOf("too-many-requests", { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) });
}
