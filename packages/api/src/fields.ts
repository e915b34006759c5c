import { z } from "zod";

/** Fields that several schemas share. Every one has a bound. */

/** An id: a UUID in lower case. */
export const id = z.uuid().toLowerCase();

/** What a path may name an event by: its id or its slug. */
export const idOrSlug = z.string().trim().min(1).max(120).toLowerCase();

/** Line separators, and what turns the direction of the text after it: a name could make a list read otherwise than it is. */
const SEPARATORS_AND_OVERRIDES = "\\u0080-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069";
const CONTROL_CHARACTERS = new RegExp(`[\\u0000-\\u001f\\u007f${SEPARATORS_AND_OVERRIDES}]`);
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same, but line breaks and tabs are part of a text
const CONTROL_CHARACTERS_IN_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** A letter, digit, mark, punctuation or symbol: something to see. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** One line of text, trimmed, 1 to `max` characters of which one can be seen. */
export function line(max: number) {
  return optionalLine(max)
    .min(1)
    .refine((value) => value === "" || VISIBLE.test(value), { error: "nothing-to-see" });
}

/** One line of text, trimmed, that may be empty. */
export function optionalLine(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .refine((value) => value.isWellFormed() && !CONTROL_CHARACTERS.test(value), { error: "control-characters" });
}

/** Several lines of text (Markdown), trimmed, up to `max` characters. */
export function text(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .refine((value) => value.isWellFormed() && !CONTROL_CHARACTERS_IN_TEXT.test(value), {
      error: "control-characters",
    });
}

const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** An instant: ISO 8601 with an offset, between the years 2000 and 2100. */
export const instant = z.iso.datetime({ offset: true }).refine(
  (value) => {
    const time = Date.parse(value);
    return time >= EARLIEST && time < LATEST;
  },
  { error: "instant-out-of-range" },
);

/** An instant on its way out: always UTC with milliseconds. */
export const instantOut = z.iso.datetime();

export const email = z.string().trim().max(254).pipe(z.email().max(254));

/** An amount in minor units (cents) of a currency. */
export const minorUnits = z.int().min(0).max(100_000_000);

export const currency = z.string().regex(/^[A-Z]{3}$/);

export const money = z.object({ amount: z.int(), currency });
export type Money = z.infer<typeof money>;

/** IANA time zone, checked against what this runtime knows and written as it is registered; a bare offset is none. */
export const timeZone = z
  .string()
  .max(64)
  .refine((value) => registeredTimeZone(value) !== null, { error: "unknown-time-zone" })
  .overwrite((value) => registeredTimeZone(value) ?? value);

function registeredTimeZone(value: string): string | null {
  if (!/^[A-Za-z]/.test(value)) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** Paging of every list: `limit` 1–100 and the opaque `nextCursor` of the page before. */
export const pageInput = {
  limit: z.int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(500).optional(),
};

/** A page of a list. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
