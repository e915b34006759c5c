import { findEvent, insertSessions, listSessionsOfEvent, type SessionRow } from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { recordChanges } from "../audit-log/record-service.ts";
import type { Context } from "../context.ts";
import { fail, type Result } from "../errors.ts";
import { copyOf } from "../events/duplicate-service.ts";
import type { EventDetail } from "../events/schema.ts";
import { createEvent } from "../events/service.ts";
import { presentSession } from "./present.ts";
import { daysLater } from "./repeat-rules.ts";
import { priceTiersOf } from "./rules.ts";
import type { DuplicateWithSessionsInput } from "./schema.ts";

const COPIED = { action: "sessions.create", entityType: "session" } as const;

/**
 * Copies an event as a draft, with those of its sessions that are not cancelled, each so many days later at the same time on the wall of
 * the event's zone. All of it or nothing: one that would start in the past is refused.
 */
export async function duplicateWithSessions(
  ctx: Context,
  { id, days }: DuplicateWithSessionsInput,
): Promise<Result<EventDetail>> {
  const source = await findEvent(ctx.database.writer, id);
  if (source === null) return fail("event-not-found");
  const now = ctx.now();
  const later = (at: Date) => new Date(daysLater(at.toISOString(), days, source.timeZone));
  const sessions = (await listSessionsOfEvent(ctx.database.writer, source.id))
    .filter(({ status }) => status === "SCHEDULED")
    .map((session) => movedCopy(session, { later, now }));
  if (sessions.some(({ startsAt }) => startsAt <= now)) return fail("session-in-past");
  return createEvent(ctx, copyOf(source, ctx.locale), {
    action: "events.duplicate",
    alongside: async (tx, eventId) => {
      if (sessions.length === 0) return;
      await insertSessions(
        tx,
        sessions.map((session) => ({ ...session, eventId })),
      );
      const added = (await listSessionsOfEvent(tx, eventId)).map((row) => presentSession(row, now));
      await recordChanges(
        tx,
        added.map((after) => ({ origin: ctx, change: { ...COPIED, entityId: after.id, before: null, after } })),
      );
    },
  });
}

/** A session as it is sold anew: nobody has a seat of it. */
function movedCopy(session: SessionRow, { later, now }: { later: (at: Date) => Date; now: Date }) {
  const { capacity, basePrice, currency, maxSeatsPerBooking, salesStartAt, salesEndAt } = session;
  return {
    id: uuidv7(),
    startsAt: later(session.startsAt),
    endsAt: later(session.endsAt),
    capacity,
    basePrice,
    currency,
    priceTiers: priceTiersOf(session.priceTiers),
    maxSeatsPerBooking,
    salesStartAt: salesStartAt === null ? null : later(salesStartAt),
    salesEndAt: salesEndAt === null ? null : later(salesEndAt),
    createdAt: now,
    updatedAt: now,
  };
}
