import { Prisma } from "../../generated/prisma/client.ts";
import { type EventFilter, eventFits, sessionFits } from "./event-filter.ts";

/** By the next session, the title, or when the event was made. */
export type EventOrder = "session" | "title" | "made";

export interface EventSort {
  readonly order: EventOrder;
  readonly direction: "ascending" | "descending";
}

/** Where the page before ended: the sort key of its last row, then the id that breaks ties. */
export interface EventPosition {
  readonly key: string | Date;
  readonly id: string;
}

/** Sorts events without a session to come after all others. */
export const FAR_FUTURE = new Date("9999-01-01T00:00:00.000Z");

/** One index that gives events in the order of a sort, and what is picked on the way. */
export interface EventWalk {
  /** Tables that give an event `e`, the index in hand first; `free` leaves it to the server where to begin. */
  readonly inOrder: Prisma.Sql;
  readonly free: Prisma.Sql;
  /** What orders the index, and what breaks ties. */
  readonly key: Prisma.Sql;
  readonly tie: Prisma.Sql;
  /** The key is the same for all: the index is in the order of the tie alone. */
  readonly sameKey?: true;
  readonly nextSession: Prisma.Sql;
  /** The index alone without looking anything up, and what tells where in it to read. */
  readonly indexOnly: Prisma.Sql;
  readonly range: Prisma.Sql;
  /** What must be looked up of each event. */
  readonly picked: (words: "read" | "named") => Prisma.Sql;
}

const SESSIONS_BY_TIME = Prisma.sql`sessions s FORCE INDEX (sessions_status_starts_idx)`;

/** Sessions by time: of each event the first that fits. */
export function offersByTime(filter: EventFilter): EventWalk {
  const earlier = Prisma.sql`(f.starts_at < s.starts_at OR (f.starts_at = s.starts_at AND f.id < s.id))`;
  return {
    inOrder: Prisma.sql`${SESSIONS_BY_TIME} STRAIGHT_JOIN events e ON e.id = s.event_id`,
    free: Prisma.sql`sessions s JOIN events e ON e.id = s.event_id`,
    key: Prisma.sql`s.starts_at`,
    tie: Prisma.sql`s.id`,
    nextSession: Prisma.sql`s.id`,
    indexOnly: SESSIONS_BY_TIME,
    range: sessionFits("s", { ...filter, seats: null, maxPrice: null }),
    picked: (words) => Prisma.sql`${sessionFits("s", filter)} AND ${hasStatus(filter)} AND ${eventFits(filter, words)}
      AND NOT EXISTS (SELECT 1 FROM sessions f WHERE f.event_id = s.event_id AND ${sessionFits("f", filter)} AND ${earlier})`,
  };
}

/** Events that have a session to offer, by the time of the first. */
export function offers(filter: EventFilter, sort: EventSort): EventWalk[] {
  if (sort.order === "session") return [offersByTime(filter)];
  const nextSession = Prisma.sql`(SELECT s.id FROM sessions s WHERE s.event_id = e.id AND ${sessionFits("s", filter)}
    ORDER BY s.starts_at, s.id LIMIT 1)`;
  return eventsInOrder(filter, sort.order, { nextSession, condition: Prisma.sql`${nextSession} IS NOT NULL` });
}

/** All events, with or without sessions; by time, those that have none after `now` come after those that have one. */
export function allEvents(filter: EventFilter, sort: EventSort, now: Date): EventWalk[] {
  const narrows = filter.from !== null || filter.to !== null || filter.seats !== null || filter.maxPrice !== null;
  const condition = narrows
    ? Prisma.sql`(SELECT 1 FROM sessions f WHERE f.event_id = e.id AND ${sessionFits("f", filter)} LIMIT 1) IS NOT NULL`
    : Prisma.sql`TRUE`;
  if (sort.order !== "session") return eventsInOrder(filter, sort.order, { nextSession: Prisma.sql`NULL`, condition });
  const coming = offersByTime({ ...filter, from: new Date(now.getTime() + 1), to: null, seats: null, maxPrice: null });
  // "(SELECT 1 … LIMIT 1) IS NULL", not NOT EXISTS: of that the server first makes a table of all sessions to come.
  const byId = Prisma.sql`events e FORCE INDEX (PRIMARY)`;
  const past: EventWalk = {
    inOrder: byId,
    free: Prisma.sql`events e`,
    key: Prisma.sql`CAST(${FAR_FUTURE} AS DATETIME(3))`,
    tie: Prisma.sql`e.id`,
    sameKey: true,
    nextSession: Prisma.sql`NULL`,
    indexOnly: byId,
    range: Prisma.sql`TRUE`,
    picked: (words) => Prisma.sql`${hasStatus(filter)} AND ${eventFits(filter, words)} AND ${condition} AND (
      SELECT 1 FROM sessions s WHERE s.event_id = e.id AND s.status = 'SCHEDULED' AND s.starts_at > ${now} LIMIT 1) IS NULL`,
  };
  return [{ ...coming, picked: (words) => Prisma.sql`${coming.picked(words)} AND ${condition}` }, past];
}

/** An index of each status: no index has several statuses in one order. */
function eventsInOrder(
  filter: EventFilter,
  order: Exclude<EventOrder, "session">,
  { nextSession, condition }: { readonly nextSession: Prisma.Sql; readonly condition: Prisma.Sql },
): EventWalk[] {
  const index = order === "title" ? Prisma.sql`events_status_title_idx` : Prisma.sql`events_status_created_idx`;
  const inOrder = Prisma.sql`events e FORCE INDEX (${index})`;
  return [...new Set(filter.statuses)].map((status) => ({
    inOrder,
    free: Prisma.sql`events e`,
    key: order === "title" ? Prisma.sql`e.title` : Prisma.sql`e.created_at`,
    tie: Prisma.sql`e.id`,
    nextSession,
    indexOnly: inOrder,
    range: Prisma.sql`e.status = ${status}`,
    picked: (words) => Prisma.sql`${eventFits(filter, words)} AND ${condition}`,
  }));
}

function hasStatus({ statuses }: EventFilter): Prisma.Sql {
  return Prisma.sql`e.status IN (${Prisma.join([...statuses])})`;
}
