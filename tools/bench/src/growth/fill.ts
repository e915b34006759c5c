import { foldText, migrate, parseDatabaseUrl } from "@guichet/db";
import { type Connection, createConnection } from "mariadb";
import { BUYERS, bookingStatements } from "./booking-rows.ts";
import { eventStatements } from "./event-rows.ts";
import { withoutFullText, withoutKeys } from "./late-keys.ts";
import {
  CATEGORY_SLUGS,
  CITIES,
  COMMON_NAMES,
  FIRST_NAMES,
  HOUSES,
  KINDS,
  MAIL_HOSTS,
  NAME_ENDS,
  NAME_STARTS,
  PLACES,
  SENTENCES,
  THEMES,
} from "./lists.ts";
import { sessionStatements } from "./session-rows.ts";

export interface Size {
  readonly events: number;
  readonly bookings: number;
}

export interface FillOptions {
  /** `mysql://…` of an empty database. */
  readonly url: string;
  readonly size: Size;
  /** The moment the rows are made for. The same size at the same moment gives the same rows. */
  readonly now: Date;
  readonly log?: (line: string) => void;
}

const LISTS: Readonly<Record<string, readonly string[]>> = {
  first: FIRST_NAMES,
  last: [BUYERS.common, ...COMMON_NAMES, ...NAME_STARTS.flatMap((start) => NAME_ENDS.map((end) => start + end))],
  host: MAIL_HOSTS,
  city: CITIES,
  category: CATEGORY_SLUGS,
  kind: KINDS,
  theme: THEMES,
  place: PLACES,
  house: HOUSES,
  sentence: SENTENCES,
};

/** Migrates an empty database and fills it with one INSERT … SELECT a table. The seat invariants hold. */
export async function fillDatabase({ url, size, now, log = () => {} }: FillOptions): Promise<void> {
  await migrate({ url });
  const at = now.toISOString().replace("T", " ").replace("Z", "");
  const db = await createConnection({ ...parseDatabaseUrl(url), timezone: "Z", initSql: "SET time_zone = '+00:00'" });
  const run = async (what: string, statements: readonly string[]) => {
    const started = performance.now();
    for (const sql of statements) await db.query(sql);
    log(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  };
  try {
    await db.query("SET unique_checks = 0, foreign_key_checks = 0");
    await loadLists(db);
    await withoutFullText(db, "events", () => run("events", eventStatements(size.events, at)));
    await withoutKeys(db, "sessions", () => run("sessions", sessionStatements(size.bookings, at)));
    const [{ count }] = await db.query<[{ count: bigint }]>("SELECT COUNT(*) AS count FROM growth_sessions");
    const { plan, rows, tickets, counters } = bookingStatements(
      { bookings: size.bookings, sessions: Number(count) },
      at,
    );
    await run("plan of the bookings", [plan]);
    await withoutKeys(db, "bookings", () => run("bookings", [rows]));
    await withoutKeys(db, "tickets", () => run("tickets", [tickets]));
    await run("counters", [counters]);
    await run("statistics", [
      "DROP TABLE growth_words, growth_events, growth_sessions, growth_bookings",
      "ANALYZE TABLE events, event_categories, sessions, bookings, tickets",
    ]);
  } finally {
    await db.end();
  }
}

async function loadLists(db: Connection): Promise<void> {
  await db.query(
    `CREATE TABLE growth_words (kind VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin, n INT, text VARCHAR(200), folded VARCHAR(200), PRIMARY KEY (kind, n))`,
  );
  for (const [kind, texts] of Object.entries(LISTS)) {
    const rows = texts.map((text, n) => ({ n, text, folded: foldText(text) }));
    await db.query(
      `INSERT INTO growth_words SELECT ?, r.* FROM JSON_TABLE(?, '$[*]' COLUMNS (
        n INT PATH '$.n', text VARCHAR(200) PATH '$.text', folded VARCHAR(200) PATH '$.folded')) r`,
      [kind, JSON.stringify(rows)],
    );
  }
  await db.query(
    `INSERT INTO categories (id, slug, name_fr, name_en)
      SELECT CONCAT('0190a000-0000-7000-8000-', LPAD(n, 12, '0')), text, text, text FROM growth_words WHERE kind = 'category'`,
  );
}
