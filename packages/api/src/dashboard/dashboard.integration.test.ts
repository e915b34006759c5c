import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApi, givenSession, reasonOf, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.drop());

it("counts the day it is where the reader is", async () => {
  const { session } = await givenSession(api, { basePrice: 1500 });
  api.clock.set("2030-03-01T22:30:00.000Z");
  const yesterday = await api.guest.bookings.create(aGuest(session.id, 1));
  await api.guest.bookings.confirm({ id: yesterday.id });
  api.clock.set("2030-03-01T23:30:00.000Z");
  const today = await api.guest.bookings.create(aGuest(session.id, 2));
  await api.guest.bookings.confirm({ id: today.id });
  await api.guest.bookings.create(aGuest(session.id, 3));
  expect(await api.staff.dashboard.today({ timeZone: "Europe/Paris" })).toMatchObject({
    today: { bookings: 2, confirmed: 1, seats: 5, revenue: [{ amount: 3000, currency: "EUR" }] },
    pendingHolds: 1,
    publishedEvents: 1,
    nextSessions: [{ id: session.id, capacity: 50, reserved: 6 }],
  });
  expect((await api.staff.dashboard.today({ timeZone: "Etc/UTC" })).today.bookings).toBe(3);
  expect(await reasonOf(api.guest.dashboard.today({ timeZone: "Etc/UTC" }))).toBe("unauthenticated");
});
