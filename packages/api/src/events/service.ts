import { type Connection, findEvent, insertEvent, inTransaction, slugOf, type Transaction } from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import type { RecordedAction } from "../audit-log/action-schema.ts";
import { recordChange } from "../audit-log/record-service.ts";
import { can } from "../auth/policy.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { change } from "../unit-of-work.ts";
import { resolveCategories, searchTextOf, withFreeSlug } from "./draft-service.ts";
import { exchangeImage } from "./image-service.ts";
import { presentEvent } from "./present.ts";
import type { CreateEventInput, EventDetail } from "./schema.ts";

/** Reads an event by id or slug. To those who do not run events, what is not published does not exist. */
export async function getEvent(ctx: Context, idOrSlug: string): Promise<Result<EventDetail>> {
  const seesAll = can(ctx.actor, "events.read-all");
  const row = await findEvent(seesAll ? ctx.database.writer : ctx.database.reader, idOrSlug);
  if (row === null || (row.status !== "PUBLISHED" && !seesAll)) return fail("event-not-found");
  return ok(presentEvent(row));
}

/** How an event comes about. */
interface Making {
  /** What the audit log calls it. */
  readonly action: RecordedAction;
  /** Stores what belongs to it, in its transaction. That may be run again, under the same id. */
  readonly alongside?: (tx: Transaction, eventId: string) => Promise<void>;
}

/** Creates an event. A slug that was asked for must be free; one made from the title gets a number when it is not. */
export async function createEvent(
  ctx: Context,
  input: CreateEventInput,
  { action, alongside }: Making = { action: "events.create" },
): Promise<Result<EventDetail>> {
  const { slug, categories: slugs, ...fields } = input;
  const categories = await resolveCategories(ctx.database.writer, slugs);
  if (!categories.ok) return categories;
  const now = ctx.now();
  // Kept for a day from now on: it will be there when the event is stored.
  const pictured = await keepImageOf(ctx, fields.imageId, now);
  if (!pictured.ok) return pictured;
  const id = uuidv7();
  const row = { ...fields, id, searchText: searchTextOf(fields, categories.value), createdAt: now, updatedAt: now };
  const categoryIds = categories.value.map((category) => category.id);
  const wish = { wanted: slug ?? slugOf(fields.title), exactly: slug !== undefined };
  const stored = await withFreeSlug(wish, (free) =>
    inTransaction(ctx.database, async (tx) => {
      await insertEvent(tx, { ...row, slug: free }, categoryIds);
      const after = await readMade(tx, id);
      await recordChange(tx, ctx, { action, entityType: "event", entityId: id, before: null, after });
      await alongside?.(tx, id);
    }),
  );
  return stored.ok ? ok(await readMade(ctx.database.writer, id)) : stored;
}

function keepImageOf(ctx: Context, imageId: string | null, now: Date): Promise<Result<void>> {
  if (imageId === null) return Promise.resolve(ok(undefined));
  return change(ctx.database, (tx) => exchangeImage(tx, { before: null, after: imageId, now }));
}

async function readMade(db: Connection, id: string): Promise<EventDetail> {
  const made = await findEvent(db, id);
  if (made === null) throw new Error("An event that was just written is gone");
  return presentEvent(made);
}
