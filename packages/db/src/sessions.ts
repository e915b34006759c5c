import type { Prisma } from "../generated/prisma/client.ts";
import type { Connection } from "./connection.ts";
import { padded } from "./id-table.ts";
import type { Transaction } from "./transaction.ts";

export type SessionRow = Prisma.SessionGetPayload<object>;
export type SessionFields = Prisma.SessionUncheckedCreateInput;

export function findSession(db: Connection, id: string): Promise<SessionRow | null> {
  return db.session.findUnique({ where: { id } });
}

/** All sessions of an event, earliest first. */
export function listSessionsOfEvent(db: Connection, eventId: string): Promise<SessionRow[]> {
  return db.session.findMany({ where: { eventId }, orderBy: [{ startsAt: "asc" }, { id: "asc" }] });
}

const OFFER = {
  id: true,
  eventId: true,
  startsAt: true,
  endsAt: true,
  status: true,
  capacity: true,
  reserved: true,
  basePrice: true,
  currency: true,
  priceTiers: true,
  salesStartAt: true,
  salesEndAt: true,
} as const;

/** What a list of events tells of a session, and what its price depends on. */
export type SessionOffer = Pick<SessionRow, keyof typeof OFFER>;

/** Scheduled sessions of several events that start after `after` (all, when null), earliest first, in one query. */
export function scheduledSessionsOf(
  db: Connection,
  eventIds: readonly string[],
  after: Date | null,
): Promise<SessionOffer[]> {
  if (eventIds.length === 0) return Promise.resolve([]);
  return db.session.findMany({
    where: {
      eventId: { in: padded(eventIds) },
      status: "SCHEDULED",
      ...(after === null ? {} : { startsAt: { gt: after } }),
    },
    select: OFFER,
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
}

/** Whether an event has a session that is still to come. */
export async function hasSessionToCome(db: Connection, eventId: string, now: Date): Promise<boolean> {
  const session = await db.session.findFirst({
    where: { eventId, status: "SCHEDULED", startsAt: { gt: now } },
    select: { id: true },
  });
  return session !== null;
}

/** Sessions of the same event that could take `seats` instead, earliest first. */
export async function otherSessionsWithSeats(
  db: Connection,
  wish: { eventId: string; exceptId: string; seats: number; now: Date },
): Promise<SessionRow[]> {
  const rows = await db.session.findMany({
    where: {
      eventId: wish.eventId,
      id: { not: wish.exceptId },
      status: "SCHEDULED",
      startsAt: { gt: wish.now },
      AND: [
        { OR: [{ salesStartAt: null }, { salesStartAt: { lte: wish.now } }] },
        { OR: [{ salesEndAt: null }, { salesEndAt: { gt: wish.now } }] },
      ],
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: 50,
  });
  return rows.filter((row) => row.capacity - row.reserved >= wish.seats).slice(0, 5);
}

/** Locks a session's row until the end of the transaction. Whoever changes its seats or bookings locks it first. */
export async function lockSession(tx: Transaction, id: string): Promise<SessionRow | null> {
  const rows = await tx.$queryRaw<RawSession[]>`
    SELECT s.id, s.event_id AS eventId, s.starts_at AS startsAt, s.ends_at AS endsAt, s.capacity, s.reserved,
      s.base_price AS basePrice, s.currency, s.price_tiers AS priceTiers, s.max_seats_per_booking AS maxSeatsPerBooking,
      s.sales_start_at AS salesStartAt,
      s.sales_end_at AS salesEndAt, s.status, s.version, s.created_at AS createdAt, s.updated_at AS updatedAt
    FROM sessions s WHERE s.id = ${id} FOR UPDATE`;
  const row = rows[0];
  return row === undefined ? null : { ...row, priceTiers: parseJson(row.priceTiers) };
}

/**
 * Locks two sessions, in the order in which everybody takes such locks (transaction.ts).
 * @returns them in the order of the arguments
 */
export async function lockTwoSessions(
  tx: Transaction,
  first: string,
  second: string,
): Promise<readonly [SessionRow | null, SessionRow | null]> {
  if (first <= second) return [await lockSession(tx, first), await lockSession(tx, second)];
  const later = await lockSession(tx, second);
  return [await lockSession(tx, first), later];
}

type RawSession = Omit<SessionRow, "priceTiers"> & { readonly priceTiers: unknown };

/** MariaDB keeps JSON as text; whether a raw query hands it out parsed depends on the server's version. */
export function parseJson(value: unknown): Prisma.JsonValue {
  return (typeof value === "string" ? JSON.parse(value) : value) as Prisma.JsonValue;
}

/**
 * Locks all sessions of an event, and returns their ids. Rows are locked as they are read, which may be before they are sorted: callers that must
 * not deadlock hold the event's row, and what deadlocks all the same is repeated.
 */
export async function lockSessionsOfEvent(tx: Transaction, eventId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM sessions WHERE event_id = ${eventId} ORDER BY id FOR UPDATE`;
  return rows.map(({ id }) => id);
}

export async function insertSessions(tx: Transaction, sessions: readonly SessionFields[]): Promise<void> {
  await tx.session.createMany({ data: [...sessions] });
}

/**
 * Changes a session and raises its version, if the version is still the expected one (any, when null) and no more seats
 * are reserved than the new capacity holds.
 * @returns whether it was changed
 */
export async function updateSessionRow(
  tx: Transaction,
  key: { id: string; version: number | null },
  fields: Partial<SessionFields>,
): Promise<boolean> {
  const { count } = await tx.session.updateMany({
    where: {
      id: key.id,
      ...(key.version === null ? {} : { version: key.version }),
      ...(fields.capacity === undefined ? {} : { reserved: { lte: fields.capacity } }),
    },
    data: { ...fields, version: { increment: 1 } },
  });
  return count === 1;
}

/**
 * Takes seats: the guarded write that makes overselling impossible. @returns whether they fitted
 */
export async function reserveSeats(tx: Transaction, sessionId: string, seats: number): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE sessions SET reserved = reserved + ${seats}
    WHERE id = ${sessionId} AND status = 'SCHEDULED' AND reserved + ${seats} <= capacity`;
  return count === 1;
}

/** Gives seats back. @returns whether so many were reserved */
export async function releaseSeats(tx: Transaction, sessionId: string, seats: number): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE sessions SET reserved = reserved - ${seats} WHERE id = ${sessionId} AND reserved >= ${seats}`;
  return count === 1;
}

/** Gives back seats of a session that is about to end: as many as are reserved, if those are fewer. */
export async function lowerReserved(tx: Transaction, sessionId: string, seats: number): Promise<void> {
  await tx.$executeRaw`UPDATE sessions SET reserved = GREATEST(reserved - ${seats}, 0) WHERE id = ${sessionId}`;
}
