import { Prisma } from "../generated/prisma/client.ts";
import type { Connection } from "./connection.ts";
import type { SessionRow } from "./sessions.ts";

/** Holds that are live, of one event or of all (null). */
export async function countLiveHolds(db: Connection, eventId: string | null, now: Date): Promise<number> {
  const source =
    eventId === null
      ? Prisma.sql`bookings b`
      : Prisma.sql`sessions s STRAIGHT_JOIN bookings b FORCE INDEX (bookings_session_status_idx)
          ON b.session_id = s.id AND s.event_id = ${eventId}`;
  const [row] = await db.$queryRaw<[{ count: bigint }]>`
    SELECT COUNT(*) AS count FROM ${source} WHERE b.status = 'PENDING' AND b.expires_at > ${now}`;
  return Number(row.count);
}

/** Counted in the narrowest index and without a model: a model's count makes a table of the ids first, which takes twice as long. */
export async function countPublishedEvents(db: Connection): Promise<number> {
  const [row] = await db.$queryRaw<[{ count: bigint }]>`
    SELECT COUNT(*) AS count FROM events FORCE INDEX (events_status_created_idx) WHERE status = 'PUBLISHED'`;
  return Number(row.count);
}

/** What a glance at a session tells: when it is, how full, and whether it is on sale. */
export type NextSessionRow = Pick<
  SessionRow,
  "id" | "eventId" | "startsAt" | "capacity" | "reserved" | "status" | "salesStartAt" | "salesEndAt"
> & {
  readonly eventTitle: string;
  readonly timeZone: string;
};

/** The next sessions of published events, or of one (whatever its status): read by time, down to the last one wanted. */
export function nextSessions(
  db: Connection,
  { eventId, now, limit }: { eventId: string | null; now: Date; limit: number },
): Promise<NextSessionRow[]> {
  const [index, ofEvent] =
    eventId === null
      ? [Prisma.sql`sessions_status_starts_idx`, Prisma.sql`e.status = 'PUBLISHED'`]
      : [Prisma.sql`sessions_event_starts_idx`, Prisma.sql`s.event_id = ${eventId}`];
  return db.$queryRaw<NextSessionRow[]>`
    SELECT s.id, e.id AS eventId, e.title AS eventTitle, e.time_zone AS timeZone, s.starts_at AS startsAt, s.capacity, s.reserved,
      s.status, s.sales_start_at AS salesStartAt, s.sales_end_at AS salesEndAt
    FROM sessions s FORCE INDEX (${index}) STRAIGHT_JOIN events e ON e.id = s.event_id
    WHERE s.status = 'SCHEDULED' AND s.starts_at > ${now} AND ${ofEvent}
    ORDER BY s.starts_at, s.id LIMIT ${limit}`;
}

export async function hasBookings(db: Connection): Promise<boolean> {
  return (await db.booking.findFirst({ select: { id: true } })) !== null;
}

/** How far the first event is: the newest one, if there is one. */
export interface NewestEvent {
  readonly id: string;
  readonly slug: string;
  readonly isPublished: boolean;
  readonly hasSession: boolean;
}

export async function newestEvent(db: Connection): Promise<NewestEvent | null> {
  const event = await db.event.findFirst({
    where: { status: { not: "ARCHIVED" } },
    orderBy: { id: "desc" },
    select: { id: true, slug: true, status: true, sessions: { take: 1, select: { id: true } } },
  });
  if (event === null) return null;
  const { id, slug, status, sessions } = event;
  return { id, slug, isPublished: status === "PUBLISHED", hasSession: sessions.length > 0 };
}
