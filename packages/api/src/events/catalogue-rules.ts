import { type CatalogueSearch, type DatePreset, readCatalogueSearch } from "./catalogue-search-rules.ts";
import type { EventFilterInput, ListEventsInput } from "./schema.ts";
import { addDays, type CalendarDay, dayOf, startOfDay, weekdayOf } from "./zoned-day-rules.ts";

/** Events of one page of the list. */
export const PAGE_SIZE = 12;

/** In the currencies of the sessions: all that the product is used with have a hundred of them. */
const MINOR_UNITS = 100;
const SATURDAY = 6;

/** A change of the filters: `undefined` takes one away. */
export type CatalogueChange = { readonly [Field in keyof CatalogueSearch]?: CatalogueSearch[Field] | undefined };

/** A preset and chosen days exclude each other, and other words are looked for in all spellings again. */
export function changeSearch(search: CatalogueSearch, change: CatalogueChange): CatalogueSearch {
  return readCatalogueSearch({ ...search, ...outdatedBy(change), ...change });
}

function outdatedBy(change: CatalogueChange): CatalogueChange {
  return {
    ...("when" in change ? { from: undefined, to: undefined } : {}),
    ...("from" in change || "to" in change ? { when: undefined } : {}),
    ...("q" in change ? { exact: undefined } : {}),
    ...("month" in change ? { day: undefined } : {}),
  };
}

export function selectedCategories(search: CatalogueSearch): readonly string[] {
  return search.categories?.split(",") ?? [];
}

export function toggleCategory(search: CatalogueSearch, slug: string): CatalogueSearch {
  const selected = selectedCategories(search);
  const next = selected.includes(slug) ? selected.filter((other) => other !== slug) : [...selected, slug];
  return changeSearch(search, { categories: next.length === 0 ? undefined : next.join() });
}

/** What leaves events out; how they are sorted and shown does not. */
const FILTERS = ["q", "categories", "city", "when", "from", "to", "price", "seats"] as const;

export function isFiltered(search: CatalogueSearch): boolean {
  return FILTERS.some((field) => search[field] !== undefined);
}

/** The same view of all events. */
export function withoutFilters({ sort, view, month }: CatalogueSearch): CatalogueSearch {
  return readCatalogueSearch({ sort, view, month });
}

export interface Clock {
  readonly now: Date;
  /** IANA: whose calendar « today » is of. */
  readonly timeZone: string;
}

/** What `events.list` is asked for. The answer depends on the clock by its day alone, so that it is asked for once. */
export function listInputOf(search: CatalogueSearch, clock: Clock): CatalogueListInput {
  const { sort, day } = search;
  return {
    view: "public",
    limit: PAGE_SIZE,
    ...filterOf(search),
    ...(search.view === "calendar" ? daySpan(day, clock) : instantsOf(spanOf(search, clock), clock)),
    ...(sort === undefined ? {} : { sort }),
  };
}

type CatalogueListInput = EventFilterInput &
  Partial<Pick<ListEventsInput, "sort">> & {
    readonly view: "public";
    readonly limit: number;
  };

/** The filters apart from the dates. */
export function filterOf(search: CatalogueSearch): EventFilterInput {
  const { q, exact, city, seats, price } = search;
  const category = [...selectedCategories(search)];
  return {
    ...(q === undefined ? {} : { q }),
    ...(q === undefined || exact === undefined ? {} : { spelling: "literal" as const }),
    ...(city === undefined ? {} : { city }),
    ...(seats === undefined ? {} : { seats }),
    ...(price === undefined ? {} : { maxPrice: price === "free" ? 0 : price * MINOR_UNITS }),
    ...(category.length === 0 ? {} : { category }),
  };
}

export interface DaySpan {
  /** Both are included; either may be open. */
  readonly first?: CalendarDay | undefined;
  readonly last?: CalendarDay | undefined;
}

/** The days that a search is about. */
export function spanOf({ when, from, to }: CatalogueSearch, { now, timeZone }: Clock): DaySpan {
  return when === undefined ? { first: from, last: to } : presetSpan(when, dayOf(now, timeZone));
}

/** The instants of a span; `to` is exclusive. */
export function instantsOf({ first, last }: DaySpan, { timeZone }: Pick<Clock, "timeZone">) {
  return {
    ...(first === undefined ? {} : { from: startOfDay(first, timeZone).toISOString() }),
    ...(last === undefined ? {} : { to: startOfDay(addDays(last, 1), timeZone).toISOString() }),
  };
}

function daySpan(day: CalendarDay | undefined, clock: Clock) {
  return instantsOf({ first: day, last: day }, clock);
}

/** « Ce week-end » asked on a Sunday is what is left of it. */
function presetSpan(preset: DatePreset, today: CalendarDay): DaySpan {
  switch (preset) {
    case "today":
      return { first: today, last: today };
    case "tomorrow":
      return { first: addDays(today, 1), last: addDays(today, 1) };
    case "weekend": {
      const weekday = weekdayOf(today);
      if (weekday === 0) return { first: today, last: today };
      const saturday = addDays(today, SATURDAY - weekday);
      return { first: saturday, last: addDays(saturday, 1) };
    }
    case "week":
      return { first: today, last: addDays(today, 6) };
    case "month":
      return { first: today, last: addDays(today, 29) };
  }
}
