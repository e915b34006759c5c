import type { Connection } from "./connection.ts";

/** Bookings made in a span of time, by currency. */
export interface SalesRow {
  readonly currency: string;
  readonly bookings: bigint;
  readonly confirmed: bigint;
  /** Seats of live bookings. */
  readonly seats: bigint;
  /** Minor units of what is confirmed. */
  readonly revenue: bigint;
}

/** @param now holds that have lapsed by then count no seats */
export function salesBetween(
  db: Connection,
  { from, to, now }: { from: Date; to: Date; now: Date },
): Promise<SalesRow[]> {
  return db.$queryRaw<SalesRow[]>`
    SELECT currency, COUNT(*) AS bookings,
      CAST(SUM(status = 'CONFIRMED') AS SIGNED) AS confirmed,
      CAST(SUM(IF(status = 'CONFIRMED' OR (status = 'PENDING' AND expires_at > ${now}), seats, 0)) AS SIGNED) AS seats,
      CAST(SUM(IF(status = 'CONFIRMED', seats * unit_price, 0)) AS SIGNED) AS revenue
    FROM bookings WHERE created_at >= ${from} AND created_at < ${to} GROUP BY currency ORDER BY currency`;
}

export async function countLiveHolds(db: Connection, now: Date): Promise<number> {
  const [row] = await db.$queryRaw<[{ count: bigint }]>`
    SELECT COUNT(*) AS count FROM bookings WHERE status = 'PENDING' AND expires_at > ${now}`;
  return Number(row.count);
}

/** Counted in the narrowest index and without a model: a model's count makes a table of the ids first, which takes twice as long. */
export async function countPublishedEvents(db: Connection): Promise<number> {
  const [row] = await db.$queryRaw<[{ count: bigint }]>`
    SELECT COUNT(*) AS count FROM events FORCE INDEX (events_status_created_idx) WHERE status = 'PUBLISHED'`;
  return Number(row.count);
}

export interface NextSessionRow {
  readonly id: string;
  readonly eventId: string;
  readonly eventTitle: string;
  readonly timeZone: string;
  readonly startsAt: Date;
  readonly capacity: number;
  readonly reserved: number;
}

/** The next sessions of published events: read by time, down to the last one wanted. */
export function nextSessions(db: Connection, now: Date, limit: number): Promise<NextSessionRow[]> {
  return db.$queryRaw<NextSessionRow[]>`
    SELECT s.id, e.id AS eventId, e.title AS eventTitle, e.time_zone AS timeZone, s.starts_at AS startsAt, s.capacity, s.reserved
    FROM sessions s FORCE INDEX (sessions_status_starts_idx) STRAIGHT_JOIN events e ON e.id = s.event_id
    WHERE s.status = 'SCHEDULED' AND s.starts_at > ${now} AND e.status = 'PUBLISHED'
    ORDER BY s.starts_at, s.id LIMIT ${limit}`;
}
