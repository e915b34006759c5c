import {
  countLiveBookings,
  deleteDeadBookings,
  deleteEventRow,
  deleteSessionRows,
  type EventRow,
  findEvent,
  listSessionsOfEvent,
  lockEvent,
  lockSessionsOfEvent,
  replaceCategories,
  type Transaction,
  updateEventRow,
} from "@guichet/db";
import type { RecordedAction } from "../audit-log/action-schema.ts";
import { recordChange } from "../audit-log/record-service.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { type Given, givenFields } from "../given-fields.ts";
import { findOverlap } from "../sessions/rules.ts";
import { change, changeInSteps, isOwnEdit, isStale, PORTION } from "../unit-of-work.ts";
import { resolveCategories, searchTextOf } from "./draft-service.ts";
import { exchangeImage } from "./image-service.ts";
import { presentEvent } from "./present.ts";
import { statusTransition } from "./rules.ts";
import type { EventDetail, EventStatus, UpdateEventInput } from "./schema.ts";

/** An event by id or slug, and the version that an If-Match expects of it. */
interface EventKey {
  readonly id: string;
  readonly version?: number | undefined;
}

/**
 * Changes the fields that are given. A stale version is refused with the current one.
 * @param action what the audit log calls it
 */
export async function updateEvent(
  ctx: Context,
  input: UpdateEventInput,
  action: RecordedAction = "events.update",
): Promise<Result<EventDetail>> {
  const { id, version, categories: slugs, ...given } = input;
  const found = await findEvent(ctx.database.writer, id);
  if (found === null) return fail("event-not-found");
  const fields = givenFields(given);
  const categories = slugs === undefined ? ok(null) : await resolveCategories(ctx.database.writer, slugs);
  if (!categories.ok) return categories;
  const now = ctx.now();
  return change(ctx.database, async (tx, attempt): Promise<Result<EventDetail>> => {
    const { repeated } = attempt;
    const before = await lockAndRead(tx, found.id);
    if (before === null) return fail("event-not-found");
    if (isOwnEdit(before, { repeated, version, now })) return ok(presentEvent(before));
    if (isStale(before, version)) return conflict(before);
    const allowed = await checkChange(tx, { before, fields, now });
    if (!allowed.ok) return allowed;
    const pictured = await exchangeImage(tx, { before: before.imageId, after: fields.imageId, now });
    if (!pictured.ok) return pictured;
    const searchText = searchTextOf({ ...before, ...fields }, categories.value ?? before.categories);
    const row = { ...fields, searchText, updatedAt: now };
    if (!(await updateEventRow(tx, { id: before.id, version: before.version }, row))) return conflict(before);
    const categoryIds = categories.value?.map((category) => category.id) ?? null;
    if (categoryIds !== null) await replaceCategories(tx, before.id, categoryIds);
    const after = await readBack(tx, before.id);
    const edit = { action, entityType: "event", entityId: before.id, before: presentEvent(before), after };
    await recordChange(tx, ctx, edit, attempt);
    return ok(after);
  });
}

const STATUS_ACTIONS = {
  PUBLISHED: "events.publish",
  ARCHIVED: "events.archive",
  DRAFT: "events.withdraw",
} as const satisfies Record<EventStatus, RecordedAction>;

/** Publishes, archives or withdraws an event. Asking for the status it has changes nothing. */
export async function changeEventStatus(
  ctx: Context,
  key: EventKey,
  status: EventStatus,
): Promise<Result<EventDetail>> {
  const current = await findEvent(ctx.database.writer, key.id);
  if (current === null) return fail("event-not-found");
  if (isStale(current, key.version)) return conflict(current);
  if (current.status === status) return ok(presentEvent(current));
  return updateEvent(ctx, { id: current.id, version: key.version, status }, STATUS_ACTIONS[status]);
}

/** Deletes an event with its sessions, unless somebody holds seats. */
export async function deleteEvent(ctx: Context, key: EventKey): Promise<Result<void>> {
  // Its slug may be another event's by the time that the transaction is repeated.
  const found = await findEvent(ctx.database.writer, key.id);
  if (found === null) return fail("event-not-found");
  const now = ctx.now();
  return changeInSteps(ctx.database, async (tx, { repeated }) => {
    const event = await lockAndRead(tx, found.id);
    if (event === null) return repeated ? ok("done") : fail("event-not-found");
    if (isStale(event, key.version)) return conflict(event);
    const { sessionIds, count } = await countUnderLock(tx, event.id, now);
    if (count > 0) return fail("event-has-bookings", { count });
    const { isLast } = await deleteDeadBookings(tx, sessionIds, { now, most: PORTION });
    if (!isLast) return ok("more");
    await deleteSessionRows(tx, sessionIds);
    await deleteEventRow(tx, event.id);
    await exchangeImage(tx, { before: event.imageId, after: null, now });
    const gone = { entityType: "event", entityId: event.id, before: presentEvent(event), after: null };
    await recordChange(tx, ctx, { action: "events.delete", ...gone });
    return ok("done");
  });
}

/** The event as it is under its lock. */
async function lockAndRead(tx: Transaction, id: string): Promise<EventRow | null> {
  return (await lockEvent(tx, id)) ? findEvent(tx, id) : null;
}

interface EventChange {
  readonly before: EventRow;
  readonly fields: Given<Pick<UpdateEventInput, "status" | "allowOverlap">>;
  readonly now: Date;
}

async function checkChange(tx: Transaction, { before, fields, now }: EventChange): Promise<Result<void>> {
  const { status = before.status, allowOverlap = before.allowOverlap } = fields;
  const leavesSale = status === "DRAFT" && before.status !== "DRAFT";
  const live = leavesSale ? (await countUnderLock(tx, before.id, now)).count : 0;
  if (statusTransition(before.status, status, live) === "has-bookings") {
    return fail("event-has-bookings", { count: live });
  }
  if (allowOverlap || !before.allowOverlap) return ok(undefined);
  const scheduled = (await listSessionsOfEvent(tx, before.id)).filter((session) => session.status === "SCHEDULED");
  return findOverlap(scheduled) === null ? ok(undefined) : fail("session-overlap");
}

/** Live bookings, counted while no other can be made: all sessions are locked. */
async function countUnderLock(tx: Transaction, eventId: string, now: Date) {
  const sessionIds = await lockSessionsOfEvent(tx, eventId);
  return { sessionIds, count: await countLiveBookings(tx, { eventId }, now) };
}

function conflict(current: EventRow) {
  return fail("edit-conflict", { currentVersion: current.version });
}

async function readBack(tx: Transaction, id: string): Promise<EventDetail> {
  const row = await findEvent(tx, id);
  if (row === null) throw new Error("An event is gone under its own lock");
  return presentEvent(row);
}
