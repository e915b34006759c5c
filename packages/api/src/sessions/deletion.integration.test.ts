import { afterAll, beforeAll, expect, it } from "vitest";
import { indexNewBookings } from "../bookings/search-jobs.ts";
import { createTestApi, givenSession, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.drop());

/** A session with one booking, made under a key and cancelled. */
async function givenCancelledBooking(idempotencyKey: string) {
  const { event, session } = await givenSession(api);
  const { id } = await api.guest.bookings.create({ ...aGuest(session.id), idempotencyKey });
  await api.guest.bookings.cancel({ id });
  return { eventId: event.id, sessionId: session.id, bookingId: id };
}

type Given = Awaited<ReturnType<typeof givenCancelledBooking>>;

/** How many rows each table has of it. */
async function rowsOf({ sessionId, bookingId }: Given) {
  const db = api.services.database.writer;
  return {
    sessions: await db.session.count({ where: { id: sessionId } }),
    bookings: await db.booking.count({ where: { id: bookingId } }),
    tickets: await db.ticket.count({ where: { bookingId } }),
    keys: await db.idempotencyKey.count({ where: { bookingId } }),
    searchRows: await db.bookingSearch.count({ where: { id: bookingId } }),
  };
}

const NOTHING = { sessions: 0, bookings: 0, tickets: 0, keys: 0, searchRows: 0 };
const EVERYTHING = { sessions: 1, bookings: 1, tickets: 1, keys: 1, searchRows: 1 };

it.each([
  ["a session", ({ sessionId }: Given) => api.staff.sessions.delete({ id: sessionId })],
  ["an event", ({ eventId }: Given) => api.staff.events.delete({ id: eventId })],
])("who deletes %s deletes every row of its bookings, and none of another's", async (what, deleteIt) => {
  const deleted = await givenCancelledBooking(`${what}, deleted`);
  const other = await givenCancelledBooking(`${what}, not deleted`);
  api.clock.advance(2);
  await indexNewBookings(api.services);
  expect(await rowsOf(deleted)).toEqual(EVERYTHING);
  await deleteIt(deleted);
  expect(await rowsOf(deleted)).toEqual(NOTHING);
  expect(await rowsOf(other)).toEqual(EVERYTHING);
});
