import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApi, givenSession, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";
import { indexNewBookings } from "./search-jobs.ts";

// More than a search with pages of one reads before it asks the index.
const MANY = 900;
const RARE = [0, 5, 450];
const LONG_NAME = 1;

let api: TestApi;
let sessionId: string;

beforeAll(async () => {
  api = await createTestApi();
  const { session } = await givenSession(api, { capacity: 2000 });
  sessionId = session.id;
  await api.services.database.writer.booking.createMany({
    data: Array.from({ length: MANY }, (_, i) => oldBooking(i)),
  });
  api.clock.set("2030-03-01T12:00:00.000Z");
  await indexNewBookings(api.services);
});
afterAll(() => api.drop());

function nameOf(i: number): string {
  if (i === LONG_NAME) return Array.from({ length: 30 }, (_, n) => `${"bcdfg"[n % 5]}${"bcdfgh"[n % 6]}z`).join(" ");
  return RARE.includes(i) ? "Zoé Lœuillet-D’Angelo" : i % 10 === 3 ? "Jean Martin" : "Ana Durand";
}

/** The newest is number 899, made ten minutes ago. Several were made in the same millisecond. */
function oldBooking(i: number) {
  const createdAt = new Date(Date.parse("2030-03-01T11:50:00.000Z") - Math.floor((MANY - i) / 3) * 1000);
  const number = String(i).padStart(4, "0").replaceAll("0", "Z").replaceAll("1", "Y");
  const cancelled = i % 4 === 0;
  return {
    id: `0190a000-0000-7000-9000-${String(i).padStart(12, "0")}`,
    reference: `ABCD-${number}`,
    sessionId,
    name: nameOf(i),
    email: `guest${i}.mail@example.org`,
    seats: 1,
    unitPrice: 1000,
    currency: "EUR",
    status: cancelled ? ("CANCELLED" as const) : ("CONFIRMED" as const),
    expiresAt: createdAt,
    confirmedAt: createdAt,
    cancelledAt: cancelled ? createdAt : null,
    createdAt,
    updatedAt: createdAt,
  };
}

type Filter = Parameters<TestApi["staff"]["bookings"]["list"]>[0];

/** The numbers of the bookings found, through as many pages as it takes. */
async function numbers(filter: Filter): Promise<number[]> {
  const found: number[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<TestApi["staff"]["bookings"]["list"]>> = await api.staff.bookings.list({
      limit: 1,
      ...filter,
      ...(cursor === null ? {} : { cursor }),
    });
    found.push(...page.items.map((booking) => Number(booking.id.slice(-12))));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

const newestFirst = (fits: (i: number) => boolean) => Array.from({ length: MANY }, (_, i) => MANY - 1 - i).filter(fits);

describe("a search among many bookings", () => {
  it.each(["loeuillet", "LŒUILLET", "lœuillet", "d'angelo", "angelo", "zoé lœ", "zo lo"])(
    "finds the few called Zoé Lœuillet-D’Angelo by %j, however old",
    async (q) => expect(await numbers({ q })).toEqual(newestFirst((i) => RARE.includes(i))),
  );

  it.each([
    "zoe loeuillet",
    "loeuillet zoé",
    "zoé angelo",
    "ang loe",
    "lœuillet-d'an zoe",
    "zoé example",
    "mail zoe loe",
  ])("finds them by %j: words in any order, also when not beside each other, of name and e-mail address", async (q) =>
    expect(await numbers({ q })).toEqual(newestFirst((i) => RARE.includes(i))),
  );

  it.each(["zoé zzz5", "abcdzzz5 loeuillet", "zzz5 guest5", "zoe angelo zzz5", "abcd guest5.mail", "guest5 zo"])(
    "finds one by %j: words of name, e-mail address and reference",
    async (q) => expect(await numbers({ q })).toEqual([5]),
  );

  it.each(["dangelo", "zoé durand", "martin durand", "zoeloe", "zoe loeuillez", "_zoeloe"])(
    "finds none by %j",
    async (q) => expect(await numbers({ q })).toEqual([]),
  );

  it("finds a name of very many words by any two", async () => {
    expect(await numbers({ q: "bbz ghz" })).toEqual([LONG_NAME]);
  });

  it("pages through many without loss, across what is read and what the index names", async () => {
    expect(await numbers({ q: "martin", limit: 7 })).toEqual(newestFirst((i) => i % 10 === 3));
  });

  it("ends no page at a row of the index whose booking was deleted", async () => {
    const db = api.services.database.writer;
    const gone = { id: oldBooking(MANY).id, createdAt: oldBooking(200).createdAt, searchText: "zoe loeuillet" };
    await db.bookingSearch.create({ data: gone });
    expect(await numbers({ q: "loeuillet" })).toEqual([450, 5, 0]);
    await db.bookingSearch.delete({ where: { id: gone.id } });
  });

  it("minds status, session and event", async () => {
    expect(await numbers({ q: "loeuillet", status: ["CANCELLED"] })).toEqual([0]);
    expect(await numbers({ q: "loeuillet", status: ["CONFIRMED", "PENDING"] })).toEqual([450, 5]);
    expect(await numbers({ q: "loeuillet", sessionId })).toEqual([450, 5, 0]);
    expect(await numbers({ q: "jean martin", status: ["CANCELLED", "EXPIRED"], limit: 3 })).toEqual(
      newestFirst((i) => i % 10 === 3 && i % 4 === 0),
    );
  });

  it.each(["guest5.mail@example.org", "guest5.mail@exam", "GUEST5.MAIL", "abcd-zzz5", "ABCDZZZ5", "zzz5"])(
    "finds one by %j",
    async (q) => expect(await numbers({ q })).toEqual([5]),
  );

  it("finds a booking made a moment ago, which the index does not have yet", async () => {
    const made = await api.guest.bookings.create({ ...aGuest(sessionId), name: "Ève Ångström" });
    const found = await api.staff.bookings.list({ q: "angstrom", limit: 1 });
    expect(found.items.map((booking) => booking.id)).toEqual([made.id]);
  });
});

describe("the index of bookings", () => {
  it("has each booking once, but for those of the last minute, also when two processes fill it", async () => {
    const db = api.services.database.writer;
    await api.guest.bookings.create(aGuest(sessionId));
    await indexNewBookings(api.services);
    const settled = await db.booking.count({ where: { createdAt: { lt: new Date("2030-03-01T11:59:00.000Z") } } });
    expect(await db.bookingSearch.count()).toBe(settled);
    api.clock.advance(2);
    await Promise.all([indexNewBookings(api.services), indexNewBookings(api.services)]);
    expect(await db.bookingSearch.count()).toBe(await db.booking.count());
    expect(await indexNewBookings(api.services)).toBe(0);
  });
});
