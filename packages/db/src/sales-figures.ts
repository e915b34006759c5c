import { Prisma } from "../generated/prisma/client.ts";
import type { Connection } from "./connection.ts";

/** What was booked in a quarter of an hour, in one currency. A booking belongs to the moment it was made. */
export interface QuarterSales {
  /** Quarters of an hour since 1970, UTC. All zones are a whole number of them away from UTC, so that days of any zone are made of them. */
  readonly quarter: number;
  readonly currency: string;
  /** All bookings, whatever became of them. */
  readonly made: number;
  readonly confirmed: number;
  /** Seats of those, and their price in minor units. */
  readonly seats: number;
  readonly revenue: number;
  /** Whose status is PENDING: holds that are live, and some that have lapsed. */
  readonly pending: number;
  /** Holds that are live. */
  readonly waiting: number;
  /** Cancelled before they were confirmed. */
  readonly cancelledHolds: number;
  /** Cancelled after that, their seats and price. */
  readonly cancelled: number;
  readonly cancelledSeats: number;
  readonly cancelledRevenue: number;
}

/** Bookings made in a span of time, of one event or of all (null). */
export interface BookingSpan {
  readonly from: Date;
  readonly to: Date;
  readonly eventId: string | null;
}

type Raw<Row> = { readonly [Key in keyof Row]: Row[Key] extends number ? bigint : Row[Key] };

/**
 * Sales by quarter of an hour, earliest first. It reads every booking of the span, about 2 µs each.
 * @param now holds that have lapsed by then do not wait
 */
export async function salesByQuarter(db: Connection, { from, to, eventId }: BookingSpan, now: Date) {
  const wasConfirmed = Prisma.sql`b.status = 'CANCELLED' AND b.confirmed_at IS NOT NULL`;
  const sum = (when: Prisma.Sql, of: Prisma.Sql) => Prisma.sql`CAST(SUM(IF(${when}, ${of}, 0)) AS SIGNED)`;
  const [one, seats, price] = [Prisma.sql`1`, Prisma.sql`b.seats`, Prisma.sql`b.seats * b.unit_price`];
  const isConfirmed = Prisma.sql`b.status = 'CONFIRMED'`;
  const rows = await db.$queryRaw<Raw<QuarterSales>[]>`
    SELECT FLOOR(UNIX_TIMESTAMP(b.created_at) / 900) AS quarter, b.currency, COUNT(*) AS made,
      ${sum(isConfirmed, one)} AS confirmed, ${sum(isConfirmed, seats)} AS seats, ${sum(isConfirmed, price)} AS revenue,
      ${sum(Prisma.sql`b.status = 'PENDING'`, one)} AS pending,
      ${sum(Prisma.sql`b.status = 'PENDING' AND b.expires_at > ${now}`, one)} AS waiting,
      ${sum(Prisma.sql`b.status = 'CANCELLED' AND b.confirmed_at IS NULL`, one)} AS cancelledHolds,
      ${sum(wasConfirmed, one)} AS cancelled, ${sum(wasConfirmed, seats)} AS cancelledSeats,
      ${sum(wasConfirmed, price)} AS cancelledRevenue
    FROM ${eventId === null ? Prisma.sql`bookings b FORCE INDEX (bookings_created_idx)` : bookingsOf(eventId, Prisma.sql`bookings_session_created_idx`)}
    WHERE b.created_at >= ${from} AND b.created_at < ${to}
    GROUP BY quarter, b.currency ORDER BY quarter, b.currency`;
  return rows.map(inNumbers);
}

function inNumbers({ currency, ...figures }: Raw<QuarterSales>): QuarterSales {
  const numbers = Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, Number(figure)]));
  return { currency, ...numbers } as unknown as QuarterSales;
}

/** How many bookings of a span are in which status. */
export interface StatusCounts {
  readonly pending: number;
  readonly confirmed: number;
  readonly cancelled: number;
  readonly expired: number;
}

/**
 * Counted in an index alone, a status at a time, which is ten times as quick as reading the bookings. Each change of a status shows: no
 * booking comes back to one that it had, so that two changes cannot make up for each other.
 */
export async function countByStatus(db: Connection, { from, to, eventId }: BookingSpan): Promise<StatusCounts> {
  const source =
    eventId === null
      ? Prisma.sql`bookings b FORCE INDEX (bookings_status_created_idx)`
      : bookingsOf(eventId, Prisma.sql`bookings_session_status_idx`);
  const count = (hasStatus: Prisma.Sql) =>
    Prisma.sql`(SELECT COUNT(*) FROM ${source} WHERE ${hasStatus} AND b.created_at >= ${from} AND b.created_at < ${to})`;
  const [row] = await db.$queryRaw<[Raw<StatusCounts>]>`
    SELECT ${count(Prisma.sql`b.status = 'PENDING'`)} AS pending, ${count(Prisma.sql`b.status = 'CONFIRMED'`)} AS confirmed,
      ${count(Prisma.sql`b.status = 'CANCELLED'`)} AS cancelled, ${count(Prisma.sql`b.status = 'EXPIRED'`)} AS expired`;
  return {
    pending: Number(row.pending),
    confirmed: Number(row.confirmed),
    cancelled: Number(row.cancelled),
    expired: Number(row.expired),
  };
}

/** The seconds between making and confirming of the newest confirmed bookings of a span, at most `limit`, in no order. */
export async function secondsToConfirm(
  db: Connection,
  { from, to, eventId }: BookingSpan,
  limit: number,
): Promise<number[]> {
  const source =
    eventId === null
      ? Prisma.sql`bookings b FORCE INDEX (bookings_status_created_idx)`
      : bookingsOf(eventId, Prisma.sql`bookings_session_status_idx`);
  const rows = await db.$queryRaw<{ seconds: bigint }[]>`
    SELECT TIMESTAMPDIFF(SECOND, b.created_at, b.confirmed_at) AS seconds FROM ${source}
    WHERE b.status = 'CONFIRMED' AND b.created_at >= ${from} AND b.created_at < ${to}
    ORDER BY b.created_at DESC LIMIT ${limit}`;
  return rows.map(({ seconds }) => Number(seconds));
}

function bookingsOf(eventId: string, index: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`sessions s STRAIGHT_JOIN bookings b FORCE INDEX (${index}) ON b.session_id = s.id AND s.event_id = ${eventId}`;
}
