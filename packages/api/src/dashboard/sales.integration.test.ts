import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApi, PLAIN_EVENT, reasonOf, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";
import { STAFF } from "../testing/staff.ts";

let api: TestApi;
const statements: string[] = [];
beforeAll(async () => {
  api = await createTestApi({ onQuery: (sql) => statements.push(sql) });
});
afterAll(() => api.drop());

/** An event of its own with one session, so that no test sees what another sold. */
async function anOffer(fields: { basePrice?: number; currency?: string } = {}) {
  const event = await api.staff.events.create({ ...PLAIN_EVENT, status: "PUBLISHED" });
  const session = await api.staff.sessions.create({
    id: event.id,
    startsAt: "2031-06-01T19:00:00.000Z",
    endsAt: "2031-06-01T21:00:00.000Z",
    capacity: 500,
    priceTiers: [],
    basePrice: 1000,
    ...fields,
  });
  return { eventId: event.id, sessionId: session.id };
}

async function sell(sessionId: string, instant: string, seats = 1) {
  api.clock.set(instant);
  const { id } = await api.guest.bookings.create(aGuest(sessionId, seats));
  api.clock.advance(2);
  await api.guest.bookings.confirm({ id });
  return id;
}

const perDay = async (input: Parameters<TestApi["staff"]["dashboard"]["sales"]>[0]) =>
  (await api.staff.dashboard.sales(input)).days.map(({ sales }) => sales.reduce((sum, one) => sum + one.bookings, 0));

describe("the days", () => {
  it("are those of the reader's zone, also where it is half an hour off", async () => {
    const { eventId, sessionId } = await anOffer();
    for (const instant of ["2030-05-01T18:20:00Z", "2030-05-01T18:40:00Z", "2030-05-01T23:50:00Z"])
      await sell(sessionId, instant);
    const period = { from: "2030-05-01", to: "2030-05-02", eventId };
    expect(await perDay({ ...period, timeZone: "Etc/UTC" })).toEqual([3, 0]);
    expect(await perDay({ ...period, timeZone: "Asia/Kolkata" })).toEqual([1, 2]);
    expect(await perDay({ ...period, timeZone: "Pacific/Marquesas" })).toEqual([3, 0]);
    expect(await perDay({ ...period, timeZone: "Asia/Kathmandu" })).toEqual([0, 3]);
  });

  it("have 23 hours in spring and 25 in autumn", async () => {
    const { eventId, sessionId } = await anOffer();
    // Paris: 31 March 2030 begins at 23:00 UTC and ends at 22:00.
    for (const instant of [
      "2030-03-30T22:59:00Z",
      "2030-03-30T23:00:00Z",
      "2030-03-31T21:59:00Z",
      "2030-03-31T22:00:00Z",
    ])
      await sell(sessionId, instant);
    const spring = { from: "2030-03-30", to: "2030-04-01", eventId, timeZone: "Europe/Paris" };
    expect(await perDay(spring)).toEqual([1, 2, 1]);
    // 27 October 2030 begins at 22:00 UTC and ends at 23:00.
    for (const instant of [
      "2030-10-26T21:59:00Z",
      "2030-10-26T22:00:00Z",
      "2030-10-27T22:59:00Z",
      "2030-10-27T23:00:00Z",
    ])
      await sell(sessionId, instant);
    const autumn = { from: "2030-10-26", to: "2030-10-28", eventId, timeZone: "Europe/Paris" };
    expect(await perDay(autumn)).toEqual([1, 2, 1]);
  });
});

it("tells amounts by currency, what was cancelled apart, and what became of the holds", async () => {
  const { eventId, sessionId } = await anOffer();
  const inFrancs = await api.staff.sessions.create({
    id: eventId,
    startsAt: "2031-06-02T19:00:00.000Z",
    endsAt: "2031-06-02T21:00:00.000Z",
    capacity: 50,
    basePrice: 3000,
    currency: "CHF",
  });
  await sell(sessionId, "2030-11-02T10:00:00Z", 2);
  await sell(inFrancs.id, "2030-11-02T11:00:00Z", 1);
  const returned = await sell(sessionId, "2030-11-03T10:00:00Z", 4);
  await api.guest.bookings.cancel({ id: returned });
  const { id: given } = await api.guest.bookings.create(aGuest(sessionId, 1));
  await api.guest.bookings.cancel({ id: given });
  await api.guest.bookings.create(aGuest(sessionId, 1));
  api.clock.advance(16);
  await api.guest.bookings.create(aGuest(sessionId, 1));
  const sales = await api.staff.dashboard.sales({ from: "2030-11-02", to: "2030-11-03", eventId, timeZone: "Etc/UTC" });
  expect(sales.days.map(({ sales }) => sales)).toEqual([
    [
      { currency: "CHF", bookings: 1, seats: 1, revenue: 3000 },
      { currency: "EUR", bookings: 1, seats: 2, revenue: 2000 },
    ],
    [],
  ]);
  expect(sales.total).toEqual({
    bookings: 2,
    seats: 3,
    revenue: [
      { currency: "CHF", amount: 3000 },
      { currency: "EUR", amount: 2000 },
    ],
    cancelled: { bookings: 1, seats: 4, revenue: [{ currency: "EUR", amount: 4000 }] },
    holds: { made: 6, confirmed: 3, waiting: 1, expired: 1, cancelled: 1 },
  });
  expect(sales.medianSecondsToConfirm).toBe(120);
});

it("compares a period that is not over with as much of the one before", async () => {
  const { eventId, sessionId } = await anOffer();
  for (const instant of ["2030-07-01T09:00:00Z", "2030-07-02T09:00:00Z", "2030-07-02T15:00:00Z"])
    await sell(sessionId, instant);
  await sell(sessionId, "2030-07-03T09:00:00Z");
  api.clock.set("2030-07-04T12:00:00Z");
  const input = { from: "2030-07-03", to: "2030-07-04", eventId, timeZone: "Etc/UTC" };
  const soFar = await api.staff.dashboard.sales(input);
  expect([soFar.total.bookings, soFar.previous.total.bookings]).toEqual([1, 2]);
  expect(soFar.previous).toMatchObject({ from: "2030-07-01", to: "2030-07-02" });
  api.clock.set("2030-07-05T00:00:00Z");
  expect((await api.staff.dashboard.sales(input)).previous.total.bookings).toBe(3);
});

it("counts days that are over in an index, and reads again the few where something changed", async () => {
  const { eventId, sessionId } = await anOffer();
  const ids: string[] = [];
  for (let day = 1; day <= 20; day += 1)
    ids.push(await sell(sessionId, `2030-08-${String(day).padStart(2, "0")}T10:00:00Z`));
  api.clock.set("2030-08-25T10:00:00Z");
  const read = async () => {
    statements.length = 0;
    const { total } = await api.staff.dashboard.sales({
      from: "2030-08-01",
      to: "2030-08-20",
      eventId,
      timeZone: "Etc/UTC",
    });
    return [total.bookings, statements.filter((sql) => sql.includes("AS quarter")).length];
  };
  const [first] = await read();
  expect(first).toBe(20);
  expect(await read()).toEqual([20, 0]);
  await api.guest.bookings.cancel({ id: ids[7] ?? "" });
  expect(await read()).toEqual([19, 1]);
  expect(await read()).toEqual([19, 0]);
});

it("is the same for whoever asks at once, and is for the staff", async () => {
  const { eventId, sessionId } = await anOffer();
  await sell(sessionId, "2030-09-01T10:00:00Z");
  const input = { from: "2030-08-01", to: "2030-09-01", eventId, timeZone: "Etc/UTC" };
  statements.length = 0;
  const told = await Promise.all(Array.from({ length: 20 }, () => api.staff.dashboard.sales(input)));
  expect(new Set(told.map(({ total }) => total.bookings))).toEqual(new Set([1]));
  expect(statements.filter((sql) => sql.includes("AS seconds"))).toHaveLength(2);
  const reader = api.callerOf({ ...STAFF, role: "read" });
  expect((await reader.dashboard.sales(input)).total.bookings).toBe(1);
  expect(await reasonOf(api.guest.dashboard.sales(input))).toBe("unauthenticated");
});

it.each([
  ["that ends before it starts", { from: "2030-02-02", to: "2030-02-01" }],
  ["of more than 366 days", { from: "2030-01-01", to: "2031-01-02" }],
  ["of days that are none", { from: "2030-02-30", to: "2030-03-01" }],
  ["before all times", { from: "1999-12-31", to: "2000-01-01" }],
])("refuses a period %s", async (_, period) => {
  const call = api.staff.dashboard.sales({ ...period, timeZone: "Etc/UTC" });
  expect(await reasonOf(call)).not.toBe("The call was not refused");
});

it("refuses an event that is not there", async () => {
  const eventId = "01900000-0000-7000-8000-00000000ffff";
  const call = api.staff.dashboard.sales({ from: "2030-01-01", to: "2030-01-02", timeZone: "Etc/UTC", eventId });
  expect(await reasonOf(call)).toBe("event-not-found");
});

it.each([
  ["of all events", () => Promise.resolve({})],
  ["of one event", async () => ({ eventId: (await anOffer()).eventId })],
])("reads the bookings %s by an index, and none outside of the span", async (_, given) => {
  const input = { from: "2029-01-01", to: "2029-01-02", timeZone: "Etc/UTC", ...(await given()) };
  statements.length = 0;
  for (let time = 0; time < 2; time += 1) await api.staff.dashboard.sales(input);
  const reads = statements.filter((sql) => sql.includes("bookings b"));
  expect(reads.some((sql) => sql.includes("AS quarter")) && reads.some((sql) => sql.includes("AS pending"))).toBe(true);
  for (const sql of reads) {
    const values = Array.from(sql.matchAll(/\?/g), (_, place) => `2029-01-${10 + place}`);
    const plan = await api.services.database.writer.$queryRawUnsafe<{ table: string; type: string }[]>(
      `EXPLAIN ${sql}`,
      ...values,
    );
    const ways = plan.filter(({ table }) => table === "b").map(({ type }) => type);
    expect(ways.length, sql).toBeGreaterThan(0);
    for (const way of ways) expect(["range", "ref"], sql).toContain(way);
  }
});
