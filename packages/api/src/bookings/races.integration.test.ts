import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { GUEST } from "../auth/actor.ts";
import { createContext } from "../context.ts";
import { createCaller } from "../root.ts";
import { createTestApi, givenSession, type TestApi } from "../testing/api.ts";
import { type Booker, startBookers } from "../testing/bookers.ts";
import { aGuest, HOLD_MINUTES } from "../testing/guests.ts";
import { brokenSeatInvariants } from "../testing/invariants.ts";
import { STAFF } from "../testing/staff.ts";
import { unguarded } from "../testing/unguarded.ts";
import { releaseExpiredHolds } from "./jobs.ts";
import { createBookingQueue } from "./queue.ts";

let api: TestApi;
let bookers: Booker[];
beforeAll(async () => {
  api = await createTestApi();
  bookers = await startBookers(api.url, 2);
});
afterEach(async () => {
  expect(await brokenSeatInvariants(api.services.database.writer)).toEqual([]);
});
afterAll(async () => {
  await Promise.all(bookers.map((booker) => booker.stop()));
  await api.drop();
});

async function outcomes(calls: readonly Promise<unknown>[]): Promise<{ done: number; refused: string[] }> {
  const settled = await Promise.allSettled(calls);
  return {
    done: settled.filter((call) => call.status === "fulfilled").length,
    refused: settled.flatMap((call) => (call.status === "rejected" ? [String(call.reason.message)] : [])),
  };
}

/** All processes book at once. */
async function bookEverywhere(wishes: Parameters<Booker["book"]>[0]) {
  const reports = (await Promise.all(bookers.map((booker) => booker.book(wishes)))).flat();
  return {
    booked: reports.flatMap((report) => (report !== null && "id" in report ? [report] : [])),
    refused: reports.flatMap((report) => (report !== null && "refused" in report ? [report.refused] : [])),
  };
}

/** A guest whose requests wait in another process's queue, and are judged by its clock. */
function clientWith(now: () => Date) {
  const elsewhere = { ...api.services, now };
  const services = { ...elsewhere, bookingQueue: createBookingQueue(elsewhere) };
  return createCaller(createContext(services, { actor: GUEST, locale: "fr" }));
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}

describe("two processes at the same instant", () => {
  it("share 50 seats among 200 bookings", async () => {
    const { session } = await givenSession(api, { capacity: 50 });
    const { booked, refused } = await bookEverywhere(Array(100).fill(aGuest(session.id)));
    expect(refused).toEqual(Array(150).fill("insufficient-seats"));
    expect(booked.flatMap((report) => report.seatNumbers).sort((a, b) => a - b)).toEqual(upTo(50));
  });

  it("sell the last seat to one of 500 clients", async () => {
    const { session } = await givenSession(api, { capacity: 10 });
    await api.guest.bookings.create(aGuest(session.id, 9));
    const { booked, refused } = await bookEverywhere(Array(250).fill(aGuest(session.id)));
    expect(booked.map((report) => report.seatNumbers)).toEqual([[10]]);
    expect(refused).toEqual(Array(499).fill("insufficient-seats"));
  });

  it("make one booking of one key, and both tell of it", async () => {
    const { session } = await givenSession(api, { capacity: 50 });
    const keys = upTo(20).map((i) => `both-${i}`);
    const { booked, refused } = await bookEverywhere(
      keys.map((key) => ({ ...aGuest(session.id), idempotencyKey: key })),
    );
    expect(refused).toEqual([]);
    expect(booked).toHaveLength(40);
    expect(new Set(booked.map((report) => report.id)).size).toBe(20);
    expect(await api.services.database.writer.booking.count({ where: { sessionId: session.id } })).toBe(20);
  });

  it("make one booking of one key that asks for two sessions", async () => {
    const sessions = await Promise.all([givenSession(api), givenSession(api)]);
    const settled = await Promise.all(
      sessions.map(({ session }, i) => bookers[i]?.book([{ ...aGuest(session.id), idempotencyKey: "either" }])),
    );
    const reports = settled.flatMap((list) => list ?? []);
    expect(reports).toHaveLength(2);
    expect(reports).toContainEqual(expect.objectContaining({ id: expect.any(String) }));
    expect(reports).toContainEqual({ refused: "idempotency-key-reused" });
  });
});

describe("at the same instant", () => {
  it("20 cancellations of one booking free its seats once", async () => {
    const { session } = await givenSession(api, { capacity: 5 });
    const { id } = await api.guest.bookings.create(aGuest(session.id, 3));
    await api.guest.bookings.create(aGuest(session.id, 2));
    expect(await outcomes(upTo(20).map(() => api.guest.bookings.cancel({ id })))).toEqual({ done: 20, refused: [] });
  });

  it("a confirmation and a cancellation by two processes end cancelled, and the late confirmation is told", async () => {
    const { session } = await givenSession(api);
    const elsewhere = clientWith(api.services.now);
    for (let round = 0; round < 10; round++) {
      const { id } = await api.guest.bookings.create(aGuest(session.id, 2));
      const calls = [api.guest.bookings.confirm({ id }), elsewhere.bookings.cancel({ id })];
      const { done, refused } = await outcomes(round % 2 === 0 ? calls : calls.reverse());
      expect([done, ...refused]).toEqual(done === 2 ? [2] : [1, "booking-cancelled"]);
      expect((await api.guest.bookings.get({ id })).status).toBe("CANCELLED");
    }
  });

  it.each(["confirm", "cancel"] as const)("of %s and expiry, one wins, and the loser is told", async (kind) => {
    const { session } = await givenSession(api, { capacity: 50 });
    const ended = { confirm: "CONFIRMED", cancel: "CANCELLED" }[kind];
    // Two clocks a millisecond apart, one on either side of the deadline.
    const after = new Date(api.clock.now().getTime() + HOLD_MINUTES * 60_000);
    const guest = clientWith(() => new Date(after.getTime() - 1));
    for (let round = 0; round < 15; round++) {
      const { id } = await api.guest.bookings.create(aGuest(session.id, 2));
      const expire = () => releaseExpiredHolds({ ...api.services, now: () => after });
      const change = () => guest.bookings[kind]({ id });
      const first = round % 2 === 0 ? [expire(), change()] : [change(), expire()];
      const { refused } = await outcomes(first);
      const { status } = await api.services.database.writer.booking.findUniqueOrThrow({ where: { id } });
      expect(refused.length === 0 ? ended : "EXPIRED").toBe(status);
      expect(refused.every((reason) => reason === "hold-expired")).toBe(true);
    }
  });

  it("several expiries, confirmations and cancellations: each hold ends in one way, once", async () => {
    const { session } = await givenSession(api, { capacity: 60 });
    const holds = await Promise.all(upTo(20).map(() => api.guest.bookings.create(aGuest(session.id, 2))));
    const after = new Date(Date.parse(holds[0]?.expiresAt ?? ""));
    const guest = clientWith(() => new Date(after.getTime() - 1));
    const expire = () => releaseExpiredHolds({ ...api.services, now: () => after });
    const [first, second, confirmed, cancelled] = await Promise.all([
      expire(),
      expire(),
      outcomes(holds.slice(0, 10).map(({ id }) => guest.bookings.confirm({ id }))),
      outcomes(holds.slice(10).map(({ id }) => guest.bookings.cancel({ id }))),
    ]);
    const ends = await api.services.database.writer.booking.groupBy({
      by: ["status"],
      where: { sessionId: session.id },
      _count: true,
    });
    const ended = Object.fromEntries(ends.map(({ status, _count }) => [status, _count]));
    const { CONFIRMED = 0, CANCELLED = 0, EXPIRED = 0, PENDING = 0 } = ended;
    expect({ CONFIRMED, CANCELLED, PENDING }).toEqual({
      CONFIRMED: confirmed.done,
      CANCELLED: cancelled.done,
      PENDING: 0,
    });
    expect(first + second).toBeGreaterThanOrEqual(EXPIRED);
    expect(CONFIRMED + CANCELLED + EXPIRED).toBe(20);
  });

  it("a capacity cut and bookings from elsewhere never end with more seats sold than there are", async () => {
    for (let round = 0; round < 5; round++) {
      const { session } = await givenSession(api, { capacity: 40 });
      const [{ booked }, cut] = await Promise.all([
        bookEverywhere(Array(10).fill(aGuest(session.id, 2))),
        outcomes([api.callerOf(STAFF).sessions.update({ id: session.id, capacity: 10 })]),
      ]);
      const sold = booked.length * 2;
      const { capacity, reserved } = await api.services.database.writer.session.findUniqueOrThrow({
        where: { id: session.id },
      });
      expect([capacity, reserved]).toEqual(cut.done === 1 ? [10, sold] : [40, sold]);
      expect(sold).toBeLessThanOrEqual(capacity);
    }
  });

  it("a cancelled session and its bookings: none is left alive", async () => {
    const { session } = await givenSession(api, { capacity: 40 });
    const [{ booked }] = await Promise.all([
      bookEverywhere(Array(10).fill(aGuest(session.id))),
      api.callerOf(STAFF).sessions.cancel({ id: session.id }),
    ]);
    const live = { sessionId: session.id, status: { notIn: ["CANCELLED" as const, "EXPIRED" as const] } };
    expect(await api.services.database.writer.booking.count({ where: live })).toBe(0);
    expect(await api.services.database.writer.booking.count({ where: { sessionId: session.id } })).toBe(booked.length);
  });
});

/** If this one fails, the tests above prove nothing. */
it("the checks of these races see an engine that reads, then writes", async () => {
  const broken = await createTestApi();
  try {
    const { session } = await givenSession(broken, { capacity: 50 });
    const services = { ...broken.services, database: unguarded(broken.services.database) };
    const queues = upTo(2).map(() => createBookingQueue(services));
    const wish = { ...aGuest(session.id), locale: "fr" as const };
    for (let round = 0; round < 5; round++) await outcomes(queues.map((queue) => queue.place(wish, null)));
    expect(await brokenSeatInvariants(broken.services.database.writer)).not.toEqual([]);
  } finally {
    await broken.drop();
  }
});
