import type { CategoryRow, EventRow, EventSearchRow, SessionOffer } from "@guichet/db";
import { presentCategory } from "../categories/present.ts";
import { imageOf } from "../images/rules.ts";
import { priceNow, priceTiersOf, salesStateOf } from "../sessions/rules.ts";
import { availabilityOf } from "./rules.ts";
import type { EventCard, EventDetail } from "./schema.ts";

export function presentEvent(row: EventRow): EventDetail {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    description: row.description,
    venue: row.venue,
    address: row.address,
    city: row.city,
    timeZone: row.timeZone,
    imageUrl: row.imageUrl,
    image: row.image === null ? null : imageOf(row.image),
    imageAlt: row.imageAlt,
    status: row.status,
    allowOverlap: row.allowOverlap,
    categories: row.categories.map(presentCategory),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

interface CardParts {
  readonly categories: readonly CategoryRow[];
  /** The event's sessions that the list counts, earliest first. */
  readonly sessions: readonly SessionOffer[];
  readonly now: Date;
}

/** A row of a list. The prices are quotes at this moment. */
export function presentEventCard(row: EventSearchRow, { categories, sessions, now }: CardParts): EventCard {
  const capacity = sum(sessions, (session) => session.capacity);
  const availableSeats = sum(sessions, (session) => session.capacity - session.reserved);
  const seats = { sessionCount: sessions.length, capacity, availableSeats };
  const next = sessions.find((session) => session.id === row.nextSessionId) ?? sessions.find((s) => s.startsAt > now);
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    venue: row.venue,
    city: row.city,
    timeZone: row.timeZone,
    imageUrl: row.imageUrl,
    image: imageOfRow(row),
    imageAlt: row.imageAlt,
    status: row.status,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    categories: categories.map(presentCategory),
    nextSession: next === undefined ? null : presentNextSession(next),
    fromPrice: lowestPrice(sessions, now),
    availability: availabilityOf(seats),
    ...seats,
  };
}

/** Of a list's row: its columns are all there or all null. */
function imageOfRow(row: EventSearchRow) {
  const { imageId: id, imageWidth: width, imageHeight: height, imageColor: color } = row;
  if (id === null || width === null || height === null || color === null) return null;
  return imageOf({ id, width, height, color });
}

function presentNextSession(session: SessionOffer) {
  return {
    id: session.id,
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    availableSeats: session.capacity - session.reserved,
    price: storedPriceNow(session),
  };
}

function storedPriceNow(session: SessionOffer) {
  return priceNow({ ...session, priceTiers: priceTiersOf(session.priceTiers) });
}

/** Of sessions that sell or will sell; the first currency met is the list's. */
function lowestPrice(sessions: readonly SessionOffer[], now: Date) {
  const offers = sessions
    .filter((session) => ["open", "not-yet-open"].includes(salesStateOf(session, now)))
    .map(storedPriceNow);
  const currency = offers[0]?.currency;
  const amounts = offers.filter((offer) => offer.currency === currency).map((offer) => offer.amount);
  return currency === undefined ? null : { amount: Math.min(...amounts), currency };
}

function sum<Item>(items: readonly Item[], amount: (item: Item) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}
