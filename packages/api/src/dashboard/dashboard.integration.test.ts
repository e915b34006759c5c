import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApi, givenSession, reasonOf, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";
import { STAFF } from "../testing/staff.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.drop());

it("leads to the first steps as long as nothing was booked", async () => {
  const steps = async () => (await api.staff.dashboard.today({ timeZone: "Etc/UTC" })).firstSteps;
  expect(await steps()).toEqual({ event: null });
  const { id, slug } = await api.staff.events.create({ title: "Brouillon", venue: "Salle", city: "Lyon" });
  expect(await steps()).toEqual({ event: { id, slug, hasSession: false, isPublished: false } });
  const { event, session } = await givenSession(api);
  expect(await steps()).toMatchObject({ event: { id: event.id, hasSession: true, isPublished: true } });
  await api.guest.bookings.create(aGuest(session.id, 1));
  expect(await steps()).toBeNull();
});

it("counts the day it is where the reader is, of one event or of all", async () => {
  const { event, session } = await givenSession(api, { basePrice: 1500 });
  const other = await givenSession(api, { title: "Autre", startsAt: "2030-03-09T19:00:00.000Z" });
  const today = async (timeZone: string) =>
    (await api.staff.dashboard.today({ timeZone, eventId: event.id })).today.bookings;
  api.clock.set("2030-03-01T22:30:00.000Z");
  const yesterday = await api.guest.bookings.create(aGuest(session.id, 1));
  await api.guest.bookings.confirm({ id: yesterday.id });
  api.clock.set("2030-03-01T23:30:00.000Z");
  const made = await api.guest.bookings.create(aGuest(session.id, 2));
  await api.guest.bookings.confirm({ id: made.id });
  await api.guest.bookings.create(aGuest(session.id, 3));
  await api.guest.bookings.create(aGuest(other.session.id, 1));
  const seen = await api.staff.dashboard.today({ timeZone: "Europe/Paris", eventId: event.id });
  expect(seen).toMatchObject({
    today: { bookings: 2, confirmed: 1, seats: 2, revenue: [{ amount: 3000, currency: "EUR" }] },
    pendingHolds: 1,
    nextSessions: [{ id: session.id, capacity: 50, reserved: 6, salesState: "open" }],
  });
  expect(seen.latestBookings?.map(({ seats }) => seats)).toEqual([3, 2, 1]);
  expect(await today("Etc/UTC")).toBe(3);
  const all = await api.staff.dashboard.today({ timeZone: "Europe/Paris" });
  expect(all).toMatchObject({ today: { bookings: 3 }, pendingHolds: 2 });
  expect(all.nextSessions.map(({ id }) => id)).toEqual(expect.arrayContaining([other.session.id, session.id]));
});

it("is for the staff, of whom some see no guests and some no ids", async () => {
  const input = { timeZone: "Etc/UTC" };
  expect(await reasonOf(api.guest.dashboard.today(input))).toBe("unauthenticated");
  const owner = await api.staff.dashboard.today(input);
  const editor = await api.callerOf({ ...STAFF, role: "editor" }).dashboard.today(input);
  const reader = await api.callerOf({ ...STAFF, role: "read" }).dashboard.today(input);
  expect(editor).toEqual({ ...owner, latestBookings: null });
  expect(reader.latestBookings).toHaveLength(owner.latestBookings?.length ?? 0);
  for (const { id } of owner.latestBookings ?? []) expect(JSON.stringify(reader)).not.toContain(id);
});
