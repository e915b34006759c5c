import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApi, givenSession, PLAIN_EVENT, reasonOf, type TestApi } from "../testing/api.ts";
import { aGuest, HOLD_MINUTES } from "../testing/guests.ts";
import { brokenSeatInvariants } from "../testing/invariants.ts";

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});
beforeEach(() => api.clock.set("2030-03-01T12:00:00.000Z"));
afterAll(async () => {
  expect(await brokenSeatInvariants(api.services.database.writer)).toEqual([]);
  await api.drop();
});

const evening = (day: number) => ({
  startsAt: `2030-03-${day}T19:00:00.000Z`,
  endsAt: `2030-03-${day}T21:00:00.000Z`,
  capacity: 50,
  basePrice: 1000,
});

describe("adding a session", () => {
  it("shows it with its price now and the default tiers", async () => {
    const { id } = await api.staff.events.create(PLAIN_EVENT);
    expect(await api.staff.sessions.create({ id, ...evening(10) })).toMatchObject({
      eventId: id,
      salesState: "open",
      availableSeats: 50,
      price: { amount: 1000, currency: "EUR" },
      priceTiers: [
        { fromPercent: 60, multiplierPercent: 120 },
        { fromPercent: 80, multiplierPercent: 150 },
      ],
      version: 1,
    });
  });

  it("is refused in the past, over another one, and for an unknown event", async () => {
    const { id } = await api.staff.events.create(PLAIN_EVENT);
    await api.staff.sessions.create({ id, ...evening(10) });
    expect(await reasonOf(api.staff.sessions.create({ id, ...evening(10) }))).toBe("session-overlap");
    expect(await reasonOf(api.staff.sessions.create({ id: "nowhere", ...evening(10) }))).toBe("event-not-found");
    const past = { ...evening(10), startsAt: "2030-03-01T12:00:00.000Z" };
    expect(await reasonOf(api.staff.sessions.create({ id, ...past }))).toBe("session-in-past");
    await expect(api.staff.sessions.create({ id, ...evening(10), endsAt: evening(10).startsAt })).rejects.toMatchObject(
      {
        code: "BAD_REQUEST",
      },
    );
  });

  it("at the same time is possible where the event allows it, or over a cancelled one", async () => {
    const parallel = await api.staff.events.create({ ...PLAIN_EVENT, allowOverlap: true });
    await api.staff.sessions.create({ id: parallel.id, ...evening(10) });
    await api.staff.sessions.create({ id: parallel.id, ...evening(10) });
    const single = await api.staff.events.create(PLAIN_EVENT);
    const first = await api.staff.sessions.create({ id: single.id, ...evening(10) });
    await api.staff.sessions.cancel({ id: first.id });
    expect((await api.staff.sessions.create({ id: single.id, ...evening(10) })).salesState).toBe("open");
  });

  it("never overlaps even when ten people add it at once", async () => {
    const { id } = await api.staff.events.create(PLAIN_EVENT);
    const added = await Promise.allSettled(
      Array.from({ length: 10 }, () => api.staff.sessions.create({ id, ...evening(10) })),
    );
    expect(added.filter((call) => call.status === "fulfilled")).toHaveLength(1);
  });
});

describe("changing a session", () => {
  it("refuses a capacity below what is reserved, and below a seat that is taken", async () => {
    const { session } = await givenSession(api, { capacity: 10 });
    const first = await api.guest.bookings.create(aGuest(session.id, 4));
    await api.guest.bookings.create(aGuest(session.id, 2));
    await api.guest.bookings.cancel({ id: first.id });
    await expect(api.staff.sessions.update({ id: session.id, capacity: 5 })).rejects.toMatchObject({
      cause: { failure: { reason: "capacity-below-reserved", count: 6 } },
    });
    expect((await api.staff.sessions.update({ id: session.id, capacity: 6 })).availableSeats).toBe(4);
  });

  it("refuses a stale version, a move into the past or onto another session, and an end before the start", async () => {
    const { event, session } = await givenSession(api);
    const other = await api.staff.sessions.create({ id: event.id, ...evening(20) });
    const change = (fields: object) => reasonOf(api.staff.sessions.update({ id: session.id, ...fields }));
    expect(await change({ startsAt: other.startsAt, endsAt: other.endsAt })).toBe("session-overlap");
    expect(await change({ startsAt: "2030-02-01T19:00:00Z", endsAt: "2030-02-01T21:00:00Z" })).toBe("session-in-past");
    expect(await change({ endsAt: session.startsAt })).toBe("session-ends-before-start");
    expect((await api.staff.sessions.update({ id: session.id, version: 1, basePrice: 2000 })).version).toBe(2);
    expect(await change({ version: 1, basePrice: 3000 })).toBe("edit-conflict");
  });
});

describe("the sales window of a session", () => {
  const window = { salesStartAt: "2030-03-05T08:00:00.000Z", salesEndAt: "2030-03-05T08:00:00.000Z" };

  it("must rise, when a session is added and when one end of it moves", async () => {
    const { event, session } = await givenSession(api);
    await expect(api.staff.sessions.create({ id: event.id, ...evening(20), ...window })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    await api.staff.sessions.update({ id: session.id, salesStartAt: window.salesStartAt });
    const late = api.staff.sessions.update({ id: session.id, salesEndAt: "2030-03-04T08:00:00.000Z" });
    expect(await reasonOf(late)).toBe("sales-end-before-start");
  });
});

describe("the currency of a session", () => {
  it("stays while somebody holds seats", async () => {
    const { session } = await givenSession(api);
    const booking = await api.guest.bookings.create(aGuest(session.id));
    expect(await reasonOf(api.staff.sessions.update({ id: session.id, currency: "CHF" }))).toBe("session-has-bookings");
    await api.guest.bookings.cancel({ id: booking.id });
    expect((await api.staff.sessions.update({ id: session.id, currency: "CHF" })).currency).toBe("CHF");
  });
});

describe("simultaneous sessions", () => {
  it("keep the event from forbidding them, but not each other from being edited", async () => {
    const { id } = await api.staff.events.create({ ...PLAIN_EVENT, allowOverlap: true });
    const session = await api.staff.sessions.create({ id, ...evening(10) });
    await api.staff.sessions.create({ id, ...evening(10) });
    expect(await reasonOf(api.staff.events.update({ id, allowOverlap: false }))).toBe("session-overlap");
    expect((await api.staff.events.get({ id })).allowOverlap).toBe(true);
    expect((await api.staff.sessions.update({ id: session.id, basePrice: 700 })).basePrice).toBe(700);
  });
});

describe("a refused change", () => {
  it("changes nothing, not even a date", async () => {
    const { event, session } = await givenSession(api);
    const before = await api.staff.events.get({ id: event.id });
    api.clock.advance(1);
    await reasonOf(api.staff.events.update({ id: event.id, version: 99, title: "Autre" }));
    await reasonOf(api.staff.sessions.create({ id: event.id, ...evening(10) }));
    await reasonOf(api.staff.sessions.update({ id: session.id, version: 99, capacity: 60 }));
    expect(await api.staff.events.get({ id: event.id })).toEqual(before);
  });
});

describe("cancelling a session", () => {
  it("cancels its live bookings, frees their seats and says how many, once", async () => {
    const { session } = await givenSession(api);
    const held = await api.guest.bookings.create(aGuest(session.id, 2));
    const confirmed = await api.guest.bookings.create(aGuest(session.id, 3));
    await api.guest.bookings.confirm({ id: confirmed.id });
    const answer = await api.staff.sessions.cancel({ id: session.id });
    expect(answer).toMatchObject({
      cancelledBookings: 2,
      session: { status: "CANCELLED", salesState: "cancelled", availableSeats: 0 },
    });
    expect((await api.staff.sessions.cancel({ id: session.id })).cancelledBookings).toBe(0);
    for (const { id } of [held, confirmed]) {
      expect(await api.guest.bookings.get({ id })).toMatchObject({
        status: "CANCELLED",
        session: { status: "CANCELLED" },
      });
    }
  });

  it("is refused when another number of bookings is confirmed by now than was agreed to", async () => {
    const { session } = await givenSession(api);
    const confirmed = await api.guest.bookings.create(aGuest(session.id, 2));
    await api.guest.bookings.confirm({ id: confirmed.id });
    const meanwhile = await api.guest.bookings.create(aGuest(session.id));
    await api.guest.bookings.confirm({ id: meanwhile.id });
    await expect(api.staff.sessions.cancel({ id: session.id, confirmedBookings: 1 })).rejects.toMatchObject({
      cause: { failure: { reason: "confirmed-bookings-changed", count: 2 } },
    });
    expect(await api.guest.bookings.get({ id: confirmed.id })).toMatchObject({
      status: "CONFIRMED",
      session: { status: "SCHEDULED" },
    });
    expect((await api.staff.sessions.cancel({ id: session.id, confirmedBookings: 2 })).cancelledBookings).toBe(2);
    expect((await api.staff.sessions.cancel({ id: session.id, confirmedBookings: 2 })).cancelledBookings).toBe(0);
  });
});

describe("deleting a session", () => {
  it("is refused with live bookings, and works without", async () => {
    const { event, session } = await givenSession(api);
    const booking = await api.guest.bookings.create(aGuest(session.id));
    expect(await reasonOf(api.staff.sessions.delete({ id: session.id }))).toBe("session-has-bookings");
    await api.guest.bookings.cancel({ id: booking.id });
    expect(await reasonOf(api.staff.sessions.delete({ id: session.id, version: 2 }))).toBe("edit-conflict");
    await api.staff.sessions.delete({ id: session.id, version: 1 });
    expect((await api.staff.sessions.list({ id: event.id })).items).toEqual([]);
    expect(await reasonOf(api.staff.sessions.delete({ id: session.id }))).toBe("session-not-found");
  });
});

describe("a session with a lapsed hold only", () => {
  it("can be deleted at once, and its hold expires when it is cancelled", async () => {
    const first = await givenSession(api);
    const second = await givenSession(api);
    await api.guest.bookings.create(aGuest(first.session.id));
    const lapsed = await api.guest.bookings.create(aGuest(second.session.id));
    api.clock.advance(HOLD_MINUTES);
    await api.staff.sessions.delete({ id: first.session.id });
    expect((await api.staff.sessions.cancel({ id: second.session.id })).cancelledBookings).toBe(0);
    expect((await api.guest.bookings.get({ id: lapsed.id })).status).toBe("EXPIRED");
  });
});

describe("without a right to it", () => {
  it.each(["read", "checkin"] as const)("a key of scope %s changes nothing", async (scope) => {
    const key = api.callerOf({ type: "api-key", keyId: "k", name: "K", scope });
    const { event, session } = await givenSession(api);
    expect(await reasonOf(key.sessions.create({ id: event.id, ...evening(20) }))).toBe("forbidden");
    expect(await reasonOf(key.sessions.cancel({ id: session.id }))).toBe("forbidden");
    expect(await reasonOf(key.events.delete({ id: event.id }))).toBe("forbidden");
    expect(await reasonOf(api.guest.sessions.delete({ id: session.id }))).toBe("unauthenticated");
  });
});
