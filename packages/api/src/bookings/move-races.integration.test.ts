import { inTransaction, moveBookingRow, moveTickets } from "@guichet/db";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { GUEST } from "../auth/actor.ts";
import { createContext } from "../context.ts";
import { createCaller } from "../root.ts";
import { createTestApi, givenSession, type TestApi } from "../testing/api.ts";
import { aGuest, HOLD_MINUTES } from "../testing/guests.ts";
import { brokenSeatInvariants } from "../testing/invariants.ts";
import { STAFF } from "../testing/staff.ts";
import { releaseExpiredHolds } from "./jobs.ts";
import { createBookingQueue } from "./queue.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterEach(async () => {
  expect(await brokenSeatInvariants(api.services.database.writer)).toEqual([]);
});
afterAll(() => api.drop());

/** Somebody whose requests wait in another process's queue, and are judged by its clock. */
function elsewhere(actor: typeof GUEST | typeof STAFF, now: () => Date = api.services.now) {
  const services = { ...api.services, now };
  return createCaller(
    createContext({ ...services, bookingQueue: createBookingQueue(services) }, { actor, locale: "fr" }),
  );
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

/** `done`, or the reason of the refusal, of each. */
async function outcomes(calls: readonly Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(calls);
  return settled.map((call) => (call.status === "fulfilled" ? "done" : String(call.reason.message)));
}

async function givenTwo(capacity: number) {
  const [one, two] = [await givenSession(api, { capacity }), await givenSession(api, { capacity })];
  return { here: one.session.id, there: two.session.id };
}

const stored = (id: string) => api.services.database.writer.booking.findUniqueOrThrow({ where: { id } });
const reservedOf = async (id: string) =>
  (await api.services.database.writer.session.findUniqueOrThrow({ where: { id } })).reserved;

describe("at the same instant", () => {
  it("bookings are moved to and fro between two sessions while both are booked: none waits in a circle", async () => {
    const { here, there } = await givenTwo(100);
    const [ours, theirs] = await Promise.all(
      [here, there].map((session) => Promise.all(upTo(4).map(() => api.guest.bookings.create(aGuest(session, 2))))),
    );
    const staff = [api.staff, elsewhere(STAFF)];
    const move = (sessionId: string) => (made: { id: string }, i: number) =>
      staff[i % 2]?.bookings.move({ id: made.id, sessionId });
    const calls = [
      ...(ours ?? []).map(move(there)),
      ...(theirs ?? []).map(move(here)),
      ...upTo(12).map((i) => api.guest.bookings.create(aGuest(i % 2 === 0 ? here : there))),
    ];
    expect(new Set(await outcomes(calls.flatMap((call) => call ?? [])))).toEqual(new Set(["done"]));
    expect([await reservedOf(here), await reservedOf(there)]).toEqual([14, 14]);
  });

  it("more are moved into a session, and booked there, than it has room for: it is full, and no seat is lost", async () => {
    const { here, there } = await givenTwo(20);
    const made = await Promise.all(upTo(10).map(() => api.guest.bookings.create(aGuest(here, 2))));
    const moves = made.map(({ id }) => api.staff.bookings.move({ id, sessionId: there }));
    const wishes = upTo(10).map(() => elsewhere(GUEST).bookings.create(aGuest(there, 2)));
    const told = await outcomes([...moves, ...wishes]);
    expect(told.filter((one) => one === "done")).toHaveLength(10);
    expect(told.filter((one) => one === "insufficient-seats")).toHaveLength(10);
    const moved = told.slice(0, 10).filter((one) => one === "done").length;
    expect([await reservedOf(here), await reservedOf(there)]).toEqual([20 - 2 * moved, 20]);
  });

  it("four moves of one booking to two sessions end in one of them, its seats taken once", async () => {
    const { here, there } = await givenTwo(10);
    const { session: third } = await givenSession(api, { capacity: 10 });
    const { id } = await api.guest.bookings.create(aGuest(here, 3));
    const calls = upTo(4).map((i) => api.staff.bookings.move({ id, sessionId: i % 2 === 0 ? there : third.id }));
    expect(new Set(await outcomes(calls))).toEqual(new Set(["done"]));
    expect(await reservedOf(here)).toBe(0);
    expect((await reservedOf(there)) + (await reservedOf(third.id))).toBe(3);
  });

  it.each(["confirm", "cancel"] as const)(
    "a move and its guest's wish to %s: whichever is first, both are told the truth",
    async (kind) => {
      const { here, there } = await givenTwo(50);
      const guest = elsewhere(GUEST);
      for (let round = 0; round < 6; round += 1) {
        const { id } = await api.guest.bookings.create(aGuest(here, 2));
        const [move, change] = [
          () => api.staff.bookings.move({ id, sessionId: there }),
          () => guest.bookings[kind]({ id }),
        ];
        const [moved, changed] =
          round % 2 === 0 ? await outcomes([move(), change()]) : (await outcomes([change(), move()])).reverse();
        expect(changed).toBe("done");
        expect(moved).toBe(moved === "done" ? "done" : "booking-cancelled");
        const { sessionId, status } = await stored(id);
        expect(status).toBe(kind === "confirm" ? "CONFIRMED" : "CANCELLED");
        expect(sessionId).toBe(moved === "done" ? there : here);
      }
    },
  );

  it("of a move and expiry one wins, and the seats are free once", async () => {
    const { here, there } = await givenTwo(50);
    const after = new Date(api.clock.now().getTime() + HOLD_MINUTES * 60_000);
    const staff = elsewhere(STAFF, () => new Date(after.getTime() - 1));
    for (let round = 0; round < 6; round += 1) {
      const { id } = await api.guest.bookings.create(aGuest(here, 2));
      const move = () => staff.bookings.move({ id, sessionId: there });
      const expire = () => releaseExpiredHolds({ ...api.services, now: () => after });
      const [moved] = await outcomes(round % 2 === 0 ? [move(), expire()] : [move(), expire()].reverse());
      await expire();
      expect((await stored(id)).status).toBe("EXPIRED");
      expect(["done", "hold-expired"]).toContain(moved);
    }
    expect([await reservedOf(here), await reservedOf(there)]).toEqual([0, 0]);
  });

  it("a move into a session and its cancellation leave no live booking in it", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { here, there } = await givenTwo(20);
      const { id } = await api.guest.bookings.create(aGuest(here, 2));
      const calls = [
        api.staff.bookings.move({ id, sessionId: there }),
        elsewhere(STAFF).sessions.cancel({ id: there }),
      ];
      const [moved] = await outcomes(calls);
      expect((await stored(id)).status).toBe(moved === "done" ? "CANCELLED" : "PENDING");
    }
  });
});

describe("the guarded writes of a move alone", () => {
  it("move a live booking once, and no ticket that somebody has come in with", async () => {
    const { here, there } = await givenTwo(10);
    const made = await api.guest.bookings.create(aGuest(here));
    const move = { bookingId: made.id, from: here, to: there, now: api.clock.now() };
    const seats = [{ ticketId: made.tickets[0]?.id ?? "", seatNumber: 4 }];
    const undone = new Error("undone");
    const { writer } = api.services.database;
    const attempt = inTransaction(api.services.database, async (tx) => {
      const late = { ...move, now: new Date(Date.parse(made.expiresAt)) };
      expect(await moveBookingRow(tx, late)).toBe(false);
      expect(await moveBookingRow(tx, move)).toBe(true);
      expect(await moveBookingRow(tx, move)).toBe(false);
      expect(await moveTickets(tx, { ...move, from: there }, seats)).toBe(0);
      await tx.ticket.updateMany({ where: { bookingId: made.id }, data: { checkedInAt: move.now } });
      expect(await moveTickets(tx, move, seats)).toBe(0);
      await tx.ticket.updateMany({ where: { bookingId: made.id }, data: { checkedInAt: null } });
      expect(await moveTickets(tx, move, seats)).toBe(1);
      expect(await moveTickets(tx, move, seats)).toBe(0);
      throw undone;
    });
    await expect(attempt).rejects.toBe(undone);
    expect(await writer.ticket.count({ where: { sessionId: here } })).toBe(1);
  });
});

it("tells whoever changes a booking that it is elsewhere, rather than touch it under the wrong lock", async () => {
  const { here, there } = await givenTwo(10);
  const { id } = await api.guest.bookings.create(aGuest(here));
  await api.staff.bookings.move({ id, sessionId: there });
  const answer = await api.services.bookingQueue.change(here, { kind: "cancel", bookingId: id, byStaff: false });
  expect(answer).toMatchObject({ ok: false, reason: "booking-moved" });
  expect((await stored(id)).status).toBe("PENDING");
});
