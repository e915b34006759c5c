import {
  allowedErrors,
  type CategoryRow,
  type EventSearchRow,
  foldText,
  isSpelledWord,
  listCategoryRows,
  listCityNames,
  searchWords,
} from "@guichet/db";
import { presentCategory } from "../categories/present.ts";
import type { Context } from "../context.ts";
import { forgiving, offersUnder, soonestOffers } from "./offers-service.ts";
import { bestFits, misfit, type SoughtWord } from "./suggest-rules.ts";
import type { Suggestion } from "./suggest-schema.ts";

/** Offers that are looked through for titles and venues. */
const MOST_READ = 12;
const MOST = { category: 2, city: 2, venue: 2, event: 4 } as const;

/**
 * What the words that are being typed may lead to: categories, cities, venues and events, misspelled or not. Events are those that the list
 * would show first, so that no suggestion leads to nothing.
 */
export async function suggest(ctx: Context, q: string): Promise<{ items: Suggestion[] }> {
  const db = ctx.database.reader;
  const now = ctx.now();
  const [categories, cities, { rows, searchedFor }] = await Promise.all([
    listCategoryRows(db),
    listCityNames(db, now),
    forgiving(db, offersUnder({ q }, now), (filter) => soonestOffers(db, filter, MOST_READ)),
  ]);
  const sought = soughtWords(q);
  const found = soughtWords(searchedFor ?? q);
  const byName = (words: readonly SoughtWord[], ...names: string[]) => misfit(words, foldText(...names));
  const titled = bestFits(rows, ({ title }) => byName(found, title), MOST.event);
  const events = [...new Set([...titled, ...rows])].slice(0, MOST.event);
  return {
    items: [
      ...bestFits(categories, ({ nameFr, nameEn }) => byName(sought, nameFr, nameEn), MOST.category).map(ofCategory),
      ...bestFits(cities, (city) => byName(sought, city), MOST.city).map(ofCity),
      ...bestFits(distinctVenues(rows), ({ venue }) => byName(found, venue), MOST.venue).map(ofVenue),
      ...events.map(ofEvent),
    ],
  };
}

function soughtWords(q: string): SoughtWord[] {
  return searchWords(q).map((word) => ({ word, errors: isSpelledWord(word) ? allowedErrors(word) : 0 }));
}

function distinctVenues(rows: readonly EventSearchRow[]): EventSearchRow[] {
  return [...new Map(rows.map((row) => [`${row.venue}\n${row.city}`, row])).values()];
}

function ofCategory(row: CategoryRow): Suggestion {
  const { slug, name } = presentCategory(row);
  return { kind: "category", slug, name };
}

function ofCity(name: string): Suggestion {
  return { kind: "city", name };
}

function ofVenue({ venue, city }: EventSearchRow): Suggestion {
  return { kind: "venue", name: venue, city };
}

function ofEvent({ slug, title, city, timeZone, nextStartsAt }: EventSearchRow): Suggestion {
  return { kind: "event", slug, title, city, timeZone, startsAt: nextStartsAt?.toISOString() ?? null };
}
