import { z } from "zod";
import { categorySlug } from "../categories/schema.ts";

/** Spans of days that visitors ask for. */
export const DATE_PRESETS = ["today", "tomorrow", "weekend", "week", "month"] as const;
export type DatePreset = (typeof DATE_PRESETS)[number];

const calendarDay = z.iso.date().refine((day) => day >= "2000-01-02" && day < "2099-12-31");
const calendarMonth = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .refine((month) => month >= "2000-02" && month < "2099-12");

/** The router reads `?q=12` as a number; a search may well look like one. */
const searchText = z.coerce.string().trim().min(1).max(100);

const fields = {
  q: searchText,
  /** 1: the words of the search as they are, without a look for others that are spelled alike. */
  exact: z.coerce.number().pipe(z.literal(1)),
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
  /** At most so much for a seat, in whole units of the currency. */
  price: z.union([z.literal("free"), z.coerce.number().int().min(1).max(1_000)]),
  seats: z.coerce.number().int().min(2).max(10),
  sort: z.enum(["title", "newest"]),
  view: z.literal("calendar"),
  /** What the calendar shows: a month, and the day in it whose events are listed. */
  month: calendarMonth,
  day: calendarDay,
};

/** The home page as its address has it: filters, and how they are looked at. What is absent is not filtered. */
export type CatalogueSearch = { readonly [Field in keyof typeof fields]?: z.output<(typeof fields)[Field]> };

/** Reads the parameters of an address; what it does not understand is left out rather than refused. */
export function readCatalogueSearch(raw: Readonly<Record<string, unknown>>): CatalogueSearch {
  const entries = Object.entries(fields).flatMap(([field, schema]) => {
    const parsed = schema.safeParse(raw[field]);
    return raw[field] !== undefined && raw[field] !== null && parsed.success ? [[field, parsed.data]] : [];
  });
  return Object.fromEntries(entries) as CatalogueSearch;
}

/** The same of the part of an address that follows the question mark, as the router of the web writes it: some texts are quoted. */
export function readCatalogueAddress(query: string): CatalogueSearch {
  const entries = [...new URLSearchParams(query)].map(([field, value]) => [field, unquoted(value)]);
  return readCatalogueSearch(Object.fromEntries(entries));
}

function unquoted(value: string): unknown {
  if (!value.startsWith('"')) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
