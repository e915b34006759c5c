import { CATEGORY_SLUG } from "../bounds.ts";

/** Spans of days that visitors ask for. */
export const DATE_PRESETS = ["today", "tomorrow", "weekend", "week", "month"] as const;
export type DatePreset = (typeof DATE_PRESETS)[number];

const MOST_CATEGORIES = 8;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Reads one parameter; undefined when it is not understood. */
type Reader<Value> = (raw: unknown) => Value | undefined;

const text =
  (longest: number): Reader<string> =>
  (raw) => {
    const trimmed = typeof raw === "string" ? raw.trim() : "";
    return trimmed.length > 0 && trimmed.length <= longest ? trimmed : undefined;
  };

const whole =
  (least: number, most: number): Reader<number> =>
  (raw) => {
    const number = typeof raw === "string" && /^\d{1,9}$/.test(raw) ? Number(raw) : raw;
    const fits = typeof number === "number" && Number.isInteger(number) && number >= least && number <= most;
    return fits ? number : undefined;
  };

const oneOf =
  <const Word extends string>(...words: readonly Word[]): Reader<Word> =>
  (raw) =>
    words.find((word) => word === raw);

const day: Reader<string> = (raw) => {
  if (typeof raw !== "string" || !DAY.test(raw) || raw < "2000-01-02" || raw >= "2099-12-31") return undefined;
  const instant = Date.parse(raw);
  // The 31st of February is read as the 3rd of March by some.
  return Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== raw ? undefined : raw;
};

const month: Reader<string> = (raw) =>
  typeof raw === "string" && MONTH.test(raw) && raw >= "2000-02" && raw < "2099-12" ? raw : undefined;

/** Slugs, joined by commas: readable in the address. */
const categories: Reader<string> = (raw) => {
  if (typeof raw !== "string" || raw.length > 500) return undefined;
  const slugs = [...new Set(raw.split(","))].filter((slug) => CATEGORY_SLUG.test(slug));
  return slugs.slice(0, MOST_CATEGORIES).join() || undefined;
};

const price: Reader<number | "free"> = (raw) => (raw === "free" ? "free" : whole(1, 1_000)(raw));

const fields = {
  q: text(100),
  /** 1: the words of the search as they are, without a look for others that are spelled alike. */
  exact: (raw: unknown) => (whole(1, 1)(raw) === 1 ? (1 as const) : undefined),
  categories,
  city: text(80),
  when: oneOf(...DATE_PRESETS),
  from: day,
  to: day,
  /** At most so much for a seat, in whole units of the currency. */
  price,
  seats: whole(2, 10),
  sort: oneOf("title", "newest"),
  view: oneOf("calendar"),
  /** What the calendar shows: a month, and the day in it whose events are listed. */
  month,
  day,
} as const satisfies Readonly<Record<string, Reader<unknown>>>;

/** The home page as its address has it: filters, and how they are looked at. What is absent is not filtered. */
export type CatalogueSearch = {
  readonly [Field in keyof typeof fields]?: Exclude<ReturnType<(typeof fields)[Field]>, undefined>;
};

/**
 * Reads the parameters of an address; what it does not understand is left out rather than refused. By hand and not by zod, which would
 * be a fifth of the scripts that the home page loads.
 */
export function readCatalogueSearch(raw: Readonly<Record<string, unknown>>): CatalogueSearch {
  const entries = Object.entries(fields).map(([field, read]) => [field, read(raw[field])]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as CatalogueSearch;
}

/** The same of the part of an address that follows the question mark. */
export function readCatalogueAddress(query: string): CatalogueSearch {
  return readCatalogueSearch(Object.fromEntries(new URLSearchParams(query)));
}
