import type { Connection, EventFilter } from "@guichet/db";
import type { Context } from "../context.ts";
import { cardsOf } from "./cards-service.ts";
import { distanceTo, relaxationsOf, relaxedSearches } from "./near-rules.ts";
import type { NearEvents, NearInput, Relaxation } from "./near-schema.ts";
import { type Found, forgiving, offersUnder, soonestOffers } from "./offers-service.ts";

const MOST_PER_GROUP = 4;
/** Those that are shown already or in a group before are taken out of these. */
const READ_PER_SEARCH = 12;

/** Events for whom a search leaves little: those found with one filter less, a few for each, none twice. */
export async function listNearEvents(ctx: Context, input: NearInput): Promise<NearEvents> {
  const db = ctx.database.reader;
  const now = ctx.now();
  const shown = new Set((await offers(db, input, now)).map((row) => row.id));
  const groups: { without: Relaxation; rows: Found["rows"] }[] = [];
  for (const without of relaxationsOf(input)) {
    const found = await Promise.all(relaxedSearches(input, without).map((search) => offers(db, search, now)));
    const fresh = found.flat().filter((row) => !shown.has(row.id));
    fresh.sort((a, b) => distanceOf(input, a) - distanceOf(input, b));
    const rows = fresh.filter((row, i) => fresh.findIndex(({ id }) => id === row.id) === i).slice(0, MOST_PER_GROUP);
    for (const row of rows) shown.add(row.id);
    if (rows.length > 0) groups.push({ without, rows });
  }
  const cards = await cardsOf(
    db,
    groups.flatMap(({ rows }) => rows),
    { now, after: now },
  );
  const cardOf = new Map(cards.map((card) => [card.id, card]));
  return {
    groups: groups.map(({ without, rows }) => ({ without, items: rows.flatMap(({ id }) => cardOf.get(id) ?? []) })),
  };
}

async function offers(db: Connection, input: NearInput, now: Date): Promise<Found["rows"]> {
  const find = (filter: EventFilter) => soonestOffers(db, filter, READ_PER_SEARCH);
  const filter = offersUnder(input, now);
  return input.spelling === "literal" ? find(filter) : (await forgiving(db, filter, find)).rows;
}

function distanceOf(input: NearInput, { nextStartsAt }: Found["rows"][number]): number {
  return nextStartsAt === null ? Number.POSITIVE_INFINITY : distanceTo(input, nextStartsAt);
}
