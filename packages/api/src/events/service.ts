import {
  countLiveBookings,
  deleteEventRows,
  type EventRow,
  findEvent,
  insertEvent,
  inTransaction,
  lockEvent,
  lockSessionsOfEvent,
  replaceCategories,
  updateEventRow,
} from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { can } from "../auth/policy.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { givenFields } from "../given-fields.ts";
import { resolveCategories, searchTextOf, withFreeSlug } from "./draft-service.ts";
import { presentEvent } from "./present.ts";
import { slugOf, statusTransition } from "./rules.ts";
import type { CreateEventInput, EventDetail, EventStatus, UpdateEventInput } from "./schema.ts";

/** Reads an event by id or slug. To those who do not run events, what is not published does not exist. */
export async function getEvent(ctx: Context, idOrSlug: string): Promise<Result<EventDetail>> {
  const seesAll = can(ctx.actor, "events.read-all");
  const row = await findEvent(seesAll ? ctx.database.writer : ctx.database.reader, idOrSlug);
  if (row === null || (row.status !== "PUBLISHED" && !seesAll)) return fail("event-not-found");
  return ok(presentEvent(row));
}

/** Creates an event. A slug that was asked for must be free; one made from the title gets a number when it is not. */
export async function createEvent(ctx: Context, input: CreateEventInput): Promise<Result<EventDetail>> {
  const { slug, categories: slugs, ...fields } = input;
  const categories = await resolveCategories(ctx.database.writer, slugs);
  if (!categories.ok) return categories;
  const now = ctx.now();
  const row = {
    ...fields,
    id: uuidv7(),
    searchText: searchTextOf(fields, categories.value),
    createdAt: now,
    updatedAt: now,
  };
  const categoryIds = categories.value.map((category) => category.id);
  const stored = await withFreeSlug({ wanted: slug ?? slugOf(fields.title), exactly: slug !== undefined }, (free) =>
    inTransaction(ctx.database, (tx) => insertEvent(tx, { ...row, slug: free }, categoryIds)),
  );
  return stored.ok ? ok(await readBack(ctx, row.id)) : stored;
}

/** Changes the fields that are given. A stale version is refused with the current one. */
export async function updateEvent(ctx: Context, input: UpdateEventInput): Promise<Result<EventDetail>> {
  const { id: key, version, categories: slugs, status, ...rest } = input;
  const fields = givenFields(rest);
  const categories = slugs === undefined ? ok(null) : await resolveCategories(ctx.database.writer, slugs);
  if (!categories.ok) return categories;
  return inTransaction(ctx.database, async (tx): Promise<Result<string>> => {
    const found = await findEvent(tx, key);
    if (found === null || !(await lockEvent(tx, found.id, ctx.now()))) return fail("event-not-found");
    const before = (await findEvent(tx, found.id)) ?? found;
    if (version !== undefined && version !== before.version) return conflict(before);
    if (status !== undefined) {
      const allowed = await checkStatus(tx, before, status);
      if (!allowed.ok) return allowed;
    }
    const after = { ...before, ...fields };
    const searchText = searchTextOf(after, categories.value ?? before.categories);
    const change = { ...fields, ...(status === undefined ? {} : { status }), searchText, updatedAt: ctx.now() };
    if (!(await updateEventRow(tx, { id: before.id, version: before.version }, change))) return conflict(before);
    if (categories.value !== null)
      await replaceCategories(
        tx,
        before.id,
        categories.value.map((category) => category.id),
      );
    return ok(before.id);
  }).then((result) => readChanged(ctx, result));
}

/** Publishes, archives or withdraws an event. Asking for the status it has changes nothing. */
export async function changeEventStatus(
  ctx: Context,
  key: { id: string; version?: number | undefined },
  status: EventStatus,
): Promise<Result<EventDetail>> {
  const current = await findEvent(ctx.database.writer, key.id);
  if (current === null) return fail("event-not-found");
  if (current.status === status) return ok(presentEvent(current));
  return updateEvent(ctx, { id: current.id, version: key.version, status });
}

/** Deletes an event with its sessions, unless somebody holds seats. */
export async function deleteEvent(
  ctx: Context,
  key: { id: string; version?: number | undefined },
): Promise<Result<void>> {
  return inTransaction(ctx.database, async (tx): Promise<Result<void>> => {
    const found = await findEvent(tx, key.id);
    if (found === null || !(await lockEvent(tx, found.id, ctx.now()))) return fail("event-not-found");
    const before = (await findEvent(tx, found.id)) ?? found;
    if (key.version !== undefined && key.version !== before.version) return conflict(before);
    await lockSessionsOfEvent(tx, before.id);
    const count = await countLiveBookings(tx, { eventId: before.id });
    if (count > 0) return fail("event-has-bookings", { count });
    await deleteEventRows(tx, before.id);
    return ok(undefined);
  });
}

async function checkStatus(
  tx: Parameters<typeof findEvent>[0],
  event: EventRow,
  status: EventStatus,
): Promise<Result<void>> {
  const live = status === "DRAFT" ? await countLiveBookings(tx, { eventId: event.id }) : 0;
  return statusTransition(event.status, status, live) === "has-bookings"
    ? fail("event-has-bookings", { count: live })
    : ok(undefined);
}

function conflict(current: EventRow) {
  return fail("edit-conflict", { currentVersion: current.version });
}

async function readChanged(ctx: Context, result: Result<string>): Promise<Result<EventDetail>> {
  return result.ok ? ok(await readBack(ctx, result.value)) : result;
}

async function readBack(ctx: Context, id: string): Promise<EventDetail> {
  const row = await findEvent(ctx.database.writer, id);
  if (row === null) throw new Error("An event that was just written is gone");
  return presentEvent(row);
}
