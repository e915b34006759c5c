import {
  countLiveBookings,
  findEvent,
  findSession,
  highestSeatNumber,
  listSessionsOfEvent,
  lockEvent,
  lockSession,
  type SessionFields,
  type SessionRow,
  type Transaction,
  updateSessionRow,
} from "@guichet/db";
import { recordChange } from "../audit-log/record-service.ts";
import { can } from "../auth/policy.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { givenFields } from "../given-fields.ts";
import { change, isOwnEdit, isStale } from "../unit-of-work.ts";
import { overlapRefused } from "./overlap-service.ts";
import { presentSession } from "./present.ts";
import type { SessionDetail, UpdateSessionInput } from "./schema.ts";

/** The sessions of an event, earliest first; to guests only those of a published event. */
export async function listSessions(
  ctx: Context,
  eventKey: string,
): Promise<Result<{ items: SessionDetail[]; nextCursor: null }>> {
  const seesAll = can(ctx.actor, "events.read-all");
  const db = seesAll ? ctx.database.writer : ctx.database.reader;
  const event = await findEvent(db, eventKey);
  if (event === null || (event.status !== "PUBLISHED" && !seesAll)) return fail("event-not-found");
  const rows = await listSessionsOfEvent(db, event.id);
  const now = ctx.now();
  return ok({ items: rows.map((row) => presentSession(row, now)), nextCursor: null });
}

/** Changes the fields of a session that are given. Bookings keep their price; capacity stays above what is taken. */
export async function updateSession(ctx: Context, input: UpdateSessionInput): Promise<Result<SessionDetail>> {
  const found = await findSession(ctx.database.writer, input.id);
  if (found === null) return fail("session-not-found");
  const now = ctx.now();
  return change(ctx.database, async (tx, attempt): Promise<Result<SessionDetail>> => {
    const { repeated } = attempt;
    if (!(await lockEvent(tx, found.eventId))) return fail("session-not-found");
    const before = await lockSession(tx, input.id);
    if (before === null) return fail("session-not-found");
    if (isOwnEdit(before, { repeated, version: input.version, now })) return ok(presentSession(before, now));
    if (isStale(before, input.version)) return fail("edit-conflict", { currentVersion: before.version });
    const fields = { ...toChange(input), updatedAt: now };
    const allowed = await checkChange(tx, { before, after: { ...before, ...fields }, now });
    if (!allowed.ok) return allowed;
    if (!(await updateSessionRow(tx, { id: before.id, version: before.version }, fields))) {
      throw new Error("A session changed under its own lock");
    }
    const after = presentSession({ ...before, ...fields, version: before.version + 1 }, now);
    const edit = { entityType: "session", entityId: before.id, before: presentSession(before, now), after };
    await recordChange(tx, ctx, { action: "sessions.update", ...edit }, attempt);
    return ok(after);
  });
}

function toChange({ id: _, version: __, startsAt, endsAt, salesStartAt, salesEndAt, ...fields }: UpdateSessionInput) {
  const dates = {
    startsAt: toDate(startsAt),
    endsAt: toDate(endsAt),
    salesStartAt: toDate(salesStartAt),
    salesEndAt: toDate(salesEndAt),
  };
  return { ...givenFields(fields), ...givenFields(dates) } satisfies Partial<SessionFields>;
}

/** Absent stays absent, null stays null. */
function toDate<Iso extends string | null | undefined>(iso: Iso) {
  return (typeof iso === "string" ? new Date(iso) : iso) as Date | Exclude<Iso, string>;
}

interface SessionChange {
  readonly before: SessionRow;
  readonly after: Omit<SessionRow, "priceTiers">;
  readonly now: Date;
}

async function checkChange(tx: Transaction, { before, after, now }: SessionChange): Promise<Result<void>> {
  if (before.status === "CANCELLED") return fail("session-cancelled");
  if (after.endsAt <= after.startsAt) return fail("session-ends-before-start");
  const { salesStartAt, salesEndAt } = after;
  if (salesStartAt !== null && salesEndAt !== null && salesEndAt <= salesStartAt) return fail("sales-end-before-start");
  if (after.currency !== before.currency) {
    const count = await countLiveBookings(tx, { sessionId: before.id }, now);
    if (count > 0) return fail("session-has-bookings", { count });
  }
  if (after.capacity < before.capacity) {
    const lowest = Math.max(before.reserved, await highestSeatNumber(tx, before.id));
    if (after.capacity < lowest) return fail("capacity-below-reserved", { count: lowest });
  }
  return checkTimes(tx, { before, after, now });
}

/** Only times that change are judged: an old conflict does not stand in the way of another edit. */
async function checkTimes(tx: Transaction, { before, after, now }: SessionChange): Promise<Result<void>> {
  const startMoved = after.startsAt.getTime() !== before.startsAt.getTime();
  const endMoved = after.endsAt.getTime() !== before.endsAt.getTime();
  if (startMoved && after.startsAt <= now) return fail("session-in-past");
  if (!startMoved && !endMoved) return ok(undefined);
  const place = { eventId: before.eventId, except: before.id };
  return (await overlapRefused(tx, place, [after])) ? fail("session-overlap") : ok(undefined);
}
