import { Prisma } from "../../generated/prisma/client.ts";
import type { Connection } from "../connection.ts";
import { type EventFilter, eventFits, sessionFits } from "./event-filter.ts";

/** The instants of a day; `to` is not in it any more. */
export interface DaySpan {
  readonly from: Date;
  readonly to: Date;
}

/** An event on a day, with its first session of that day that fits the filter. */
export interface DayOffer {
  /** The place of the day among those that were asked for. */
  readonly day: number;
  readonly eventId: string;
  readonly slug: string;
  readonly title: string;
  readonly timeZone: string;
  readonly startsAt: Date;
}

/** Sessions of one day that are read at most, however few of them fit. */
const MOST_READ_PER_DAY = 2_000;

/**
 * What is on, day by day, earliest first: at most `perDay` events of each. One walk through the sessions of each day, which stops when
 * there are so many; the dates of the filter do not count.
 */
export async function offersByDay(
  db: Connection,
  {
    filter,
    days,
    perDay,
  }: { readonly filter: EventFilter; readonly days: readonly DaySpan[]; readonly perDay: number },
): Promise<DayOffer[]> {
  if (days.length === 0) return [];
  const parts = days.map((span, day) => offersOfDay({ ...filter, ...span }, day, perDay));
  const rows = await db.$queryRaw<(Omit<DayOffer, "day"> & { day: number | bigint })[]>`
    SELECT d.day, d.eventId, e.slug, e.title, e.time_zone AS timeZone, d.startsAt
    FROM (${Prisma.join(parts, " UNION ALL ")}) d JOIN events e ON e.id = d.eventId ORDER BY d.day, d.startsAt, d.sessionId`;
  return rows.map((row) => ({ ...row, day: Number(row.day) }));
}

function offersOfDay(filter: EventFilter & DaySpan, day: number, most: number): Prisma.Sql {
  const inOrder = Prisma.sql`sessions s FORCE INDEX (sessions_status_starts_idx)`;
  const ofDay = Prisma.sql`s.status = 'SCHEDULED' AND s.starts_at >= ${filter.from} AND s.starts_at < ${filter.to}`;
  const edge = Prisma.sql`COALESCE((SELECT s.starts_at FROM ${inOrder} WHERE ${ofDay}
    ORDER BY s.starts_at, s.id LIMIT 1 OFFSET ${MOST_READ_PER_DAY}), ${filter.to})`;
  return Prisma.sql`(SELECT ${day} AS day, s.id AS sessionId, s.starts_at AS startsAt, s.event_id AS eventId
    FROM ${inOrder} STRAIGHT_JOIN events e ON e.id = s.event_id
    WHERE ${ofDay} AND s.starts_at < ${edge} AND ${sessionFits("s", filter)} AND e.status = 'PUBLISHED' AND ${eventFits(filter, "read")}
      AND NOT EXISTS (SELECT 1 FROM sessions f WHERE f.event_id = s.event_id AND ${sessionFits("f", filter)}
        AND (f.starts_at < s.starts_at OR (f.starts_at = s.starts_at AND f.id < s.id)))
    ORDER BY s.starts_at, s.id LIMIT ${most})`;
}
