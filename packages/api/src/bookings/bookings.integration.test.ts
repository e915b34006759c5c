import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApi, givenSession, reasonOf, type TestApi } from "../testing/api.ts";
import { aGuest, HOLD_MINUTES } from "../testing/guests.ts";
import { brokenSeatInvariants } from "../testing/invariants.ts";
import { releaseExpiredHolds } from "./jobs.ts";

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});
beforeEach(() => api.clock.set("2030-03-01T12:00:00.000Z"));
afterAll(async () => {
  expect(await brokenSeatInvariants(api.services.database.writer)).toEqual([]);
  await api.drop();
});

async function seatsLeft(eventId: string): Promise<number | undefined> {
  return (await api.guest.sessions.list({ id: eventId })).items[0]?.availableSeats;
}

describe("booking seats", () => {
  it("holds them with a price, a deadline and tickets with the lowest numbers", async () => {
    const { event, session } = await givenSession(api, { basePrice: 2450 });
    const booking = await api.guest.bookings.create({ ...aGuest(session.id, 3), locale: "en" });
    expect(booking).toMatchObject({
      status: "PENDING",
      seats: 3,
      unitPrice: 2450,
      totalPrice: 7350,
      currency: "EUR",
      expiresAt: "2030-03-01T12:15:00.000Z",
      confirmedAt: null,
      event: { id: event.id, title: "Nuit du jazz", timeZone: "Europe/Paris" },
      session: { id: session.id, startsAt: session.startsAt },
    });
    expect(booking.reference).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(booking.tickets.map((ticket) => ticket.seatNumber)).toEqual([1, 2, 3]);
    expect(new Set(booking.tickets.map((ticket) => ticket.code)).size).toBe(3);
    expect(await api.guest.bookings.get({ id: booking.id })).toEqual(booking);
    expect(await seatsLeft(event.id)).toBe(47);
  });

  it("refuses more than are left, says how many are and where there are others", async () => {
    const { event, session } = await givenSession(api, { capacity: 4 });
    const other = await api.staff.sessions.create({
      id: event.id,
      startsAt: "2030-03-11T19:00:00.000Z",
      endsAt: "2030-03-11T21:00:00.000Z",
      capacity: 9,
      basePrice: 1000,
    });
    await api.guest.bookings.create(aGuest(session.id, 2));
    const refused = api.guest.bookings.create(aGuest(session.id, 3));
    await expect(refused).rejects.toMatchObject({
      cause: {
        failure: {
          reason: "insufficient-seats",
          availableSeats: 2,
          otherSessions: [{ id: other.id, startsAt: other.startsAt, availableSeats: 9 }],
        },
      },
    });
    expect(await seatsLeft(event.id)).toBe(2);
  });

  it("raises the price with the occupancy and keeps that of earlier bookings", async () => {
    const { session } = await givenSession(api, { capacity: 10, basePrice: 1000 });
    const first = await api.guest.bookings.create(aGuest(session.id, 6));
    const second = await api.guest.bookings.create(aGuest(session.id, 2));
    const third = await api.guest.bookings.create(aGuest(session.id, 1));
    expect([first, second, third].map((booking) => booking.unitPrice)).toEqual([1000, 1200, 1500]);
    await api.staff.sessions.update({ id: session.id, basePrice: 9000, priceTiers: [] });
    expect((await api.guest.bookings.get({ id: first.id })).unitPrice).toBe(1000);
  });

  it("is refused for what is not on sale", async () => {
    const { event, session } = await givenSession(api);
    const book = (id: string) => reasonOf(api.guest.bookings.create(aGuest(id)));
    expect(await book("0190a000-0000-7000-8000-00000000dead")).toBe("session-not-found");
    api.clock.set(session.startsAt);
    expect(await book(session.id)).toBe("sales-closed");
    api.clock.set("2030-03-01T12:00:00.000Z");
    await api.staff.sessions.update({ id: session.id, salesStartAt: "2030-03-05T08:00:00.000Z" });
    expect(await book(session.id)).toBe("sales-not-open");
    await api.staff.sessions.cancel({ id: session.id });
    expect(await book(session.id)).toBe("session-cancelled");
    await api.staff.events.archive({ id: event.id });
    expect(await book(session.id)).toBe("event-not-published");
  });

  it("is refused more seats than its session allows in one booking", async () => {
    const { session } = await givenSession(api, { capacity: 200 });
    expect(session.maxSeatsPerBooking).toBe(10);
    expect(await reasonOf(api.guest.bookings.create(aGuest(session.id, 11)))).toBe("too-many-seats");
    await api.staff.sessions.update({ id: session.id, maxSeatsPerBooking: 100 });
    expect((await api.guest.bookings.create(aGuest(session.id, 100))).tickets).toHaveLength(100);
    await api.staff.sessions.update({ id: session.id, maxSeatsPerBooking: 2 });
    expect(await reasonOf(api.guest.bookings.create(aGuest(session.id, 3)))).toBe("too-many-seats");
  });

  it.each([
    { seats: 0 },
    { seats: 101 },
    { seats: 1.5 },
    { seats: -1 },
    { name: "" },
    { email: "nobody" },
    { extra: 1 },
  ])("refuses %j", async (change) => {
    const { session } = await givenSession(api);
    await expect(api.guest.bookings.create({ ...aGuest(session.id), ...change })).rejects.toMatchObject({
      cause: { name: "ZodError" },
    });
  });
});

describe("confirming", () => {
  it("makes a hold last, and twice is once", async () => {
    const { event, session } = await givenSession(api);
    const { id } = await api.guest.bookings.create(aGuest(session.id, 2));
    const confirmed = await api.guest.bookings.confirm({ id });
    expect(confirmed).toMatchObject({ status: "CONFIRMED", confirmedAt: "2030-03-01T12:00:00.000Z" });
    api.clock.advance(HOLD_MINUTES + 1);
    expect(await api.guest.bookings.confirm({ id })).toMatchObject({ confirmedAt: "2030-03-01T12:00:00.000Z" });
    await releaseExpiredHolds(api.services);
    expect((await api.guest.bookings.get({ id })).status).toBe("CONFIRMED");
    expect(await seatsLeft(event.id)).toBe(48);
  });

  it("comes too late at the very instant the hold ends, released or not", async () => {
    const { session } = await givenSession(api);
    const { id } = await api.guest.bookings.create(aGuest(session.id));
    api.clock.advance(HOLD_MINUTES);
    expect(await reasonOf(api.guest.bookings.confirm({ id }))).toBe("hold-expired");
    expect((await api.guest.bookings.get({ id })).status).toBe("EXPIRED");
    await releaseExpiredHolds(api.services);
    expect(await reasonOf(api.guest.bookings.confirm({ id }))).toBe("hold-expired");
  });

  it("is refused for a cancelled booking and an unknown one", async () => {
    const { session } = await givenSession(api);
    const { id } = await api.guest.bookings.create(aGuest(session.id));
    await api.guest.bookings.cancel({ id });
    expect(await reasonOf(api.guest.bookings.confirm({ id }))).toBe("booking-cancelled");
    expect(await reasonOf(api.guest.bookings.confirm({ id: "0190a000-0000-7000-8000-00000000dead" }))).toBe(
      "booking-not-found",
    );
  });
});

describe("extending", () => {
  it("gives a hold its time once more, once", async () => {
    const { session } = await givenSession(api);
    const { id, expiresAt } = await api.guest.bookings.create(aGuest(session.id));
    api.clock.advance(HOLD_MINUTES - 1);
    const extended = await api.guest.bookings.extend({ id });
    const until = Date.parse(expiresAt) + HOLD_MINUTES * 60_000;
    expect([extended.status, Date.parse(extended.expiresAt)]).toEqual(["PENDING", until]);
    expect(await reasonOf(api.guest.bookings.extend({ id }))).toBe("hold-already-extended");
    api.clock.advance(HOLD_MINUTES);
    await releaseExpiredHolds(api.services);
    expect((await api.guest.bookings.confirm({ id })).status).toBe("CONFIRMED");
    expect(await reasonOf(api.guest.bookings.extend({ id }))).toBe("booking-confirmed");
  });

  it("is refused when the time is up, and when others wait for the seats", async () => {
    const { session } = await givenSession(api, { capacity: 2 });
    const { id } = await api.guest.bookings.create(aGuest(session.id));
    const other = await api.guest.bookings.create(aGuest(session.id));
    expect(await reasonOf(api.guest.bookings.extend({ id }))).toBe("extension-sold-out");
    await api.guest.bookings.cancel({ id: other.id });
    api.clock.advance(HOLD_MINUTES);
    expect(await reasonOf(api.guest.bookings.extend({ id }))).toBe("hold-expired");
  });
});

describe("cancelling", () => {
  it("frees the seats once, and their numbers are given again", async () => {
    const { event, session } = await givenSession(api, { capacity: 5 });
    const first = await api.guest.bookings.create(aGuest(session.id, 2));
    const second = await api.guest.bookings.create(aGuest(session.id, 3));
    await api.guest.bookings.confirm({ id: first.id });
    const cancelled = await api.guest.bookings.cancel({ id: first.id });
    expect(cancelled).toMatchObject({ status: "CANCELLED", cancelledAt: "2030-03-01T12:00:00.000Z" });
    expect(cancelled.tickets.map((ticket) => ticket.seatNumber)).toEqual([null, null]);
    await api.guest.bookings.cancel({ id: first.id });
    expect(await seatsLeft(event.id)).toBe(2);
    const third = await api.guest.bookings.create(aGuest(session.id, 2));
    expect(third.tickets.map((ticket) => ticket.seatNumber)).toEqual([1, 2]);
    expect((await api.guest.bookings.get({ id: second.id })).tickets.map((ticket) => ticket.seatNumber)).toEqual([
      3, 4, 5,
    ]);
  });

  it("is for staff alone once the session has begun", async () => {
    const { session } = await givenSession(api);
    const { id } = await api.guest.bookings.create(aGuest(session.id));
    await api.guest.bookings.confirm({ id });
    api.clock.set(session.startsAt);
    expect(await reasonOf(api.guest.bookings.cancel({ id }))).toBe("booking-session-started");
    expect((await api.staff.bookings.cancel({ id })).status).toBe("CANCELLED");
  });
});

describe("expiry", () => {
  it("releases lapsed holds and nothing else", async () => {
    const { event, session } = await givenSession(api, { capacity: 10 });
    await api.guest.bookings.create(aGuest(session.id, 4));
    api.clock.advance(HOLD_MINUTES - 1);
    await api.guest.bookings.create(aGuest(session.id, 3));
    await releaseExpiredHolds(api.services);
    expect(await seatsLeft(event.id)).toBe(3);
    api.clock.advance(1);
    expect(await releaseExpiredHolds(api.services)).toBeGreaterThan(0);
    expect(await releaseExpiredHolds(api.services)).toBe(0);
    expect(await seatsLeft(event.id)).toBe(7);
  });

  it("does not make the next guest wait for the job", async () => {
    const { session } = await givenSession(api, { capacity: 2 });
    const lapsed = await api.guest.bookings.create(aGuest(session.id, 2));
    api.clock.advance(HOLD_MINUTES);
    const next = await api.guest.bookings.create(aGuest(session.id, 2));
    expect(next.tickets.map((ticket) => ticket.seatNumber)).toEqual([1, 2]);
    expect(await reasonOf(api.guest.bookings.cancel({ id: lapsed.id }))).toBe("hold-expired");
  });
});
