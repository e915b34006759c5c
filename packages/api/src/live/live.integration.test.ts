import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApi, givenSession, reasonOf, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";
import { listenTo } from "../testing/listener.ts";
import { STAFF } from "../testing/staff.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.drop());

const watchBooking = async (id: string) => listenTo<"booking">(await api.guest.live.booking({ id }));

describe("whoever looks at a booking", () => {
  let sessionId: string;
  beforeEach(async () => {
    sessionId = (await givenSession(api)).session.id;
  });

  it("is told what it is, with the server's time, and each of its changes", async () => {
    const made = await api.guest.bookings.create(aGuest(sessionId, 2));
    const watcher = await watchBooking(made.id);
    expect((await watcher.next())?.news.booking).toEqual(await api.guest.bookings.get({ id: made.id }));
    const extended = await api.guest.bookings.extend({ id: made.id });
    expect((await watcher.next())?.news.booking.expiresAt).toBe(extended.expiresAt);
    await api.guest.bookings.confirm({ id: made.id });
    expect((await watcher.next())?.news.booking.status).toBe("CONFIRMED");
    await api.staff.sessions.cancel({ id: sessionId });
    const after = await watcher.next();
    expect(after?.news.booking).toMatchObject({ status: "CANCELLED", session: { status: "CANCELLED" } });
  });

  it("sees the hold lapse when its time is over, before anybody has released it", async () => {
    const { id } = await api.guest.bookings.create(aGuest(sessionId, 1));
    const watcher = await watchBooking(id);
    await watcher.next();
    api.clock.advance(16);
    expect((await watcher.next())?.news.booking).toMatchObject({
      status: "EXPIRED",
      serverTime: api.clock.now().toISOString(),
    });
    api.clock.advance(-16);
  });

  it("needs its id: no other opens it, and no other's changes are told", async () => {
    const [own, other] = [
      await api.guest.bookings.create(aGuest(sessionId, 1)),
      await api.guest.bookings.create(aGuest(sessionId, 1)),
    ];
    expect(await reasonOf(api.guest.live.booking({ id: sessionId }))).toBe("booking-not-found");
    const watcher = await watchBooking(own.id);
    await watcher.next();
    await api.guest.bookings.cancel({ id: other.id });
    await api.guest.bookings.confirm({ id: own.id });
    expect((await watcher.next())?.news.booking).toMatchObject({ id: own.id, status: "CONFIRMED" });
  });

  it("sees a masked id and no code of a ticket, with a role or a key that may only look", async () => {
    const { id } = await api.guest.bookings.create(aGuest(sessionId, 1));
    const masked = api.services.bookingIdMask.mask(id);
    const key = { type: "api-key", keyId: "0190a000-0000-7000-8000-000000000009", name: "K" } as const;
    const lookers = [
      { ...STAFF, role: "read" as const },
      { ...key, scope: "read" as const },
      { ...key, scope: "checkin" as const },
    ];
    for (const actor of lookers) {
      const stream = listenTo<"booking">(await api.callerOf(actor).live.booking({ id: masked }));
      const seen = (await stream.next())?.news.booking;
      expect(seen).toMatchObject({ id: masked, tickets: [{ code: null }] });
      expect(JSON.stringify(seen)).not.toContain(id);
    }
    expect(await reasonOf(api.guest.live.booking({ id: masked }))).toBe("booking-not-found");
  });
});

describe("staff who look at their figures", () => {
  it("hear that something has changed, and nothing of what", async () => {
    const { event, session } = await givenSession(api);
    const { id } = await api.guest.bookings.create(aGuest(session.id, 1));
    const stream = listenTo<"staff">(await api.staff.live.staff({}));
    const changes = [
      () => api.guest.bookings.create(aGuest(session.id, 1)),
      () => api.guest.bookings.extend({ id }),
      () => api.guest.bookings.confirm({ id }),
      () => api.guest.bookings.cancel({ id }),
      () => api.staff.events.update({ id: event.id, title: "Autre titre" }),
    ];
    for (const change of changes) {
      const heard = stream.next();
      await change();
      expect((await heard)?.news).toEqual({ serverTime: api.clock.now().toISOString() });
    }
  });

  it("come back and hear at once that something has changed meanwhile", async () => {
    const { session } = await givenSession(api);
    const first = listenTo<"staff">(await api.staff.live.staff({}));
    const heard = first.next();
    await api.guest.bookings.create(aGuest(session.id, 1));
    const last = await heard;
    await api.guest.bookings.create(aGuest(session.id, 1));
    const second = listenTo<"staff">(await api.staff.live.staff({ lastEventId: last?.id }));
    expect(await second.next()).not.toBeNull();
  });
});

it("ends all streams when the process ends, and refuses new ones", async () => {
  const ending = await createTestApi();
  const { event, session } = await givenSession(ending);
  const { id } = await ending.guest.bookings.create(aGuest(session.id, 1));
  const watcher = listenTo<"event">(await ending.guest.live.event({ id: event.id }));
  const holder = listenTo<"booking">(await ending.guest.live.booking({ id }));
  await Promise.all([watcher.next(), holder.next()]);
  const ends = Promise.all([watcher.next(), holder.next()]);
  ending.services.live.close();
  expect(await ends).toEqual([null, null]);
  expect(await reasonOf(ending.guest.live.booking({ id }))).toBe("busy");
  await ending.drop();
});
