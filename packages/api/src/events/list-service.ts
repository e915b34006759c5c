import {
  categoriesOfEvents,
  type EventPosition,
  type EventSearch,
  type EventSearchRow,
  FAR_FUTURE,
  listCityNames,
  scheduledSessionsOf,
  searchAllEvents,
  searchOffers,
} from "@guichet/db";
import { z } from "zod";
import { authorize } from "../auth/authorize.ts";
import { can } from "../auth/policy.ts";
import type { Context } from "../context.ts";
import { cutPage, decodeCursor, encodeCursor } from "../cursor.ts";
import { ok, type Result } from "../errors.ts";
import { instantOut } from "../fields.ts";
import { isByStatus, storedSort } from "./order-rules.ts";
import { presentEventCard } from "./present.ts";
import { type EventCard, type EventStatus, eventStatus, type ListEventsInput } from "./schema.ts";
import { inOrderOfStatus, type StatusPosition } from "./status-order-service.ts";

export type EventPage = { items: EventCard[]; nextCursor: string | null };

/**
 * Finds events in three queries whatever the page's size: the events, their sessions, their categories. A search, a city or a
 * category costs one or two more.
 * Without an explicit view, staff and keys see everything and guests what is published and still to come.
 */
export async function listEvents(ctx: Context, input: ListEventsInput): Promise<Result<EventPage>> {
  const view = input.view ?? (can(ctx.actor, "events.read-all") ? "manage" : "public");
  if (view === "manage" || input.status !== undefined) authorize(ctx, "events.read-all");
  const after = readPosition(input);
  if (!after.ok) return after;
  const now = ctx.now();
  const search = toSearch(input, { after: after.value, publicView: view === "public", now });
  const db = view === "public" ? ctx.database.reader : ctx.database.writer;
  const find = (wanted: EventSearch) =>
    view === "public" ? searchOffers(db, wanted) : searchAllEvents(db, wanted, now);
  const byStatus = { after: after.value as StatusPosition | null, reversed: input.sort === "status-desc" };
  const rows = isByStatus(input.sort) ? await inOrderOfStatus(search, byStatus, find) : await find(search);
  const page = cutPage(rows, input.limit);
  const ids = page.rows.map((row) => row.id);
  const [sessions, categories] = await Promise.all([
    scheduledSessionsOf(db, ids, view === "public" ? now : null),
    categoriesOfEvents(db, ids),
  ]);
  const sessionsOf = Map.groupBy(sessions, (session) => session.eventId);
  const categoriesOf = Map.groupBy(categories, (category) => category.eventId);
  const items = page.rows.map((row) =>
    presentEventCard(row, { sessions: sessionsOf.get(row.id) ?? [], categories: categoriesOf.get(row.id) ?? [], now }),
  );
  return ok({ items, nextCursor: page.last === null ? null : encodeCursor(positionOf(page.last, input.sort)) });
}

export async function listCities(ctx: Context) {
  return { items: await listCityNames(ctx.database.reader, ctx.now()) };
}

function toSearch(
  input: ListEventsInput,
  { after, publicView, now }: { after: EventPosition | null; publicView: boolean; now: Date },
): EventSearch {
  const from = input.from === undefined ? null : new Date(input.from);
  const future = from !== null && from > now ? from : now;
  return {
    filter: {
      q: input.q ?? null,
      categories: input.category ?? [],
      city: input.city ?? null,
      from: publicView ? future : from,
      to: input.to === undefined ? null : new Date(input.to),
      seats: input.seats ?? null,
      statuses: publicView ? ["PUBLISHED"] : wanted(input.status),
    },
    sort: storedSort(input.sort),
    after,
    limit: input.limit + 1,
  };
}

function positionOf(row: EventSearchRow, sort: ListEventsInput["sort"]): string[] {
  if (isByStatus(sort)) return [row.title, row.id, row.status];
  switch (storedSort(sort).order) {
    case "title":
      return [row.title, row.id];
    case "made":
      return [row.createdAt.toISOString(), row.id];
    case "session":
      return [(row.nextStartsAt ?? FAR_FUTURE).toISOString(), row.nextSessionId ?? row.id];
  }
}

const titlePosition = z.tuple([z.string().max(160), z.uuid()]);
const timePosition = z.tuple([instantOut, z.uuid()]);
const statusPosition = z.tuple([z.string().max(160), z.uuid(), eventStatus]);

function readPosition({ cursor, sort }: ListEventsInput): Result<EventPosition | StatusPosition | null> {
  if (isByStatus(sort)) {
    const position = decodeCursor<[string, string, EventStatus]>(cursor, statusPosition);
    if (!position.ok || position.value === null) return position as Result<null>;
    const [key, id, status] = position.value;
    return ok({ key, id, status });
  }
  const byTitle = storedSort(sort).order === "title";
  const position = decodeCursor<[string, string]>(cursor, byTitle ? titlePosition : timePosition);
  if (!position.ok || position.value === null) return position as Result<null>;
  const [key, id] = position.value;
  return ok({ key: byTitle ? key : new Date(key), id });
}

/** An empty list asks for nothing in particular, as in the lists of bookings and of categories. */
function wanted(statuses: readonly EventStatus[] = []): readonly EventStatus[] {
  return statuses.length > 0 ? statuses : eventStatus.options;
}
