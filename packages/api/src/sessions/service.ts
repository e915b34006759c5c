import {
  findEvent,
  findEventHeadline,
  findSession,
  highestSeatNumber,
  insertSessions,
  inTransaction,
  listSessionsOfEvent,
  lockEvent,
  lockSession,
  type SessionFields,
  type SessionRow,
  type Transaction,
  updateSessionRow,
} from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { can } from "../auth/policy.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { givenFields } from "../given-fields.ts";
import { presentSession } from "./present.ts";
import { repeatWeekly } from "./repeat-rules.ts";
import { findOverlap, type Span } from "./rules.ts";
import type { CreateSessionInput, CreateSessionSeriesInput, SessionDetail, UpdateSessionInput } from "./schema.ts";

/** Most sessions one event may have: a page shows them all. */
const MAX_SESSIONS_PER_EVENT = 500;

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

/** Adds a session to an event. */
export async function createSession(ctx: Context, input: CreateSessionInput): Promise<Result<SessionDetail>> {
  const { id: eventKey, ...fields } = input;
  const stored = await addSessions(ctx, eventKey, () => [fields]);
  if (!stored.ok) return stored;
  const [session] = stored.value;
  if (session === undefined) throw new Error("A session that was just written is gone");
  return ok(session);
}

/** Adds the same session every week, at the same wall time of the event's zone. All of them or none. */
export async function createSessionSeries(
  ctx: Context,
  input: CreateSessionSeriesInput,
): Promise<Result<{ items: SessionDetail[] }>> {
  const { id: eventKey, times, ...fields } = input;
  const stored = await addSessions(ctx, eventKey, (timeZone) =>
    repeatWeekly({ ...fields, timeZone, times }).map((span) => ({ ...fields, ...span })),
  );
  return stored.ok ? ok({ items: stored.value }) : stored;
}

type NewSession = Omit<CreateSessionInput, "id">;

async function addSessions(
  ctx: Context,
  eventKey: string,
  plan: (timeZone: string) => NewSession[],
): Promise<Result<SessionDetail[]>> {
  const event = await findEvent(ctx.database.writer, eventKey);
  if (event === null) return fail("event-not-found");
  const now = ctx.now();
  const rows = plan(event.timeZone).map((session) => toRow(session, event.id, now));
  if (rows.some((row) => row.startsAt <= now)) return fail("session-in-past");
  return inTransaction(ctx.database, async (tx): Promise<Result<SessionDetail[]>> => {
    if (!(await lockEvent(tx, event.id, now))) return fail("event-not-found");
    const existing = await listSessionsOfEvent(tx, event.id);
    if (existing.length + rows.length > MAX_SESSIONS_PER_EVENT) {
      return fail("too-many-sessions", { count: MAX_SESSIONS_PER_EVENT });
    }
    if (!event.allowOverlap && overlapsScheduled(rows, existing)) return fail("session-overlap");
    await insertSessions(tx, rows);
    const ids = new Set(rows.map((row) => row.id));
    const stored = (await listSessionsOfEvent(tx, event.id)).filter((row) => ids.has(row.id));
    return ok(stored.map((row) => presentSession(row, now)));
  });
}

function toRow({ startsAt, endsAt, salesStartAt, salesEndAt, ...fields }: NewSession, eventId: string, now: Date) {
  return {
    ...fields,
    id: uuidv7(),
    eventId,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    salesStartAt: toDate(salesStartAt),
    salesEndAt: toDate(salesEndAt),
    createdAt: now,
    updatedAt: now,
  };
}

function overlapsScheduled(added: readonly Span[], existing: readonly SessionRow[]): boolean {
  const scheduled = existing.filter((session) => session.status === "SCHEDULED");
  return findOverlap([...scheduled, ...added]) !== null;
}

/** Changes the fields of a session that are given. Bookings keep their price; capacity stays above what is taken. */
export async function updateSession(ctx: Context, input: UpdateSessionInput): Promise<Result<SessionDetail>> {
  const found = await findSession(ctx.database.writer, input.id);
  if (found === null) return fail("session-not-found");
  const now = ctx.now();
  return inTransaction(ctx.database, async (tx): Promise<Result<SessionDetail>> => {
    if (!(await lockEvent(tx, found.eventId, now))) return fail("session-not-found");
    const before = await lockSession(tx, input.id);
    if (before === null) return fail("session-not-found");
    const fields = toChange(input, now);
    const refusal = await checkChange(tx, { before, fields, version: input.version, now });
    if (!refusal.ok) return refusal;
    const after = { ...before, ...fields, version: before.version + 1 };
    if (!(await updateSessionRow(tx, { id: before.id, version: before.version }, fields))) {
      throw new Error("A session changed under its own lock");
    }
    return ok(presentSession(after, now));
  });
}

function toChange(
  { id: _, version: __, startsAt, endsAt, salesStartAt, salesEndAt, ...fields }: UpdateSessionInput,
  now: Date,
) {
  return {
    ...givenFields(fields),
    ...(startsAt === undefined ? {} : { startsAt: new Date(startsAt) }),
    ...(endsAt === undefined ? {} : { endsAt: new Date(endsAt) }),
    ...(salesStartAt === undefined ? {} : { salesStartAt: toDate(salesStartAt) }),
    ...(salesEndAt === undefined ? {} : { salesEndAt: toDate(salesEndAt) }),
    updatedAt: now,
  } satisfies Partial<SessionFields>;
}

async function checkChange(
  tx: Transaction,
  {
    before,
    fields,
    version,
    now,
  }: { before: SessionRow; fields: ReturnType<typeof toChange>; version: number | undefined; now: Date },
): Promise<Result<void>> {
  if (version !== undefined && version !== before.version)
    return fail("edit-conflict", { currentVersion: before.version });
  if (before.status === "CANCELLED") return fail("session-cancelled");
  const span = { startsAt: fields.startsAt ?? before.startsAt, endsAt: fields.endsAt ?? before.endsAt };
  if (span.endsAt <= span.startsAt) return fail("session-ends-before-start");
  const moved = span.startsAt.getTime() !== before.startsAt.getTime();
  if (moved && span.startsAt <= now) return fail("session-in-past");
  if (fields.capacity !== undefined && fields.capacity < before.capacity) {
    const lowest = Math.max(before.reserved, await highestSeatNumber(tx, before.id));
    if (fields.capacity < lowest) return fail("capacity-below-reserved", { count: lowest });
  }
  return checkOverlap(tx, before, span);
}

async function checkOverlap(tx: Transaction, session: SessionRow, span: Span): Promise<Result<void>> {
  const event = await findEventHeadline(tx, session.eventId);
  if (event?.allowOverlap === true) return ok(undefined);
  const others = (await listSessionsOfEvent(tx, session.eventId)).filter((other) => other.id !== session.id);
  return overlapsScheduled([span], others) ? fail("session-overlap") : ok(undefined);
}

function toDate(iso: string | null): Date | null {
  return iso === null ? null : new Date(iso);
}
