import { categorySlug } from "@guichet/api/categories/schema";
import { z } from "zod";
import type { RouterInputs } from "../../lib/trpc.ts";
import { customRange, DATE_PRESETS, presetRange } from "./date-range.ts";

const calendarDay = z.iso.date().refine((day) => day >= "2000-01-01" && day < "2099-12-31");

/** The router reads `?q=12` as a number; a search may well look like one. */
const searchText = z.coerce.string().trim().min(1).max(100);

const fields = {
  q: searchText,
  /** Slugs, joined by commas: readable in the address. */
  categories: z
    .string()
    .max(500)
    .transform((slugs) => [...new Set(slugs.split(","))].filter((slug) => categorySlug.safeParse(slug).success))
    .transform((slugs) => slugs.slice(0, 8).join())
    .pipe(z.string().min(1)),
  city: z.coerce.string().trim().min(1).max(80),
  when: z.enum(DATE_PRESETS),
  from: calendarDay,
  to: calendarDay,
  seats: z.coerce.number().int().min(2).max(10),
  sort: z.enum(["title", "newest"]),
};

/** The filters of the list of events, as they stand in the address. What is absent is not filtered. */
export type CatalogueSearch = { readonly [Field in keyof typeof fields]?: z.output<(typeof fields)[Field]> };

/** Reads an address; what it does not understand is left out rather than refused. */
export function readCatalogueSearch(raw: Record<string, unknown>): CatalogueSearch {
  const entries = Object.entries(fields).flatMap(([field, schema]) => {
    const parsed = schema.safeParse(raw[field]);
    return raw[field] !== undefined && raw[field] !== null && parsed.success ? [[field, parsed.data]] : [];
  });
  return Object.fromEntries(entries) as CatalogueSearch;
}

/** A change of the filters: `undefined` takes one away. A preset and chosen days exclude each other. */
export type CatalogueChange = { readonly [Field in keyof CatalogueSearch]?: CatalogueSearch[Field] | undefined };

export function changeSearch(search: CatalogueSearch, change: CatalogueChange): CatalogueSearch {
  const dates =
    "when" in change
      ? { from: undefined, to: undefined }
      : "from" in change || "to" in change
        ? { when: undefined }
        : {};
  return readCatalogueSearch({ ...search, ...dates, ...change });
}

export function selectedCategories(search: CatalogueSearch): readonly string[] {
  return search.categories?.split(",") ?? [];
}

export function toggleCategory(search: CatalogueSearch, slug: string): CatalogueSearch {
  const selected = selectedCategories(search);
  const next = selected.includes(slug) ? selected.filter((other) => other !== slug) : [...selected, slug];
  return changeSearch(search, { categories: next.length === 0 ? undefined : next.join() });
}

export const PAGE_SIZE = 12;

/** What `events.list` is asked for. The answer depends on `now` only by its day. */
export function listInput(search: CatalogueSearch, now: Date): RouterInputs["events"]["list"] {
  const { q, city, seats, sort, when, from, to } = search;
  const category = [...selectedCategories(search)];
  return {
    view: "public",
    limit: PAGE_SIZE,
    ...(q === undefined ? {} : { q }),
    ...(city === undefined ? {} : { city }),
    ...(seats === undefined ? {} : { seats }),
    ...(sort === undefined ? {} : { sort }),
    ...(category.length === 0 ? {} : { category }),
    ...(when === undefined ? customRange(from, to) : presetRange(when, now)),
  };
}
