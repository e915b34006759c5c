import { type EventRow, findEvent, insertSessions, listSessionsOfEvent, lockEvent, type SessionRow } from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { recordChanges } from "../audit-log/record-service.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { change } from "../unit-of-work.ts";
import { overlapRefused } from "./overlap-service.ts";
import { presentSession } from "./present.ts";
import type { CreateSessionInput, CreateSessionSeriesInput, SessionDetail } from "./schema.ts";
import { sessionAt } from "./series-rules.ts";

/** Most sessions one event may have: a page shows them all. */
const MAX_SESSIONS_PER_EVENT = 500;

/** Adds a session to an event. */
export async function createSession(ctx: Context, input: CreateSessionInput): Promise<Result<SessionDetail>> {
  const { id: eventKey, ...fields } = input;
  const stored = await addSessions(ctx, eventKey, () => [fields]);
  if (!stored.ok) return stored;
  const [session] = stored.value;
  if (session === undefined) throw new Error("A session that was just written is gone");
  return ok(session);
}

/** Adds the same session at several instants. All of them or none. */
export async function createSessionSeries(
  ctx: Context,
  input: CreateSessionSeriesInput,
): Promise<Result<{ items: SessionDetail[] }>> {
  const { id: eventKey, starts, ...pattern } = input;
  const stored = await addSessions(ctx, eventKey, ({ timeZone }) =>
    starts.map((startsAt) => sessionAt(startsAt, pattern, timeZone)),
  );
  return stored.ok ? ok({ items: stored.value }) : stored;
}

const ADDED = { action: "sessions.create", entityType: "session" } as const;

type NewSession = Omit<CreateSessionInput, "id">;

async function addSessions(
  ctx: Context,
  eventKey: string,
  sessionsOf: (event: EventRow) => readonly NewSession[],
): Promise<Result<SessionDetail[]>> {
  const event = await findEvent(ctx.database.writer, eventKey);
  if (event === null) return fail("event-not-found");
  const now = ctx.now();
  const rows = sessionsOf(event).map((session) => toRow(session, event.id, now));
  if (rows.some((row) => row.startsAt <= now)) return fail("session-in-past");
  if (rows.some(salesNeverOpen)) return fail("sales-end-before-start");
  const ids = new Set(rows.map((row) => row.id));
  const present = (sessions: readonly SessionRow[]) =>
    sessions.filter((session) => ids.has(session.id)).map((session) => presentSession(session, now));
  return change(ctx.database, async (tx, { repeated }): Promise<Result<SessionDetail[]>> => {
    if (!(await lockEvent(tx, event.id))) return fail("event-not-found");
    const existing = await listSessionsOfEvent(tx, event.id);
    if (repeated && existing.some((session) => ids.has(session.id))) return ok(present(existing));
    if (existing.length + rows.length > MAX_SESSIONS_PER_EVENT) {
      return fail("too-many-sessions", { count: MAX_SESSIONS_PER_EVENT });
    }
    if (await overlapRefused(tx, { eventId: event.id }, rows)) return fail("session-overlap");
    await insertSessions(tx, rows);
    const added = present(await listSessionsOfEvent(tx, event.id));
    await recordChanges(
      tx,
      added.map((after) => ({ origin: ctx, change: { ...ADDED, entityId: after.id, before: null, after } })),
    );
    return ok(added);
  });
}

/** The end of the sale moves along with each date of a series, its opening does not. */
function salesNeverOpen({ salesStartAt, salesEndAt }: Pick<SessionRow, "salesStartAt" | "salesEndAt">): boolean {
  return salesStartAt !== null && salesEndAt !== null && salesEndAt <= salesStartAt;
}

function toRow({ startsAt, endsAt, salesStartAt, salesEndAt, ...fields }: NewSession, eventId: string, now: Date) {
  return {
    ...fields,
    id: uuidv7(),
    eventId,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    salesStartAt: salesStartAt === null ? null : new Date(salesStartAt),
    salesEndAt: salesEndAt === null ? null : new Date(salesEndAt),
    createdAt: now,
    updatedAt: now,
  };
}
