import { Prisma } from "../../generated/prisma/client.ts";
import { BOOKING_SELECT, type BookingRow } from "../bookings.ts";
import type { Connection } from "../connection.ts";
import {
  type BookingFilter,
  type BookingPosition,
  hasStatus,
  isPast,
  likePart,
  NEWEST_FIRST,
} from "./booking-filter.ts";
import { TEXT_OF_INDEX, toIndexQuery } from "./booking-index-text.ts";
import { bookingText, hasPhrases, type SearchedBooking, searchPhrases } from "./booking-phrases.ts";
import { edgeOfReading, newestIds } from "./booking-walks.ts";

export interface BookingSearch {
  readonly filter: BookingFilter;
  /** Where the page before ended. */
  readonly after: BookingPosition | null;
  readonly limit: number;
}

/**
 * Newest bookings of a status that a search by words reads, for each row of the page, before it asks the full-text index: a word that every
 * 200th booking has fills the page by then, and the index would have named all its bookings to sort them.
 */
const READ_PER_ROW = 200;

/**
 * Bookings under a filter, newest first (docs/adr/0020-growth.md). What holds no letter or digit is found nowhere: no index could
 * name it, and to look for it all bookings would be read.
 */
export async function searchBookings(db: Connection, search: BookingSearch): Promise<BookingRow[]> {
  const { eventId, sessionId } = search.filter;
  const q = search.filter.q?.trim() ?? "";
  if (q === "") return newest(db, search, EVERYTHING);
  const phrases = searchPhrases(q);
  if (phrases.length === 0) return [];
  if (sessionId !== null || eventId !== null) return newest(db, search, withPhrases(phrases));
  return searchAll(db, search, { q, phrases });
}

/** The newest bookings are read themselves, also because the index does not know the very newest; older ones it names. */
async function searchAll(
  db: Connection,
  search: BookingSearch,
  { q, phrases }: { q: string; phrases: readonly string[] },
): Promise<BookingRow[]> {
  const { filter, after, limit } = search;
  const edge = await edgeOfReading(db, filter, { after, rows: limit * READ_PER_ROW });
  const wanted = withPhrases(phrases);
  if (edge === null) return newest(db, search, wanted);
  const like = Prisma.sql`b.created_at >= ${edge} AND ${wanted.like}`;
  const recent = await newest(db, search, { ...wanted, like });
  if (recent.length === limit) return recent;
  const ids = indexedIds({ filter, after, limit: limit - recent.length }, { q, phrases, before: edge });
  return [...recent, ...(await rowsOf(db, ids))];
}

/** What the database passes on, and what of it is really wanted. */
interface Wanted {
  readonly like: Prisma.Sql;
  readonly accepts: (booking: SearchedBooking) => boolean;
}

const EVERYTHING: Wanted = { like: Prisma.sql`TRUE`, accepts: () => true };

function withPhrases(phrases: readonly string[]): Wanted {
  return {
    like: Prisma.join(phrases.map(resembles), " AND "),
    accepts: (booking) => hasPhrases(bookingText(booking), phrases),
  };
}

async function newest(db: Connection, search: BookingSearch, { like, accepts }: Wanted): Promise<BookingRow[]> {
  const { filter, limit } = search;
  const found: BookingRow[] = [];
  let after = search.after;
  for (;;) {
    const rows = await rowsOf(db, await newestIds(db, filter, { after, extra: like, limit }));
    found.push(...rows.filter(accepts));
    after = rows.at(-1) ?? null;
    if (found.length >= limit || rows.length < limit) return found.slice(0, limit);
  }
}

/**
 * Bookings before an instant whose words the full-text index has. The index has words, the text whole phrases. Its rows are sorted
 * first and then looked up among the bookings, down to the last one wanted: a row whose booking is gone must not take a place on
 * the page, as a page that is not full ends the list.
 */
function indexedIds(
  { filter, after, limit }: BookingSearch,
  { q, phrases, before }: { q: string; phrases: readonly string[]; before: Date },
): Prisma.Sql {
  const words = toIndexQuery(tellingPart(q));
  const conditions = phrases.map((phrase) => Prisma.sql`${TEXT_OF_INDEX} LIKE ${likePart(` ${phrase}`)}`);
  return Prisma.sql`SELECT b.id, b.created_at FROM booking_search b STRAIGHT_JOIN bookings k ON k.id = b.id AND ${hasStatus(filter)}
    WHERE MATCH (search_text) AGAINST (${words} IN BOOLEAN MODE) AND ${Prisma.join(conditions, " AND ")}
      AND b.created_at < ${before} AND ${isPast(after)} ${NEWEST_FIRST} LIMIT ${limit}`;
}

function rowsOf(db: Connection, ids: Prisma.Sql): Promise<BookingRow[]> {
  return db.$queryRaw<BookingRow[]>`${BOOKING_SELECT} JOIN (${ids}) found ON found.id = b.id ${NEWEST_FIRST}`;
}

/**
 * True of every booking that has the phrase, and of some that have not: LIKE compares letter by letter, so that what folding
 * makes two letters of one (œ, æ, ß) may be anything.
 */
function resembles(phrase: string): Prisma.Sql {
  const undashed = /^[0-9a-z]{5,8}$/.test(phrase) ? `${phrase.slice(0, 4)}-${phrase.slice(4)}%`.toUpperCase() : "";
  const words = phrase.split(" ").map((word) => {
    const part = likePart(word.normalize("NFC")).replace(/oe|ae|ss/g, "%");
    return Prisma.sql`(b.name LIKE ${part} OR b.email LIKE ${part} OR b.reference LIKE ${likePart(word.toUpperCase())}
      OR b.reference LIKE ${undashed})`;
  });
  return Prisma.join(words, " AND ");
}

/** Without the hosts of e-mail addresses, which a great many bookings share and an index is slow to name. */
function tellingPart(q: string): string {
  return q.replace(/([\p{L}\p{N}])@\S*/gu, "$1");
}
