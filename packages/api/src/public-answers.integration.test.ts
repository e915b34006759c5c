import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseBusyError } from "@guichet/db";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { MAX_TIME_MS } from "./bookings/queue-rules.ts";
import { createTestApi, givenSession, type TestApi } from "./testing/api.ts";
import { aGuest } from "./testing/guests.ts";
import { lockElsewhere } from "./testing/locks.ts";
import { STAFF } from "./testing/staff.ts";

let api: TestApi;
let time = 0;
const queries: string[] = [];
let id: string;
let sessionId: string;

beforeAll(async () => {
  api = await createTestApi({ onQuery: (sql) => queries.push(sql), monotonicClock: () => time });
});
afterAll(() => api.drop());
beforeEach(async () => {
  const { event, session } = await givenSession(api);
  id = event.id;
  sessionId = session.id;
});

/** How many statements a call takes. */
async function costOf(call: () => Promise<unknown>): Promise<number> {
  queries.length = 0;
  await call();
  return queries.length;
}

it("tells guests what it has kept, whatever their language, for a second", async () => {
  const english = api.callerOf({ type: "guest" }, "en");
  expect(await costOf(() => api.guest.sessions.list({ id }))).toBeGreaterThan(0);
  expect(await costOf(() => api.guest.sessions.list({ id }))).toBe(0);
  expect(await costOf(() => english.sessions.list({ id }))).toBe(0);
  time += 1_000;
  expect(await costOf(() => api.guest.sessions.list({ id }))).toBeGreaterThan(0);
});

it("loads a list once for fifty guests at once", async () => {
  const fifty = () => Promise.all(Array.from({ length: 50 }, () => api.guest.events.list({ limit: 7 })));
  const one = await costOf(() => api.guest.events.list({ limit: 8 }));
  expect(await costOf(fifty)).toBe(one);
});

it("reads anew for staff, for a key and about a booking", async () => {
  const booking = await api.guest.bookings.create(aGuest(sessionId));
  const key = api.callerOf({
    type: "api-key",
    keyId: "0190a000-0000-7000-8000-000000000002",
    name: "K",
    scope: "read",
  });
  await api.guest.sessions.list({ id });
  for (let repeat = 0; repeat < 2; repeat += 1) {
    expect(await costOf(() => api.callerOf(STAFF).sessions.list({ id }))).toBeGreaterThan(0);
    expect(await costOf(() => key.sessions.list({ id }))).toBeGreaterThan(0);
    expect(await costOf(() => api.guest.bookings.get({ id: booking.id }))).toBeGreaterThan(0);
  }
});

it("never tells a guest what staff may see", async () => {
  const draft = await api.staff.events.duplicate({ id });
  expect(await api.staff.events.get({ id: draft.id })).toMatchObject({ status: "DRAFT" });
  await expect(api.guest.events.get({ id: draft.id })).rejects.toThrow("event-not-found");
  await expect(api.guest.events.list({ view: "manage" })).rejects.toThrow("unauthenticated");
});

it("reads anew after a change, but not after one that was refused", async () => {
  const seatsLeft = async () => (await api.guest.sessions.list({ id })).items[0]?.availableSeats;
  const before = (await seatsLeft()) ?? 0;
  await api.guest.bookings.create({ ...aGuest(sessionId), seats: 2 });
  expect(await seatsLeft()).toBe(before - 2);
  await expect(api.guest.bookings.create({ ...aGuest(sessionId), seats: 0 })).rejects.toThrow();
  expect(await costOf(seatsLeft)).toBe(0);
});

it("reads anew after a booking of which nothing was heard: it may be stored", async () => {
  const release = await lockElsewhere(api.services.database, sessionId);
  const placed = api.guest.bookings.create(aGuest(sessionId));
  // The way into its transaction is a few turns long: nothing on it waits for the database.
  for (let turns = 0; turns < 100; turns += 1) await new Promise(setImmediate);
  time += MAX_TIME_MS + 1;
  const seatsLeft = async () => (await api.guest.sessions.list({ id })).items[0]?.availableSeats;
  const before = await seatsLeft();
  await expect(placed).rejects.toMatchObject({ cause: expect.any(DatabaseBusyError) });
  await release();
  while ((await api.services.database.writer.booking.count({ where: { sessionId } })) === 0) await sleep(10);
  expect(await seatsLeft()).toBe((before ?? 0) - 1);
});
