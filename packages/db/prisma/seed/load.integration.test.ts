import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/client.ts";
import { createTestDatabase, type TestDatabase } from "../../src/testing/database.ts";
import { DEMO_EVENTS, type Loaded, loadDemoData } from "./load.ts";

const DAY_MS = 86_400_000;
const now = new Date("2026-06-10T09:00:00.000Z");

let test: TestDatabase;
let database: Database;
let first: Loaded;

beforeAll(async () => {
  test = await createTestDatabase();
  database = test.database;
  first = await loadDemoData(database, now);
}, 60_000);
afterAll(() => test.drop());

const sessions = () => database.writer.session.findMany({ include: { event: true }, orderBy: { startsAt: "asc" } });
const columns = async (sql: string) => database.writer.$queryRawUnsafe<Record<string, unknown>[]>(sql);

describe("the demo data", () => {
  it("is thirty events in eight categories, each with one to three categories and two to six sessions", async () => {
    expect(first.events).toBe(30);
    expect(await database.writer.event.count()).toBe(30);
    const categories = await database.writer.category.findMany({ include: { events: true } });
    expect(categories).toHaveLength(8);
    for (const category of categories) expect(category.events.length, category.slug).toBeGreaterThan(0);
    expect(await database.writer.eventCategory.count()).toBe(DEMO_EVENTS.flatMap((event) => event.categories).length);
    for (const event of DEMO_EVENTS) {
      expect(event.sessions.length, event.title).toBeGreaterThanOrEqual(2);
      expect(event.sessions.length, event.title).toBeLessThanOrEqual(6);
    }
  });

  it("has every session in the coming eight weeks, without two of one event at the same time", async () => {
    const ends = new Map<string, Date>();
    for (const session of await sessions()) {
      expect(session.startsAt.getTime()).toBeGreaterThan(now.getTime());
      expect(session.startsAt.getTime()).toBeLessThan(now.getTime() + 56 * DAY_MS);
      const before = ends.get(session.eventId);
      if (before !== undefined)
        expect(session.startsAt.getTime(), session.event.title).toBeGreaterThanOrEqual(before.getTime());
      ends.set(session.eventId, session.endsAt);
    }
  });

  it("shows every state: full, nearly full, free, flat, not yet on sale, cancelled, draft", async () => {
    const all = await sessions();
    const scheduled = all.filter((session) => session.status === "SCHEDULED");
    expect(scheduled.filter((session) => session.reserved === session.capacity)).toHaveLength(1);
    const nearlyFull = scheduled.filter((s) => s.reserved < s.capacity && s.reserved >= 0.8 * s.capacity);
    expect(nearlyFull.length).toBeGreaterThan(5);
    expect(scheduled.some((session) => session.basePrice === 0)).toBe(true);
    expect(scheduled.some((session) => session.basePrice > 0 && JSON.stringify(session.priceTiers) === "[]")).toBe(
      true,
    );
    expect(scheduled.filter((session) => session.salesStartAt !== null && session.salesStartAt > now)).toHaveLength(2);
    expect(all.filter((session) => session.status === "CANCELLED")).toHaveLength(1);
    expect(new Set(all.map((session) => session.event.status))).toEqual(new Set(["DRAFT", "PUBLISHED"]));
    expect(new Set(all.map((session) => session.event.timeZone))).toEqual(new Set(["Europe/Paris", "Indian/Reunion"]));
  });

  it("keeps the invariants of sold seats", async () => {
    const broken = await columns(`
      SELECT s.id FROM sessions s WHERE
        s.reserved <> (SELECT COALESCE(SUM(b.seats), 0) FROM bookings b
                        WHERE b.session_id = s.id AND b.status IN ('PENDING', 'CONFIRMED'))
        OR s.reserved <> (SELECT COUNT(*) FROM tickets t WHERE t.session_id = s.id AND t.released_at IS NULL)
        OR s.capacity < (SELECT COALESCE(MAX(t.seat_number), 0) FROM tickets t WHERE t.session_id = s.id)`);
    expect(broken).toEqual([]);
    const unequal = await columns(`
      SELECT b.id FROM bookings b WHERE b.seats <> (SELECT COUNT(*) FROM tickets t
        WHERE t.booking_id = b.id AND t.session_id = b.session_id AND (t.released_at IS NULL) = (b.status = 'CONFIRMED'))`);
    expect(unequal).toEqual([]);
    expect(await database.writer.booking.count({ where: { status: "CONFIRMED" } })).toBeGreaterThan(1_000);
    expect(await database.writer.booking.count({ where: { NOT: { email: { endsWith: "@example.org" } } } })).toBe(0);
  });

  it("charges more as a session fills, by its tiers", async () => {
    const full = (await sessions()).find((session) => session.reserved === session.capacity);
    const prices = await database.writer.booking.groupBy({
      by: ["unitPrice"],
      where: { sessionId: full?.id ?? "", status: "CONFIRMED" },
      orderBy: { unitPrice: "asc" },
    });
    expect(full?.basePrice).toBe(2200);
    expect(prices.map((row) => row.unitPrice)).toEqual([2200, 2640, 3300]);
  });
});

describe("a second seed", () => {
  it("adds nothing and undoes no edit", async () => {
    const before = await database.writer.session.count();
    const { id } = await database.writer.event.findFirstOrThrow({ where: { title: "Le Malade imaginaire" } });
    await database.writer.event.update({ where: { id }, data: { title: "Le Malade", slug: "le-malade" } });
    expect(await loadDemoData(database, new Date(now.getTime() + 3_600_000))).toEqual({
      events: 0,
      sessions: 0,
      bookings: 0,
    });
    expect(await database.writer.session.count()).toBe(before);
    expect(await database.writer.event.count()).toBe(30);
    expect(await database.writer.event.findUniqueOrThrow({ where: { id } })).toMatchObject({ title: "Le Malade" });
  });

  it("two weeks later replaces the dates that have passed, and only those", async () => {
    const later = new Date(now.getTime() + 14 * DAY_MS);
    const keys = new Set((await sessions()).map((session) => session.id));
    const { events, sessions: added } = await loadDemoData(database, later);
    expect(events).toBe(0);
    expect(added).toBeGreaterThan(0);
    expect(added).toBeLessThan(keys.size);
    const upcoming = (await sessions()).filter((session) => session.startsAt > later);
    const fresh = upcoming.filter((session) => !keys.has(session.id));
    expect(fresh).toHaveLength(added);
    expect(new Set(upcoming.map((session) => `${session.eventId} ${session.startsAt.toISOString()}`)).size).toBe(
      upcoming.length,
    );
    expect(await loadDemoData(database, later)).toMatchObject({ sessions: 0 });
  });
});
