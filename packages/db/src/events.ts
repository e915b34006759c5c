import type { Prisma } from "../generated/prisma/client.ts";
import type { CategoryRow } from "./categories.ts";
import type { Connection } from "./connection.ts";
import type { ImageFacts } from "./images.ts";
import type { Transaction } from "./transaction.ts";

const withCategories = {
  categories: { include: { category: true } },
  image: { select: { id: true, width: true, height: true, color: true } },
} as const;

/** An event as stored, with its categories and its picture. */
export type EventRow = Omit<Prisma.EventGetPayload<object>, "searchText" | "wordsDue" | "locks"> & {
  readonly categories: readonly CategoryRow[];
  readonly image: ImageFacts | null;
};
export type EventFields = Omit<Prisma.EventUncheckedCreateInput, "categories" | "sessions">;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Finds an event by id or slug. Only what has the form of an id is looked up as one: ids are ASCII columns, which refuse to be
 * compared with other text (error 1267).
 */
export async function findEvent(db: Connection, idOrSlug: string): Promise<EventRow | null> {
  const byId = UUID.test(idOrSlug) ? await findEventRow(db, { id: idOrSlug }) : null;
  return byId ?? findEventRow(db, { slug: idOrSlug });
}

async function findEventRow(db: Connection, where: Prisma.EventWhereUniqueInput): Promise<EventRow | null> {
  const row = await db.event.findUnique({ where, include: withCategories });
  if (row === null) return null;
  const categories = row.categories.map((tie) => tie.category).sort((a, b) => a.slug.localeCompare(b.slug));
  return { ...row, categories };
}

export type EventHeadline = Pick<
  EventRow,
  "id" | "slug" | "title" | "venue" | "address" | "city" | "timeZone" | "status" | "allowOverlap"
>;

/** What a booking shows of its event, in one query and without a lock. */
export function findEventHeadline(db: Connection, id: string): Promise<EventHeadline | null> {
  return db.event.findUnique({
    where: { id },
    select: {
      id: true,
      slug: true,
      title: true,
      venue: true,
      address: true,
      city: true,
      timeZone: true,
      status: true,
      allowOverlap: true,
    },
  });
}

/** Inserts an event. A taken slug is refused by the key `events_slug_key`. */
export async function insertEvent(tx: Transaction, fields: EventFields, categoryIds: readonly string[]): Promise<void> {
  await tx.event.create({ data: fields });
  await tieCategories(tx, fields.id, categoryIds);
}

/**
 * Changes an event, whose words are due again, and raises its version, if the version is still the expected one (any, when null).
 * @returns whether it was changed
 */
export async function updateEventRow(
  tx: Transaction,
  key: { id: string; version: number | null },
  fields: Partial<EventFields>,
): Promise<boolean> {
  const where = key.version === null ? { id: key.id } : { id: key.id, version: key.version };
  const { count } = await tx.event.updateMany({
    where,
    data: { ...fields, wordsDue: true, version: { increment: 1 } },
  });
  return count === 1;
}

export async function replaceCategories(
  tx: Transaction,
  eventId: string,
  categoryIds: readonly string[],
): Promise<void> {
  await tx.eventCategory.deleteMany({ where: { eventId } });
  await tieCategories(tx, eventId, categoryIds);
}

async function tieCategories(tx: Transaction, eventId: string, categoryIds: readonly string[]): Promise<void> {
  if (categoryIds.length === 0) return;
  await tx.eventCategory.createMany({ data: categoryIds.map((categoryId) => ({ eventId, categoryId })) });
}

/**
 * Locks an event's row by writing it: whoever changes the set of its sessions comes through here, so that a check over all of
 * them holds until COMMIT. First in the lock order (transaction.ts). What is written is a counter that
 * nobody is shown: sessions are no part of their event, and its entity tag stays.
 * @returns whether the event exists
 */
export async function lockEvent(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.$executeRaw`UPDATE events SET locks = (locks + 1) % 1000000 WHERE id = ${id}`) === 1;
}

/**
 * Cities of published events with a session still to come, in alphabetical order. Grouped by status as well, MariaDB jumps from city
 * to city in the index ("Using index for group-by") and reads of each only as far as its first event with such a session.
 */
export async function listCityNames(db: Connection, now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ city: string }[]>`
    SELECT c.city FROM (
      SELECT status, city FROM events FORCE INDEX (events_status_city_idx) WHERE status = 'PUBLISHED' GROUP BY status, city) c
    WHERE (SELECT 1 FROM events e FORCE INDEX (events_status_city_idx) STRAIGHT_JOIN sessions s ON s.event_id = e.id
      WHERE e.status = 'PUBLISHED' AND e.city = c.city AND s.status = 'SCHEDULED' AND s.starts_at > ${now} LIMIT 1) IS NOT NULL
    ORDER BY c.city LIMIT 500`;
  return rows.map((row) => row.city);
}
