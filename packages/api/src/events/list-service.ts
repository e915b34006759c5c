import { type EventFilter, type EventSearch, listCityNames, searchAllEvents, searchOffers } from "@guichet/db";
import { authorize } from "../auth/authorize.ts";
import { can } from "../auth/policy.ts";
import type { Context } from "../context.ts";
import { cutPage } from "../cursor.ts";
import { ok, type Result } from "../errors.ts";
import { cardsOf } from "./cards-service.ts";
import { cursorAfter, readPlace } from "./list-place-service.ts";
import { forgiving, offersUnder } from "./offers-service.ts";
import { isByStatus, storedSort } from "./order-rules.ts";
import { type EventCard, type EventStatus, eventStatus, type ListEventsInput } from "./schema.ts";
import { inOrderOfStatus, type StatusPosition } from "./status-order-service.ts";

export type EventPage = { items: EventCard[]; nextCursor: string | null; searchedFor?: string };

/**
 * Finds events in three queries whatever the page's size: the events, their sessions, their categories. A search, a city or a
 * category costs one or two more; a search that finds nothing, some more for its other spellings.
 * Without an explicit view, staff and keys see everything and guests what is published and still to come.
 */
export async function listEvents(ctx: Context, input: ListEventsInput): Promise<Result<EventPage>> {
  const view = input.view ?? (can(ctx.actor, "events.read-all") ? "manage" : "public");
  if (view === "manage" || input.status !== undefined) authorize(ctx, "events.read-all");
  const place = readPlace(input.cursor, input.sort);
  if (!place.ok) return place;
  const now = ctx.now();
  const db = view === "public" ? ctx.database.reader : ctx.database.writer;
  const after = place.value?.position ?? null;
  const byStatus = { after: after as StatusPosition | null, reversed: input.sort === "status-desc" };
  const inOneOrder = (search: EventSearch) =>
    view === "public" ? searchOffers(db, search) : searchAllEvents(db, search, now);
  const find = (filter: EventFilter) => {
    const search = { filter, sort: storedSort(input.sort), after, limit: input.limit + 1 };
    return isByStatus(input.sort) ? inOrderOfStatus(search, byStatus, inOneOrder) : inOneOrder(search);
  };
  const filter = view === "public" ? offersUnder(input, now) : everythingUnder(input);
  // The first page finds out what is searched for; those after it go on with that.
  const isForgiving = view === "public" && input.spelling === "forgiving" && place.value === null;
  const known = place.value?.searchedFor ?? null;
  const found = isForgiving
    ? await forgiving(db, filter, find)
    : { rows: await find({ ...filter, q: known ?? filter.q }), searchedFor: known };
  const page = cutPage(found.rows, input.limit);
  const { searchedFor } = found;
  return ok({
    items: await cardsOf(db, page.rows, { now, after: view === "public" ? now : null }),
    nextCursor: page.last === null ? null : cursorAfter(page.last, input.sort, searchedFor),
    ...(searchedFor === null ? {} : { searchedFor }),
  });
}

export async function listCities(ctx: Context) {
  return { items: await listCityNames(ctx.database.reader, ctx.now()) };
}

function everythingUnder(input: ListEventsInput): EventFilter {
  return {
    q: input.q ?? null,
    categories: input.category ?? [],
    city: input.city ?? null,
    from: input.from === undefined ? null : new Date(input.from),
    to: input.to === undefined ? null : new Date(input.to),
    seats: input.seats ?? null,
    maxPrice: input.maxPrice ?? null,
    statuses: wanted(input.status),
  };
}

/** An empty list asks for nothing in particular, as in the lists of bookings and of categories. */
function wanted(statuses: readonly EventStatus[] = []): readonly EventStatus[] {
  return statuses.length > 0 ? statuses : eventStatus.options;
}
