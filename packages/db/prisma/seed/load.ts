import type { Database } from "../../src/client.ts";
import { foldText, slugOf } from "../../src/search/folded-text.ts";
import { inTransaction } from "../../src/transaction.ts";
import { CATEGORIES } from "./categories.ts";
import { CONCERTS } from "./concerts.ts";
import { nextDate } from "./dates.ts";
import type { DemoEvent, DemoSession } from "./demo-event.ts";
import { FAMILY } from "./family.ts";
import { demoId, demoNumber } from "./identity.ts";
import { OUTINGS } from "./outings.ts";
import { type PriceTier, sellSeats } from "./sales.ts";
import { STAGE_AND_FILM } from "./stage-and-film.ts";
import { WORKSHOPS_AND_TALKS } from "./workshops-and-talks.ts";

const DAY_MS = 86_400_000;
const DEFAULT_TIERS: readonly PriceTier[] = [
  { fromPercent: 60, multiplierPercent: 120 },
  { fromPercent: 80, multiplierPercent: 150 },
];

export const DEMO_EVENTS: readonly DemoEvent[] = [
  ...CONCERTS,
  ...STAGE_AND_FILM,
  ...WORKSHOPS_AND_TALKS,
  ...OUTINGS,
  ...FAMILY,
];

export interface Loaded {
  readonly events: number;
  readonly sessions: number;
  readonly bookings: number;
}

/**
 * Adds the demo data that is missing, and returns how much that was. What is there stays as it is, edits included;
 * sessions that have passed get a later date beside them.
 */
export async function loadDemoData(database: Database, now: Date): Promise<Loaded> {
  await addCategories(database);
  const events = await addEvents(database, now);
  const planned = DEMO_EVENTS.flatMap((event) => event.sessions.map((session) => planSession(event, session, now)));
  const ids = planned.map(({ id }) => id);
  const [present, usable] = await Promise.all([
    database.writer.session.findMany({ where: { id: { in: ids } }, select: { id: true } }),
    database.writer.event.findMany({ where: { id: { in: DEMO_EVENTS.map(eventId) } }, select: { id: true } }),
  ]);
  const presentIds = new Set(present.map(({ id }) => id));
  const usableIds = new Set(usable.map(({ id }) => id));
  const missing = planned.filter((session) => !presentIds.has(session.id) && usableIds.has(session.eventId));
  let bookings = 0;
  for (const session of missing) bookings += await addSession(database, session, now);
  return { events, sessions: missing.length, bookings };
}

function eventId(event: DemoEvent): string {
  return demoId("event", event.title);
}

/** Before the first of the bookings, which reach ten weeks back. */
function announcedAt(now: Date): Date {
  return new Date(now.getTime() - 90 * DAY_MS);
}

async function addCategories({ writer }: Database): Promise<void> {
  const data = CATEGORIES.map((category) => ({ id: demoId("category", category.slug), ...category }));
  await writer.category.createMany({ data, skipDuplicates: true });
}

async function addEvents(database: Database, now: Date): Promise<number> {
  const categories = await database.writer.category.findMany();
  const bySlug = new Map(categories.map((category) => [category.slug, category]));
  return inTransaction(database, async (tx) => {
    const present = await tx.event.findMany({
      where: {
        OR: [{ id: { in: DEMO_EVENTS.map(eventId) } }, { slug: { in: DEMO_EVENTS.map((e) => slugOf(e.title)) } }],
      },
      select: { id: true, slug: true },
    });
    const taken = new Set(present.flatMap(({ id, slug }) => [id, slug]));
    const missing = DEMO_EVENTS.filter((event) => !taken.has(eventId(event)) && !taken.has(slugOf(event.title)));
    const ties = missing.map((event) => ({
      event,
      categories: event.categories.flatMap((slug) => bySlug.get(slug) ?? []),
    }));
    await tx.event.createMany({
      data: ties.map(({ event, categories }) => ({
        id: eventId(event),
        slug: slugOf(event.title),
        title: event.title,
        summary: event.summary,
        description: event.description,
        venue: event.venue,
        address: event.address,
        city: event.city,
        timeZone: event.timeZone ?? "Europe/Paris",
        status: event.draft === true ? "DRAFT" : "PUBLISHED",
        searchText: foldText(
          event.title,
          event.summary,
          event.description,
          event.venue,
          event.city,
          ...categories.flatMap((category) => [category.nameFr, category.nameEn]),
        ),
        createdAt: announcedAt(now),
        updatedAt: announcedAt(now),
      })),
    });
    await tx.eventCategory.createMany({
      data: ties.flatMap(({ event, categories }) =>
        categories.map((category) => ({ eventId: eventId(event), categoryId: category.id })),
      ),
    });
    return missing.length;
  });
}

function planSession(event: DemoEvent, session: DemoSession, now: Date) {
  const opensBefore = session.salesOpenDaysBefore;
  const leadDays = opensBefore === undefined ? 1 : opensBefore + 3;
  const startsAt = nextDate(session.slot, event.timeZone ?? "Europe/Paris", now, leadDays);
  const id = demoId("session", event.title, startsAt.toISOString());
  const usualPercent = demoNumber(36, id, "sold");
  const soldPercent = session.cancelled || opensBefore !== undefined ? 0 : (session.soldPercent ?? usualPercent);
  return {
    id,
    eventId: eventId(event),
    startsAt,
    endsAt: new Date(startsAt.getTime() + event.minutes * 60_000),
    capacity: event.capacity,
    reserved: Math.floor((event.capacity * soldPercent) / 100),
    basePrice: event.price,
    priceTiers: event.flat === true ? [] : DEFAULT_TIERS.map((tier) => ({ ...tier })),
    salesStartAt: opensBefore === undefined ? null : new Date(startsAt.getTime() - opensBefore * DAY_MS),
    status: session.cancelled === true ? ("CANCELLED" as const) : ("SCHEDULED" as const),
  };
}

/** A session with its bookings and tickets, all or nothing. Returns the number of bookings. */
async function addSession(database: Database, session: ReturnType<typeof planSession>, now: Date): Promise<number> {
  const { bookings, tickets } = sellSeats(session, session.reserved, now);
  await inTransaction(database, async (tx) => {
    await tx.session.create({ data: { ...session, createdAt: announcedAt(now), updatedAt: now } });
    if (bookings.length > 0) await tx.booking.createMany({ data: bookings });
    if (tickets.length > 0) await tx.ticket.createMany({ data: tickets });
  });
  return bookings.length;
}
