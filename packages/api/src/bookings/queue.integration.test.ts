import { type Database, DatabaseBusyError } from "@guichet/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMetrics } from "../metrics.ts";
import { createTestApi, givenSession, type TestApi } from "../testing/api.ts";
import { aGuest, HOLD_MINUTES } from "../testing/guests.ts";
import { brokenSeatInvariants } from "../testing/invariants.ts";
import { lockElsewhere } from "../testing/locks.ts";
import type { Wish } from "./batch.ts";
import { MOST_FAILURES } from "./batch-service.ts";
import { createBookingQueue } from "./queue.ts";
import { MAX_AGE_MS, MAX_TIME_MS, MAX_WAITING, MAX_WAITING_PER_SESSION } from "./queue-rules.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(async () => {
  expect(await brokenSeatInvariants(api.services.database.writer)).toEqual([]);
  await api.drop();
});

const wishFor = (sessionId: string, seats = 1): Wish => ({ ...aGuest(sessionId, seats), locale: "fr" });

/** The database, with a writer that counts its transactions and lets `before` stand in front of each. */
function watched(before: () => Promise<void> = async () => {}): { database: Database; transactions: () => number } {
  const { database } = api.services;
  let count = 0;
  const writer = new Proxy(database.writer, {
    get(target, name) {
      if (name !== "$transaction") return Reflect.get(target, name);
      return async (...parameters: Parameters<typeof target.$transaction>) => {
        count += 1;
        await before();
        return target.$transaction(...parameters);
      };
    },
  });
  return { database: { ...database, writer }, transactions: () => count };
}

/** Writes past the session's lock: its foreign key would otherwise wait for that. */
async function moveTicket(bookingId: string, { from, to }: { from: number; to: number }): Promise<void> {
  await api.services.database.writer.$transaction(async (tx) => {
    await tx.$executeRaw`SET SESSION foreign_key_checks = 0`;
    await tx.$executeRaw`UPDATE tickets SET seat_number = ${to} WHERE booking_id = ${bookingId} AND seat_number = ${from}`;
    await tx.$executeRaw`SET SESSION foreign_key_checks = 1`;
  });
}

describe("the queue of a session", () => {
  it("serves those who come at once in one transaction, in order of arrival, and spoils nobody's booking", async () => {
    const { session } = await givenSession(api, { capacity: 10, basePrice: 1000 });
    const { database, transactions } = watched();
    const queue = createBookingQueue({ ...api.services, database });
    const answers = await Promise.all([3, 2, 1, 6, 4].map((seats) => queue.place(wishFor(session.id, seats), null)));
    expect(transactions()).toBe(1);
    expect(answers.map((answer) => (answer.ok ? answer.value.unitPrice : answer.reason))).toEqual([
      ...[1000, 1000, 1000, "insufficient-seats", 1200],
    ]);
    expect(answers.flatMap((answer) => (answer.ok ? answer.value.tickets.map((t) => t.seatNumber) : []))).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    ]);
  });

  it("takes those who come during a transaction into the next one", async () => {
    const { session } = await givenSession(api, { capacity: 100 });
    const { database, transactions } = watched();
    const queue = createBookingQueue({ ...api.services, database });
    const first = queue.place(wishFor(session.id), null);
    while (transactions() === 0) await new Promise(setImmediate);
    await Promise.all([first, ...Array.from({ length: 40 }, () => queue.place(wishFor(session.id), null))]);
    expect(transactions()).toBe(2);
  });

  it("confirms, extends, cancels and books in one transaction, and gives freed seats at once", async () => {
    const { session } = await givenSession(api, { capacity: 3 });
    const [kept, longer, dropped] = await Promise.all(
      [1, 2, 3].map(() => api.guest.bookings.create(aGuest(session.id))),
    );
    if (!kept || !longer || !dropped) throw new Error("Three seats for three");
    const { database, transactions } = watched();
    const queue = createBookingQueue({ ...api.services, database });
    const change = (kind: "confirm" | "extend" | "cancel", bookingId: string) =>
      queue.change(session.id, { kind, bookingId, byStaff: false });
    const [confirmed, cancelled, extended, placed, unknown] = await Promise.all([
      change("confirm", kept.id),
      change("cancel", dropped.id),
      change("extend", longer.id),
      queue.place(wishFor(session.id), null),
      change("confirm", "0190a000-0000-7000-8000-00000000dead"),
    ]);
    expect(transactions()).toBe(1);
    expect(confirmed).toMatchObject({ value: { status: "CONFIRMED", confirmedAt: api.clock.now().toISOString() } });
    expect(cancelled).toMatchObject({ value: { status: "CANCELLED", tickets: [{ seatNumber: null }] } });
    const until = new Date(Date.parse(longer.expiresAt) + HOLD_MINUTES * 60_000).toISOString();
    expect(extended).toMatchObject({ value: { extendedAt: api.clock.now().toISOString(), expiresAt: until } });
    expect(placed).toMatchObject({ value: { tickets: [{ seatNumber: dropped.tickets[0]?.seatNumber }] } });
    expect(unknown).toMatchObject({ ok: false, reason: "booking-not-found" });
  });

  it("isolates a request that fails by itself: the others of its batch are booked, once", async () => {
    const { session } = await givenSession(api, { capacity: 100 });
    const { metrics } = api.services;
    const splits = async () => (await metrics.batchSplits.get()).values[0]?.value ?? 0;
    const before = await splits();
    const wishes = Array.from({ length: 9 }, (_, i) => ({ ...wishFor(session.id), email: `guest${i}@example.org` }));
    // No schema lets it in, and the table's own CHECK refuses it.
    const poisonous = wishFor(session.id, 0);
    wishes.splice(5, 0, poisonous);
    const settled = await Promise.allSettled(wishes.map((wish) => api.services.bookingQueue.place(wish, null)));
    expect(settled.map((outcome) => outcome.status === "fulfilled" && outcome.value.ok)).toEqual(
      wishes.map((wish) => wish !== poisonous),
    );
    expect(await splits()).toBeGreaterThan(before);
    const stored = await api.services.database.writer.booking.findMany({ where: { sessionId: session.id } });
    expect(stored.map((booking) => booking.email).sort()).toEqual(
      wishes.filter((wish) => wish !== poisonous).map((wish) => wish.email),
    );
  });

  it("does not look for one culprit when everybody fails", async () => {
    const { session } = await givenSession(api, { capacity: 500 });
    const { database, transactions } = watched(() => Promise.reject(new Error("The disk is full")));
    const queue = createBookingQueue({ ...api.services, database });
    const settled = await Promise.allSettled(Array.from({ length: 300 }, () => queue.place(wishFor(session.id), null)));
    expect(settled.every((outcome) => outcome.status === "rejected")).toBe(true);
    expect(transactions()).toBeLessThanOrEqual(MOST_FAILURES + Math.log2(512));
    const busy = settled.filter(
      (outcome) => outcome.status === "rejected" && outcome.reason instanceof DatabaseBusyError,
    );
    expect(busy.length).toBeGreaterThan(200);
  });

  it("turns away whom a full line cannot hold, and serves the others", async () => {
    const { session } = await givenSession(api, { capacity: MAX_WAITING_PER_SESSION + 10 });
    const calls = Array.from({ length: MAX_WAITING_PER_SESSION + 2 }, () =>
      api.services.bookingQueue.place(wishFor(session.id), null),
    );
    const answers = await Promise.all(calls);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(MAX_WAITING_PER_SESSION);
    expect(answers.slice(-2)).toEqual(
      Array(2).fill(expect.objectContaining({ reason: "busy", retryAfterSeconds: expect.any(Number) })),
    );
  });

  it("turns away whom all lines together cannot hold", async () => {
    const stuck = Promise.withResolvers<void>();
    const { database } = watched(async () => {
      await stuck.promise;
      throw new Error("Nobody is served today");
    });
    const queue = createBookingQueue({ ...api.services, database });
    const sessions = Array.from({ length: 5 }, (_, i) => `0190a000-0000-7000-8000-00000000000${i}`);
    const answers = sessions.flatMap((id) =>
      Array.from({ length: MAX_WAITING_PER_SESSION - 1 }, () => queue.place(wishFor(id), null)),
    );
    const settled = Promise.allSettled(answers);
    stuck.resolve();
    const turnedAway = (await settled).filter((outcome) => outcome.status === "fulfilled" && !outcome.value.ok);
    expect(turnedAway).toHaveLength(answers.length - MAX_WAITING);
  });

  it("does not let a session wait for another", async () => {
    const slow = await givenSession(api);
    const quick = await givenSession(api);
    const release = await lockElsewhere(api.services.database, slow.session.id);
    const waiting = api.guest.bookings.create(aGuest(slow.session.id));
    expect((await api.guest.bookings.create(aGuest(quick.session.id))).status).toBe("PENDING");
    await release();
    expect((await waiting).status).toBe("PENDING");
  });

  it("lets nobody wait for ever: who is not tried in time is refused, and who is in a transaction is left unanswered and may be booked", async () => {
    const { session } = await givenSession(api);
    const release = await lockElsewhere(api.services.database, session.id);
    const { database, transactions } = watched();
    const metrics = createMetrics();
    let time = 0;
    const queue = createBookingQueue({ ...api.services, database, metrics }, { clock: () => time });
    const refused = async () =>
      (await metrics.queueRefused.get()).values.map(({ labels, value }) => [labels.why, value]);
    const first = queue.place(wishFor(session.id), null);
    while (transactions() === 0) await new Promise(setImmediate);
    const behind = queue.place(wishFor(session.id), null);
    time = MAX_AGE_MS + 1;
    expect(await behind).toMatchObject({ ok: false, reason: "busy", retryAfterSeconds: expect.any(Number) });
    expect(await refused()).toEqual([["too-old", 1]]);
    time = MAX_TIME_MS + 1;
    await expect(first).rejects.toBeInstanceOf(DatabaseBusyError);
    expect(await refused()).toEqual([
      ["too-old", 1],
      ["unanswered", 1],
    ]);
    await release();
    // It stands behind the first one's transaction.
    expect((await queue.place(wishFor(session.id), null)).ok).toBe(true);
    expect(await database.writer.booking.count({ where: { sessionId: session.id } })).toBe(2);
  });

  it("plans again from a fresh read when a seat number was taken past its lock, and counts it", async () => {
    const { session } = await givenSession(api, { capacity: 10 });
    const { id } = await api.guest.bookings.create(aGuest(session.id, 2));
    const { metrics, database: real } = api.services;
    const conflicts = async () => (await metrics.seatConflicts.get()).values[0]?.value ?? 0;
    const before = await conflicts();
    // Somebody moves a ticket onto the seat that the plan has chosen, without taking the session's lock.
    let moved = false;
    const writer = new Proxy(real.writer, {
      get(target, name) {
        if (name !== "$transaction") return Reflect.get(target, name);
        return (work: (tx: object) => Promise<unknown>, options: object) =>
          target.$transaction(async (tx) => {
            const nosy = new Proxy(tx, {
              get(inner, method) {
                if (method !== "$executeRaw" || moved) return Reflect.get(inner, method);
                return async (...query: Parameters<typeof inner.$executeRaw>) => {
                  const count = await inner.$executeRaw(...query);
                  moved = true;
                  await moveTicket(id, { from: 2, to: 3 });
                  return count;
                };
              },
            });
            return work(nosy);
          }, options);
      },
    });
    const queue = createBookingQueue({ ...api.services, database: { ...real, writer: writer as typeof real.writer } });
    const placed = await queue.place(wishFor(session.id), null);
    expect(placed).toMatchObject({ ok: true, value: { tickets: [{ seatNumber: 2 }] } });
    expect(await conflicts()).toBe(before + 1);
  });
});
