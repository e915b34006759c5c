import { Prisma } from "../../generated/prisma/client.ts";
import type { Connection } from "../connection.ts";
import {
  type BookingFilter,
  type BookingPosition,
  hasStatus,
  isPast,
  NEWEST_FIRST,
  statusRanges,
} from "./booking-filter.ts";

/** Ways that are walked beside each other at most; an event with more sessions is sorted instead. */
const MOST_WALKS = 24;

/** One index, read from the newest booking backwards, and what is picked on the way. */
interface Walk {
  readonly index: Prisma.Sql;
  readonly where: Prisma.Sql;
}

const BY_TIME = Prisma.sql`bookings_created_idx`;
const BY_STATUS = Prisma.sql`bookings_status_created_idx`;
const BY_SESSION = Prisma.sql`bookings_session_created_idx`;

/**
 * The newest bookings that fit the filter (its words apart) and `extra`: a query of their ids and times. Each walk stops at the
 * limit, so that its cost is that of the page, however many bookings there are.
 */
export async function newestIds(
  db: Connection,
  filter: BookingFilter,
  page: { readonly after: BookingPosition | null; readonly extra: Prisma.Sql; readonly limit: number },
): Promise<Prisma.Sql> {
  const walks = (await chooseWalks(db, filter)).map(
    ({ index, where }) => Prisma.sql`(SELECT b.id, b.created_at FROM bookings b FORCE INDEX (${index})
      WHERE ${where} AND ${isPast(page.after)} AND ${page.extra} ${NEWEST_FIRST} LIMIT ${page.limit})`,
  );
  if (walks.length === 0) return Prisma.sql`SELECT b.id, b.created_at FROM bookings b WHERE FALSE`;
  return Prisma.sql`SELECT b.id, b.created_at FROM (${Prisma.join(walks, " UNION ALL ")}) b ${NEWEST_FIRST} LIMIT ${page.limit}`;
}

/**
 * The instant down to which the walks read, each at most `rows` bookings; null when there are not so many, or when the search
 * index, which must know all that are older, is empty.
 */
export async function edgeOfReading(
  db: Connection,
  filter: BookingFilter,
  page: { readonly after: BookingPosition | null; readonly rows: number },
): Promise<Date | null> {
  const walks = (await chooseWalks(db, filter)).map(
    ({ index, where }) => Prisma.sql`(SELECT b.created_at FROM bookings b FORCE INDEX (${index})
      WHERE ${where} AND ${isPast(page.after)} ${NEWEST_FIRST} LIMIT 1 OFFSET ${page.rows})`,
  );
  const [edges] = await db.$queryRaw<[{ reached: Date | null; indexed: Date | null }]>`
    SELECT MAX(walk.created_at) AS reached, (SELECT MAX(created_at) FROM booking_search) AS indexed
    FROM (${Prisma.join(walks, " UNION ALL ")}) walk`;
  const { reached, indexed } = edges;
  if (reached === null || indexed === null) return null;
  return reached < indexed ? reached : indexed;
}

async function chooseWalks(db: Connection, filter: BookingFilter): Promise<Walk[]> {
  const status = hasStatus(filter);
  const inSession = (id: string) => ({ index: BY_SESSION, where: Prisma.sql`b.session_id = ${id} AND ${status}` });
  if (filter.eventId !== null) {
    const sessions = await db.session.findMany({
      where: { eventId: filter.eventId, ...(filter.sessionId === null ? {} : { id: filter.sessionId }) },
      select: { id: true },
    });
    if (sessions.length <= MOST_WALKS) return sessions.map(({ id }) => inSession(id));
    const ids = Prisma.join(sessions.map(({ id }) => id));
    return [{ index: BY_SESSION, where: Prisma.sql`b.session_id IN (${ids}) AND ${status}` }];
  }
  if (filter.sessionId !== null) return [inSession(filter.sessionId)];
  const ranges = statusRanges(filter);
  if (ranges.length === 0) return [{ index: BY_TIME, where: Prisma.sql`TRUE` }];
  return ranges.map((where) => ({ index: BY_STATUS, where }));
}
