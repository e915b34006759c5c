import { Prisma } from "../../generated/prisma/client.ts";
import type { EventStatus } from "../../generated/prisma/enums.ts";
import { searchWords, toFullTextQuery } from "./query-words.ts";

export interface EventFilter {
  readonly q: string | null;
  readonly categories: readonly string[];
  readonly city: string | null;
  /** Sessions from this instant on count. */
  readonly from: Date | null;
  /** Sessions before this instant count. */
  readonly to: Date | null;
  /** At least so many seats left in a session. */
  readonly seats: number | null;
  /** At most so much for a seat now, in minor units of the session's currency. */
  readonly maxPrice: number | null;
  readonly statuses: readonly EventStatus[];
}

/** Whether a session (alias `s` or `f`) is one that the filter counts. */
export function sessionFits(alias: "s" | "f", { from, to, seats, maxPrice }: EventFilter): Prisma.Sql {
  const column = (name: string) => Prisma.raw(`${alias}.${name}`);
  const conditions = [Prisma.sql`${column("status")} = 'SCHEDULED'`];
  if (from !== null) conditions.push(Prisma.sql`${column("starts_at")} >= ${from}`);
  if (to !== null) conditions.push(Prisma.sql`${column("starts_at")} < ${to}`);
  if (seats !== null) conditions.push(Prisma.sql`${column("capacity")} - ${column("reserved")} >= ${seats}`);
  if (maxPrice !== null) {
    // No multiplier is below one in a hundred, half of a unit is rounded up: what is dearer needs no look at its tiers.
    conditions.push(Prisma.sql`${column("base_price")} < ${maxPrice * 100 + 50}`);
    conditions.push(Prisma.sql`${priceNow(alias)} <= ${maxPrice}`);
  }
  return Prisma.join(conditions, " AND ");
}

/**
 * What a seat of a session costs at the moment: the multiplier of the last tier that its occupancy has reached (tiers are stored in order).
 * The product's prices are `quotePrice` of packages/api, which a test compares this with: a page of a list cannot be cut there.
 */
function priceNow(alias: "s" | "f"): Prisma.Sql {
  const column = (name: string) => Prisma.raw(`${alias}.${name}`);
  const multiplier = Prisma.sql`COALESCE((SELECT t.multiplier FROM JSON_TABLE(${column("price_tiers")}, '$[*]' COLUMNS (
      start INT PATH '$.fromPercent', multiplier INT PATH '$.multiplierPercent')) t
    WHERE ${column("reserved")} * 100 >= t.start * ${column("capacity")} ORDER BY t.start DESC LIMIT 1), 100)`;
  return Prisma.sql`FLOOR((${column("base_price")} * ${multiplier} + 50) / 100)`;
}

/** Whether the filter may leave out most events, so that reading them in order could take long. */
export function isSelective({ q, categories, city, maxPrice }: EventFilter): boolean {
  return (q !== null && q.trim() !== "") || categories.length > 0 || city !== null || maxPrice !== null;
}

/**
 * Whether an event (alias `e`) fits, its status apart. `words` says how words are looked for: `read` in the text of each event, or
 * `named` by the full-text index. What holds no letter or digit is found nowhere.
 */
export function eventFits({ q, categories, city }: EventFilter, words: "read" | "named"): Prisma.Sql {
  const conditions = [Prisma.sql`TRUE`];
  if (city !== null) conditions.push(Prisma.sql`e.city = ${city}`);
  if (categories.length > 0) {
    conditions.push(Prisma.sql`EXISTS (SELECT 1 FROM event_categories ec JOIN categories c ON c.id = ec.category_id
      WHERE ec.event_id = e.id AND c.slug IN (${Prisma.join([...categories])}))`);
  }
  if (q !== null && q.trim() !== "") conditions.push(words === "named" ? isNamed(q, city) : isRead(q));
  return Prisma.join(conditions, " AND ");
}

/** The city is in the text as well: together with it a common word names fewer events. */
function isNamed(q: string, city: string | null): Prisma.Sql {
  if (searchWords(q).length === 0) return Prisma.sql`FALSE`;
  const query = toFullTextQuery(`${q} ${city ?? ""}`);
  return Prisma.sql`MATCH (e.search_text) AGAINST (${query} IN BOOLEAN MODE)`;
}

/** Letters and digits alone are left of a word: nothing in it is a wildcard. The text is folded, too: compared as bytes. */
function isRead(q: string): Prisma.Sql {
  const words = searchWords(q);
  if (words.length === 0) return Prisma.sql`FALSE`;
  const conditions = words.map(
    (word) => Prisma.sql`CONCAT(' ', e.search_text) COLLATE utf8mb4_bin LIKE ${`% ${word}%`}`,
  );
  return Prisma.join(conditions, " AND ");
}
