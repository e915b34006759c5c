import { Prisma } from "../generated/prisma/client.ts";
import type { EventStatus } from "../generated/prisma/enums.ts";
import type { CategoryRow } from "./categories.ts";
import type { Connection } from "./connection.ts";
import { idTable } from "./id-table.ts";
import { toFullTextQuery } from "./search-text.ts";

/** A row of a list of events; `nextSession*` is the first session that fits the filters. */
export interface EventSearchRow {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly venue: string;
  readonly city: string;
  readonly timeZone: string;
  readonly imageUrl: string | null;
  readonly status: EventStatus;
  readonly version: number;
  readonly createdAt: Date;
  readonly nextSessionId: string | null;
  readonly nextStartsAt: Date | null;
}

export type EventSort = "soonest" | "title" | "newest";

export interface EventFilter {
  readonly q: string | null;
  readonly categories: readonly string[];
  readonly city: string | null;
  /** Sessions from this instant on count. */
  readonly from: Date | null;
  /** Sessions before this instant count. */
  readonly to: Date | null;
  /** At least so many seats left in a session. */
  readonly seats: number | null;
  readonly statuses: readonly EventStatus[];
}

/** Where the page before ended: the sort key of its last row, then the id that breaks ties. */
export interface EventPosition {
  readonly key: string | Date;
  readonly id: string;
}

export interface EventSearch {
  readonly filter: EventFilter;
  readonly sort: EventSort;
  readonly after: EventPosition | null;
  readonly limit: number;
}

const COLUMNS = Prisma.sql`e.id, e.slug, e.title, e.summary, e.venue, e.city, e.time_zone AS timeZone, e.image_url AS imageUrl,
  e.status, e.version, e.created_at AS createdAt`;

/**
 * Events that have a session to offer under the filter, one row each, with the first such session. Sorted by `soonest` it walks
 * the index (status, starts_at, id) of sessions and stops at the limit, however many events there are.
 */
export function searchOffers(db: Connection, search: EventSearch): Promise<EventSearchRow[]> {
  const { filter, sort, after, limit } = search;
  const earlier = Prisma.sql`(f.starts_at < s.starts_at OR (f.starts_at = s.starts_at AND f.id < s.id))`;
  const order = offerOrder(sort, after);
  return db.$queryRaw<EventSearchRow[]>`
    SELECT ${COLUMNS}, s.id AS nextSessionId, s.starts_at AS nextStartsAt
    FROM sessions s JOIN events e ON e.id = s.event_id
    WHERE ${sessionFits("s", filter)}
      AND NOT EXISTS (SELECT 1 FROM sessions f WHERE f.event_id = s.event_id AND ${sessionFits("f", filter)} AND ${earlier})
      AND ${eventFits(filter)} AND ${order.after}
    ORDER BY ${order.by} LIMIT ${limit}`;
}

/** Every event under the filter, with or without sessions: the list of those who run them. */
export function searchAllEvents(db: Connection, search: EventSearch, now: Date): Promise<EventSearchRow[]> {
  const { filter, sort, after, limit } = search;
  const next = Prisma.sql`(SELECT MIN(n.starts_at) FROM sessions n
    WHERE n.event_id = e.id AND n.status = 'SCHEDULED' AND n.starts_at > ${now})`;
  const order = eventOrder(sort, after, next);
  const needsSession = filter.from !== null || filter.to !== null || filter.seats !== null;
  const session = needsSession
    ? Prisma.sql`EXISTS (SELECT 1 FROM sessions s WHERE s.event_id = e.id AND ${sessionFits("s", filter)})`
    : Prisma.sql`TRUE`;
  return db.$queryRaw<EventSearchRow[]>`
    SELECT ${COLUMNS}, NULL AS nextSessionId, ${next} AS nextStartsAt
    FROM events e WHERE ${eventFits(filter)} AND ${session} AND ${order.after}
    ORDER BY ${order.by} LIMIT ${limit}`;
}

function sessionFits(alias: "s" | "f", { from, to, seats }: EventFilter): Prisma.Sql {
  const column = (name: string) => Prisma.raw(`${alias}.${name}`);
  const conditions = [Prisma.sql`${column("status")} = 'SCHEDULED'`];
  if (from !== null) conditions.push(Prisma.sql`${column("starts_at")} >= ${from}`);
  if (to !== null) conditions.push(Prisma.sql`${column("starts_at")} < ${to}`);
  if (seats !== null) conditions.push(Prisma.sql`${column("capacity")} - ${column("reserved")} >= ${seats}`);
  return Prisma.join(conditions, " AND ");
}

function eventFits({ q, categories, city, statuses }: EventFilter): Prisma.Sql {
  const conditions = [Prisma.sql`e.status IN (${Prisma.join([...statuses])})`];
  if (city !== null) conditions.push(Prisma.sql`e.city = ${city}`);
  if (categories.length > 0) {
    conditions.push(Prisma.sql`EXISTS (SELECT 1 FROM event_categories ec JOIN categories c ON c.id = ec.category_id
      WHERE ec.event_id = e.id AND c.slug IN (${Prisma.join([...categories])}))`);
  }
  if (q !== null && q !== "") conditions.push(textFits(q));
  return Prisma.join(conditions, " AND ");
}

/** What holds no letter or digit is found nowhere. */
function textFits(q: string): Prisma.Sql {
  const words = toFullTextQuery(q);
  return words === null ? Prisma.sql`FALSE` : Prisma.sql`MATCH (e.search_text) AGAINST (${words} IN BOOLEAN MODE)`;
}

interface Order {
  readonly by: Prisma.Sql;
  readonly after: Prisma.Sql;
}

function offerOrder(sort: EventSort, after: EventPosition | null): Order {
  if (sort === "soonest") return keyset(Prisma.sql`s.starts_at`, Prisma.sql`s.id`, "ASC", after);
  return eventOrder(sort, after, Prisma.sql`s.starts_at`);
}

/** Sorts events without a session to come after all others. */
export const FAR_FUTURE = new Date("9999-01-01T00:00:00.000Z");

function eventOrder(sort: EventSort, after: EventPosition | null, next: Prisma.Sql): Order {
  switch (sort) {
    case "title":
      return keyset(Prisma.sql`e.title`, Prisma.sql`e.id`, "ASC", after);
    case "newest":
      return keyset(Prisma.sql`e.created_at`, Prisma.sql`e.id`, "DESC", after);
    case "soonest":
      return keyset(Prisma.sql`COALESCE(${next}, ${FAR_FUTURE})`, Prisma.sql`e.id`, "ASC", after);
  }
}

/** Keyset paging: rows after a position in the order of (key, id). */
function keyset(key: Prisma.Sql, id: Prisma.Sql, direction: "ASC" | "DESC", after: EventPosition | null): Order {
  const way = Prisma.raw(direction);
  const past = Prisma.raw(direction === "ASC" ? ">" : "<");
  return {
    by: Prisma.sql`${key} ${way}, ${id} ${way}`,
    after:
      after === null
        ? Prisma.sql`TRUE`
        : Prisma.sql`(${key} ${past} ${after.key} OR (${key} = ${after.key} AND ${id} ${past} ${after.id}))`,
  };
}

/** The categories of several events in one query. */
export function categoriesOfEvents(
  db: Connection,
  eventIds: readonly string[],
): Promise<(CategoryRow & { eventId: string })[]> {
  if (eventIds.length === 0) return Promise.resolve([]);
  return db.$queryRaw<(CategoryRow & { eventId: string })[]>`
    SELECT ec.event_id AS eventId, c.id, c.slug, c.name_fr AS nameFr, c.name_en AS nameEn
    FROM ${idTable(eventIds)} r STRAIGHT_JOIN event_categories ec ON ec.event_id = r.id
      JOIN categories c ON c.id = ec.category_id
    ORDER BY c.slug`;
}
