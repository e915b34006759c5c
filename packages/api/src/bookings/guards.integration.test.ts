import {
  inTransaction,
  markCancelled,
  markConfirmed,
  markExpired,
  markExtended,
  releaseSeats,
  releaseTickets,
  reserveSeats,
  updateSessionRow,
} from "@guichet/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApi, givenSession, type TestApi } from "../testing/api.ts";
import { aGuest, HOLD_MINUTES } from "../testing/guests.ts";
import { releaseExpiredHolds } from "./jobs.ts";
import { createBookingQueue } from "./queue.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.drop());

/** The conditional writes are the last line: they must hold without the rules and locks in front of them. */
describe("the guarded writes alone", () => {
  const run = <Value>(work: Parameters<typeof inTransaction<Value>>[1]) => inTransaction(api.services.database, work);

  it("take no seat that is not there, nor one of a cancelled session", async () => {
    const { session } = await givenSession(api, { capacity: 3 });
    expect(await run((tx) => reserveSeats(tx, session.id, 4))).toBe(false);
    expect(await run((tx) => reserveSeats(tx, session.id, 3))).toBe(true);
    expect(await run((tx) => reserveSeats(tx, session.id, 1))).toBe(false);
    expect(await run((tx) => releaseSeats(tx, session.id, 4))).toBe(false);
    expect(await run((tx) => releaseSeats(tx, session.id, 3))).toBe(true);
    await api.staff.sessions.cancel({ id: session.id });
    expect(await run((tx) => reserveSeats(tx, session.id, 1))).toBe(false);
  });

  it("confirm and cancel a hold until it lapses, once", async () => {
    const { session } = await givenSession(api);
    const { id } = await api.guest.bookings.create(aGuest(session.id));
    const late = new Date(api.clock.now().getTime() + HOLD_MINUTES * 60_000);
    expect(await run((tx) => markConfirmed(tx, [id], late))).toBe(0);
    expect(await run((tx) => markCancelled(tx, [id], late))).toBe(0);
    expect(await run((tx) => markConfirmed(tx, [id], api.clock.now()))).toBe(1);
    expect(await run((tx) => markConfirmed(tx, [id], api.clock.now()))).toBe(0);
    await api.guest.bookings.cancel({ id });
    expect(await run((tx) => markCancelled(tx, [id], api.clock.now()))).toBe(0);
  });

  it("expire a hold when it has lapsed, and nothing but a hold", async () => {
    const { session } = await givenSession(api);
    const [held, kept] = await Promise.all([1, 2].map(() => api.guest.bookings.create(aGuest(session.id))));
    if (!held || !kept) throw new Error("Two seats for two");
    await api.guest.bookings.confirm({ id: kept.id });
    const late = new Date(Date.parse(held.expiresAt));
    const ids = [held.id, kept.id];
    expect(await run((tx) => markExpired(tx, ids, new Date(late.getTime() - 1)))).toBe(0);
    expect(await run((tx) => markExpired(tx, ids, late))).toBe(1);
    expect(await run((tx) => markExpired(tx, ids, late))).toBe(0);
    expect((await api.guest.bookings.get({ id: kept.id })).status).toBe("CONFIRMED");
  });

  it("extend a hold in time, once, and nothing but a hold", async () => {
    const { session } = await givenSession(api);
    const [held, kept, late] = await Promise.all([1, 2, 3].map(() => api.guest.bookings.create(aGuest(session.id))));
    if (!held || !kept || !late) throw new Error("Three seats for three");
    await api.guest.bookings.confirm({ id: kept.id });
    const now = api.clock.now();
    const more = { now, minutes: 5 };
    expect(await run((tx) => markExtended(tx, [held.id, kept.id], more))).toBe(1);
    expect(await run((tx) => markExtended(tx, [held.id], more))).toBe(0);
    const lapsed = { now: new Date(Date.parse(late.expiresAt)), minutes: 5 };
    expect(await run((tx) => markExtended(tx, [late.id], lapsed))).toBe(0);
  });

  it("free the seats of a booking once, and keep a capacity above what is taken", async () => {
    const { session } = await givenSession(api, { capacity: 10 });
    const { id } = await api.guest.bookings.create(aGuest(session.id, 3));
    expect(await run((tx) => updateSessionRow(tx, { id: session.id, version: null }, { capacity: 2 }))).toBe(false);
    expect(await run((tx) => updateSessionRow(tx, { id: session.id, version: null }, { capacity: 3 }))).toBe(true);
    expect(await run((tx) => releaseTickets(tx, [id], api.clock.now()))).toBe(3);
    expect(await run((tx) => releaseTickets(tx, [id], api.clock.now()))).toBe(0);
    await api.staff.sessions.cancel({ id: session.id });
  });
});

describe("when a COMMIT goes through unseen", () => {
  it("the repeated transaction answers with what is stored, and books no second time", async () => {
    const { event, session } = await givenSession(api);
    let broken = false;
    const writer = new Proxy(api.services.database.writer, {
      get(target, name) {
        if (name !== "$transaction") return Reflect.get(target, name);
        return async (...parameters: Parameters<typeof target.$transaction>) => {
          const result = await target.$transaction(...parameters);
          if (broken) return result;
          broken = true;
          throw Object.assign(new Error("Connection lost in COMMIT"), { code: "P1017" });
        };
      },
    });
    const queue = createBookingQueue({ ...api.services, database: { ...api.services.database, writer } });
    const placed = await queue.place({ ...aGuest(session.id, 2), locale: "fr" }, null);
    if (!placed.ok) throw new Error("The booking was refused");
    expect(broken).toBe(true);
    expect(await api.guest.bookings.get({ id: placed.value.id })).toEqual(placed.value);
    expect((await api.guest.sessions.list({ id: event.id })).items[0]?.availableSeats).toBe(48);
  });
});

describe("a session whose counter is damaged", () => {
  async function givenDamaged() {
    const { session } = await givenSession(api);
    await api.guest.bookings.create(aGuest(session.id, 2));
    await api.services.database.writer.session.update({ where: { id: session.id }, data: { reserved: 0 } });
    return session.id;
  }

  it("can be cancelled", async () => {
    const sessionId = await givenDamaged();
    expect((await api.staff.sessions.cancel({ id: sessionId })).cancelledBookings).toBe(1);
  });

  it("can be deleted when nobody holds seats", async () => {
    const sessionId = await givenDamaged();
    api.clock.advance(HOLD_MINUTES);
    await api.staff.sessions.delete({ id: sessionId });
    expect(await api.services.database.writer.session.count({ where: { id: sessionId } })).toBe(0);
  });

  it("does not keep the holds of others from expiring, and is named", async () => {
    await givenDamaged();
    const healthy = await givenSession(api);
    const { id } = await api.guest.bookings.create(aGuest(healthy.session.id, 2));
    api.clock.advance(HOLD_MINUTES);
    await expect(releaseExpiredHolds(api.services)).rejects.toThrow("1 sessions");
    const stored = await api.services.database.writer.booking.findUnique({ where: { id } });
    expect(stored?.status).toBe("EXPIRED");
  });
});
