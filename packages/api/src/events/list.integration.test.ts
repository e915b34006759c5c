import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApi, PLAIN_EVENT, reasonOf, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";
import { eventSort } from "./schema.ts";

let api: TestApi;
const queries: string[] = [];

beforeAll(async () => {
  api = await createTestApi({ onQuery: (sql) => queries.push(sql) });
  const db = api.services.database.writer;
  await db.category.createMany({
    data: ["concerts", "ateliers"].map((slug, i) => ({
      id: `0190a000-0000-7000-8000-00000000000${i}`,
      slug,
      nameFr: slug,
      nameEn: `${slug} (en)`,
    })),
  });
  await event("Été du jazz", { city: "Nîmes", categories: ["concerts"] }, [
    { day: 10, capacity: 5 },
    { day: 20, capacity: 50 },
  ]);
  await event("L’atelier de poterie", { city: "Lyon", categories: ["ateliers"] }, [
    { day: 12, capacity: 8, basePrice: 500 },
  ]);
  await event("Bal de printemps", { city: "Lyon", categories: ["concerts", "ateliers"] }, [{ day: 11, capacity: 100 }]);
  await event("Brouillon", { status: "DRAFT" }, [{ day: 13, capacity: 10 }]);
  await event("Sans séance", {}, []);
});
afterAll(() => api.drop());

async function event(
  title: string,
  fields: { city?: string; categories?: string[]; status?: "DRAFT" | "PUBLISHED" },
  sessions: { day: number; capacity: number; basePrice?: number }[],
) {
  const made = await api.staff.events.create({ ...PLAIN_EVENT, status: "PUBLISHED", ...fields, title });
  for (const { day, capacity, basePrice = 1000 } of sessions) {
    const startsAt = `2030-03-${day}T19:00:00.000Z`;
    await api.staff.sessions.create({
      id: made.id,
      startsAt,
      endsAt: `2030-03-${day}T21:00:00.000Z`,
      capacity,
      basePrice,
    });
  }
  api.clock.advance(1 / 60);
  return made;
}

type Filter = Parameters<TestApi["guest"]["events"]["list"]>[0];
const titles = async (filter: Filter = {}) => (await api.guest.events.list(filter)).items.map((item) => item.title);

const JAZZ = "Été du jazz";
const POTTERY = "L’atelier de poterie";
const BALL = "Bal de printemps";

describe("the public list", () => {
  it("holds what is published and still to come, soonest first", async () => {
    expect(await titles()).toEqual([JAZZ, BALL, POTTERY]);
  });

  it("carries next session, from-price and availability", async () => {
    const [jazz, ball] = (await api.guest.events.list({})).items;
    expect(jazz).toMatchObject({
      city: "Nîmes",
      categories: [{ slug: "concerts", name: { fr: "concerts", en: "concerts (en)" } }],
      nextSession: {
        startsAt: "2030-03-10T19:00:00.000Z",
        availableSeats: 5,
        price: { amount: 1000, currency: "EUR" },
      },
      fromPrice: { amount: 1000, currency: "EUR" },
      availability: "available",
      sessionCount: 2,
      capacity: 55,
      availableSeats: 55,
    });
    expect(ball?.categories.map((category) => category.slug)).toEqual(["ateliers", "concerts"]);
  });

  it.each([
    ["jazz", [JAZZ]],
    ["ETE", [JAZZ]],
    ["atelier", [BALL, POTTERY]],
    ["poter", [POTTERY]],
    ["nimes jazz", [JAZZ]],
    ["jazz lyon", []],
    ['"+-*()~<>@', []],
    ["🎭", []],
    ["", [JAZZ, BALL, POTTERY]],
    ["'; DROP TABLE events; --", []],
  ])("searched for %j", async (q, found) => {
    expect(await titles({ q })).toEqual(found);
  });

  it("is narrowed by category, city, dates and seats", async () => {
    expect(await titles({ category: ["ateliers"] })).toEqual([BALL, POTTERY]);
    expect(await titles({ category: ["concerts"], city: "nîmes" })).toEqual([JAZZ]);
    expect(await titles({ from: "2030-03-11T00:00:00Z", to: "2030-03-12T00:00:00Z" })).toEqual([BALL]);
    expect(await titles({ seats: 60 })).toEqual([BALL]);
    const enough = await api.guest.events.list({ seats: 9 });
    expect(enough.items.map((item) => [item.title, item.nextSession?.startsAt])).toEqual([
      [BALL, "2030-03-11T19:00:00.000Z"],
      [JAZZ, "2030-03-20T19:00:00.000Z"],
    ]);
  });

  it("never goes back in time, whatever it is asked", async () => {
    const past = await api.callerOf({ type: "guest" }).events.list({ from: "2001-01-01T00:00:00Z" });
    expect(past.items).toHaveLength(3);
  });

  it.each(eventSort.options)("sorted by %s is the same in pages of one as at once", async (sort) => {
    const all = await titles({ sort });
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.guest.events.list({ sort, limit: 1, ...(cursor === undefined ? {} : { cursor }) });
      paged.push(...page.items.map((item) => item.title));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined && paged.length < 10);
    expect(paged).toEqual(all);
    expect(all).toHaveLength(3);
  });

  it.each([
    "nonsense",
    "W10",
    Buffer.from('["x","y"]').toString("base64url"),
    Buffer.from("[1]").toString("base64url"),
  ])("refuses the cursor %j", async (cursor) => {
    expect(await reasonOf(api.guest.events.list({ cursor }))).toBe("invalid-cursor");
  });

  it("takes three queries for a page of many", async () => {
    queries.length = 0;
    await api.guest.events.list({ limit: 20 });
    expect(queries).toHaveLength(3);
    queries.length = 0;
    await api.staff.events.list({ limit: 20, view: "manage" });
    expect(queries).toHaveLength(3);
  });

  it("asks once more, how far there is to read, when it searches", async () => {
    queries.length = 0;
    await api.staff.events.list({ limit: 20, view: "manage", q: "jazz" });
    expect(queries).toHaveLength(4);
  });

  it("shows a sold-out event as such", async () => {
    const page = await api.guest.events.list({ q: "poterie" });
    const sessionId = page.items[0]?.nextSession?.id ?? "";
    const booking = await api.guest.bookings.create(aGuest(sessionId, 8));
    expect((await api.guest.events.list({ q: "poterie" })).items[0]).toMatchObject({
      availability: "sold-out",
      fromPrice: null,
    });
    await api.guest.bookings.cancel({ id: booking.id });
  });

  it("names the cities one can go to", async () => {
    expect((await api.guest.events.cities()).items).toEqual(["Lyon", "Nîmes"]);
  });
});

describe("the list of those who run events", () => {
  it("holds everything, and is theirs alone", async () => {
    const all = await api.staff.events.list({ sort: "newest" });
    expect(all.items.map((item) => item.title)).toEqual(["Sans séance", "Brouillon", BALL, POTTERY, JAZZ]);
    expect(await reasonOf(api.guest.events.list({ view: "manage" }))).toBe("unauthenticated");
    expect(await reasonOf(api.guest.events.list({ status: ["DRAFT"] }))).toBe("unauthenticated");
  });

  it("is narrowed by status and search", async () => {
    expect((await api.staff.events.list({ status: ["DRAFT"] })).items.map((item) => item.title)).toEqual(["Brouillon"]);
    expect((await api.staff.events.list({ status: [] })).items).toHaveLength(5);
    expect((await api.staff.events.list({ q: "seance" })).items.map((item) => item.title)).toEqual(["Sans séance"]);
  });

  it("looks like the public one to staff who ask for that", async () => {
    expect((await api.staff.events.list({ view: "public" })).items).toHaveLength(3);
  });
});
