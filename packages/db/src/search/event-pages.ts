import { Prisma } from "../../generated/prisma/client.ts";
import type { EventStatus } from "../../generated/prisma/enums.ts";
import type { CategoryRow } from "../categories.ts";
import type { Connection } from "../connection.ts";
import { idTable } from "../id-table.ts";
import { type EventFilter, isSelective } from "./event-filter.ts";
import { allEvents, type EventPosition, type EventSort, type EventWalk, offers } from "./event-walks.ts";

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
  readonly imageAlt: string;
  /** Null, as the three below it, without an uploaded picture. */
  readonly imageId: string | null;
  readonly imageWidth: number | null;
  readonly imageHeight: number | null;
  readonly imageColor: string | null;
  readonly status: EventStatus;
  readonly version: number;
  readonly createdAt: Date;
  readonly nextSessionId: string | null;
  readonly nextStartsAt: Date | null;
}

export interface EventSearch {
  readonly filter: EventFilter;
  readonly sort: EventSort;
  readonly after: EventPosition | null;
  readonly limit: number;
}

/**
 * Rows of an index that a search reads, for each row of the page, before it asks the indexes of words, cities and categories: what
 * every 40th event has fills the page by then, and those indexes would have named all such events to sort them.
 */
const READ_PER_ROW = 40;

const COLUMNS = Prisma.sql`e.id, e.slug, e.title, e.summary, e.venue, e.city, e.time_zone AS timeZone, e.image_url AS imageUrl,
  e.image_alt AS imageAlt, i.id AS imageId, i.width AS imageWidth, i.height AS imageHeight, i.color AS imageColor,
  e.status, e.version, e.created_at AS createdAt`;

/** Events that have a session to offer under the filter, one row each, with the first such session (docs/adr/0020-growth.md). */
export function searchOffers(db: Connection, search: EventSearch): Promise<EventSearchRow[]> {
  return find(db, search, offers(search.filter, search.sort));
}

/** Every event under the filter, with or without sessions: the list of those who run them. */
export function searchAllEvents(db: Connection, search: EventSearch, now: Date): Promise<EventSearchRow[]> {
  return find(db, search, allEvents(search.filter, search.sort, now));
}

async function find(db: Connection, search: EventSearch, walks: readonly EventWalk[]): Promise<EventSearchRow[]> {
  if (!isSelective(search.filter)) return read(db, search, walks, null);
  const edge = await edgeOfReading(db, search, walks);
  const rows = edge === null ? [] : await read(db, search, walks, edge);
  return edge !== null && rows.length === search.limit ? rows : named(db, search, walks);
}

/** The place in the sort down to which an index is read; null when there is not so much to read. */
async function edgeOfReading(
  db: Connection,
  { sort, after, limit }: EventSearch,
  walks: readonly EventWalk[],
): Promise<EventPosition | null> {
  const ends = walks.map(
    (walk) => Prisma.sql`(SELECT ${walk.key} AS sortKey, ${walk.tie} AS tie FROM ${walk.indexOnly}
      WHERE ${walk.range} AND ${isPast(sort, walk, after)} ORDER BY ${by(sort, walk)} LIMIT 1 OFFSET ${limit * READ_PER_ROW})`,
  );
  const [edge] = await db.$queryRaw<{ key: string | Date; id: string }[]>`
    SELECT k.sortKey AS \`key\`, k.tie AS id FROM (${Prisma.join(ends, " UNION ALL ")}) k ORDER BY ${by(sort, MERGED)} LIMIT 1`;
  return edge ?? null;
}

/** Walks the indexes in the order of the sort and stops at the limit, or at the edge. */
function read(
  db: Connection,
  search: EventSearch,
  walks: readonly EventWalk[],
  edge: EventPosition | null,
): Promise<EventSearchRow[]> {
  const { sort } = search;
  const until = (walk: EventWalk) => (edge === null ? Prisma.sql`TRUE` : Prisma.sql`NOT (${isPast(sort, walk, edge)})`);
  return merge(
    db,
    search,
    walks.map((walk) =>
      part(search, walk, { tables: walk.inOrder, where: Prisma.sql`${until(walk)} AND ${walk.picked("read")}` }),
    ),
  );
}

/** Sorts what the indexes of words, cities and categories name. */
function named(db: Connection, search: EventSearch, walks: readonly EventWalk[]): Promise<EventSearchRow[]> {
  return merge(
    db,
    search,
    walks.map((walk) => part(search, walk, { tables: walk.free, where: walk.picked("named") })),
  );
}

function part(
  { sort, after, limit }: EventSearch,
  walk: EventWalk,
  { tables, where }: { readonly tables: Prisma.Sql; readonly where: Prisma.Sql },
): Prisma.Sql {
  return Prisma.sql`(SELECT e.id, ${walk.nextSession} AS nextSessionId, ${walk.key} AS sortKey, ${walk.tie} AS tie FROM ${tables}
    WHERE ${walk.range} AND ${isPast(sort, walk, after)} AND ${where} ORDER BY ${by(sort, walk)} LIMIT ${limit})`;
}

function merge(db: Connection, { sort, limit }: EventSearch, parts: readonly Prisma.Sql[]): Promise<EventSearchRow[]> {
  return db.$queryRaw<EventSearchRow[]>`
    SELECT ${COLUMNS}, k.nextSessionId, n.starts_at AS nextStartsAt
    FROM (SELECT * FROM (${Prisma.join([...parts], " UNION ALL ")}) k ORDER BY ${by(sort, MERGED)} LIMIT ${limit}) k
      JOIN events e ON e.id = k.id LEFT JOIN sessions n ON n.id = k.nextSessionId LEFT JOIN images i ON i.id = e.image_id
    ORDER BY ${by(sort, MERGED)}`;
}

type SortKey = Pick<EventWalk, "key" | "tie" | "sameKey">;
const MERGED: SortKey = { key: Prisma.sql`k.sortKey`, tie: Prisma.sql`k.tie` };

function by(sort: EventSort, { key, tie, sameKey }: SortKey): Prisma.Sql {
  if (sort.direction === "ascending") return sameKey ? tie : Prisma.sql`${key}, ${tie}`;
  return sameKey ? Prisma.sql`${tie} DESC` : Prisma.sql`${key} DESC, ${tie} DESC`;
}

/** Keyset paging: what comes after a position in the order of (key, tie). */
function isPast(sort: EventSort, { key, tie }: SortKey, after: EventPosition | null): Prisma.Sql {
  if (after === null) return Prisma.sql`TRUE`;
  const past = sort.direction === "descending" ? Prisma.sql`<` : Prisma.sql`>`;
  return Prisma.sql`(${key} ${past} ${after.key} OR (${key} = ${after.key} AND ${tie} ${past} ${after.id}))`;
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
