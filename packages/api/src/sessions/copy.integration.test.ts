import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApi, givenSession, PLAIN_EVENT, reasonOf, type TestApi } from "../testing/api.ts";
import { aGuest, HOLD_MINUTES } from "../testing/guests.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
beforeEach(() => api.clock.set("2030-03-01T12:00:00.000Z"));
afterAll(() => api.drop());

const evening = (day: string) => ({
  startsAt: `${day}T19:00:00.000Z`,
  endsAt: `${day}T21:00:00.000Z`,
  capacity: 50,
  basePrice: 1000,
});

describe("copying an event with its sessions", () => {
  it("moves each by so many days at its time on the wall, sells it anew and leaves out what is cancelled", async () => {
    const { id } = await api.staff.events.create({ ...PLAIN_EVENT, status: "PUBLISHED" });
    const priceTiers = [{ fromPercent: 50, multiplierPercent: 80 }];
    const window = { salesStartAt: "2030-03-01T11:00:00.000Z", salesEndAt: "2030-03-20T18:00:00.000Z" };
    const first = await api.staff.sessions.create({ id, ...evening("2030-03-20"), ...window, priceTiers });
    const cancelled = await api.staff.sessions.create({ id, ...evening("2030-03-21") });
    await api.staff.sessions.cancel({ id: cancelled.id });
    await api.guest.bookings.create(aGuest(first.id, 2));
    // The clocks of Paris go forward on 31 March 2030.
    const copy = await api.staff.sessions.duplicateEvent({ id, days: 14 });
    expect(copy).toMatchObject({ title: "Nuit du jazz (copie)", status: "DRAFT", version: 1 });
    const { items } = await api.staff.sessions.list({ id: copy.id });
    expect(items).toMatchObject([
      {
        startsAt: "2030-04-03T18:00:00.000Z",
        endsAt: "2030-04-03T20:00:00.000Z",
        salesStartAt: "2030-03-15T11:00:00.000Z",
        salesEndAt: "2030-04-03T17:00:00.000Z",
        availableSeats: 50,
        priceTiers,
        version: 1,
      },
    ]);
  });

  it("makes nothing where a session would start in the past, and a plain draft of an event that has none", async () => {
    const { event } = await givenSession(api, { title: "Trop tôt" });
    expect(await reasonOf(api.staff.sessions.duplicateEvent({ id: event.id, days: -30 }))).toBe("session-in-past");
    expect((await api.staff.events.list({ q: "trop" })).items).toHaveLength(1);
    const { id } = await api.staff.events.create(PLAIN_EVENT);
    const copy = await api.staff.sessions.duplicateEvent({ id, days: 7 });
    expect((await api.staff.sessions.list({ id: copy.id })).items).toEqual([]);
  });
});

describe("the live bookings of a session and of its event", () => {
  it("are its holds and confirmed bookings with what they bring, without those that lapsed or were cancelled", async () => {
    const { event, session } = await givenSession(api, { basePrice: 1250 });
    const other = await api.staff.sessions.create({ id: event.id, ...evening("2030-03-22"), currency: "CHF" });
    const book = async (sessionId: string, seats: number) => api.guest.bookings.create(aGuest(sessionId, seats));
    await book(session.id, 1);
    api.clock.advance(HOLD_MINUTES);
    await book(session.id, 2);
    await api.guest.bookings.confirm({ id: (await book(session.id, 3)).id });
    await api.guest.bookings.cancel({ id: (await book(session.id, 4)).id });
    await api.guest.bookings.confirm({ id: (await book(other.id, 1)).id });
    expect(await api.staff.sessions.liveBookings({ sessionId: session.id })).toEqual({
      holds: { bookings: 1, seats: 2 },
      confirmed: { bookings: 1, seats: 3 },
      revenue: [{ amount: 3750, currency: "EUR" }],
      sendsMail: false,
    });
    expect(await api.staff.sessions.liveBookings({ eventId: event.id })).toMatchObject({
      confirmed: { bookings: 2, seats: 4 },
      revenue: [
        { amount: 1000, currency: "CHF" },
        { amount: 3750, currency: "EUR" },
      ],
    });
  });
});
