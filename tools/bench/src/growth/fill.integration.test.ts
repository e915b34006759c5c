import { createDatabase, type Database } from "@guichet/db";
import { createEmptyDatabase } from "@guichet/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BUYERS, HOLDS_PER_LAPSE, LAPSES, MINUTES_TO_FIRST_LAPSE } from "./booking-rows.ts";
import { SEARCHED } from "./event-rows.ts";
import { fillDatabase } from "./fill.ts";
import { GROWTH_NOW } from "./queries.ts";

const SIZE = { events: 1_000, bookings: 10_000 };

let empty: Awaited<ReturnType<typeof createEmptyDatabase>>;
let database: Database;

beforeAll(async () => {
  empty = await createEmptyDatabase();
  await fillDatabase({ url: empty.migratorUrl, size: SIZE, now: GROWTH_NOW });
  database = createDatabase({ url: empty.url });
});
afterAll(async () => {
  await database.close();
  await empty.drop();
});

const db = () => database.writer;

describe("a generated database", () => {
  it("has as many events and bookings as asked for", async () => {
    expect([await db().event.count(), await db().booking.count()]).toEqual([SIZE.events, SIZE.bookings]);
  });

  it("has in every session as many reserved seats as seats of live bookings and live tickets, and none beyond the capacity", async () => {
    const broken = await db().$queryRaw<unknown[]>`
      SELECT s.id FROM sessions s
        LEFT JOIN (SELECT session_id, SUM(seats) AS n FROM bookings WHERE status IN ('PENDING', 'CONFIRMED') GROUP BY session_id) b
          ON b.session_id = s.id
        LEFT JOIN (SELECT session_id, COUNT(seat_number) AS n, MAX(seat_number) AS highest FROM tickets GROUP BY session_id) t
          ON t.session_id = s.id
      WHERE s.reserved <> COALESCE(b.n, 0) OR s.reserved <> COALESCE(t.n, 0) OR COALESCE(t.highest, 0) > s.capacity`;
    expect(broken).toEqual([]);
    expect(await db().booking.count({ where: { tickets: { none: {} } } })).toBe(0);
  });

  it("still has all keys, which were off while it was filled", async () => {
    const count = (table: string) => db().$queryRaw<{ name: string }[]>`
      SELECT DISTINCT INDEX_NAME AS name FROM information_schema.STATISTICS
      WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ${table} AND INDEX_NAME IN (
        'bookings_reference_key', 'bookings_session_created_idx', 'tickets_session_seat_key', 'tickets_code_key',
        'sessions_status_starts_idx', 'events_search_text_ftx')`;
    const tables = ["events", "sessions", "bookings", "tickets"];
    expect(await Promise.all(tables.map(async (table) => (await count(table)).length))).toEqual([1, 1, 2, 2]);
    const nobody = {
      bookingId: "0190a000-0000-7000-8000-00000000dead",
      sessionId: "0190a000-0000-7000-8000-00000000dead",
    };
    await expect(
      db().ticket.create({
        data: { ...nobody, id: nobody.bookingId, code: "none", seatNumber: 1, createdAt: GROWTH_NOW },
      }),
    ).rejects.toThrow(/foreign key/i);
  });

  it("has the words and names that are searched for, as often as it says", async () => {
    const events = (word: string) => db().event.count({ where: { searchText: { contains: word } } });
    expect(await Promise.all(Object.values(SEARCHED).map(events))).toEqual([100, 10, 3]);
    expect(await db().booking.count({ where: { name: { endsWith: ` ${BUYERS.rare}` } } })).toBe(5);
    const common = await db().booking.count({ where: { name: { endsWith: ` ${BUYERS.common}` } } });
    expect(common).toBeGreaterThan(SIZE.bookings * 0.005);
    expect(common).toBeLessThan(SIZE.bookings * 0.02);
  });

  it("has batches of holds that lapse a minute apart, after all others have", async () => {
    const lapsed = (minutes: number) =>
      db().booking.count({
        where: { status: "PENDING", expiresAt: { lte: new Date(GROWTH_NOW.getTime() + minutes * 60_000) } },
      });
    const before = await lapsed(MINUTES_TO_FIRST_LAPSE);
    expect((await lapsed(MINUTES_TO_FIRST_LAPSE + 1)) - before).toBe(HOLDS_PER_LAPSE);
    expect((await lapsed(MINUTES_TO_FIRST_LAPSE + LAPSES)) - before).toBe(HOLDS_PER_LAPSE * LAPSES);
  });
});
