import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApi, givenSession, reasonOf, type TestApi } from "../testing/api.ts";
import { aGuest, HOLD_MINUTES } from "../testing/guests.ts";
import { brokenSeatInvariants } from "../testing/invariants.ts";
import { createLossyApi, type LossyApi } from "../testing/lossy.ts";
import { PORTION } from "../unit-of-work.ts";
import { finishCancellations } from "./jobs.ts";

// Sessions of more bookings than one transaction ends or deletes.

const MANY = 2 * PORTION.bookings + 1;
let api: TestApi;
let lossy: LossyApi;
let transactions: number;
/** What happens between two transactions: before the one of this number. */
let before: (number: number) => Promise<unknown>;
beforeAll(async () => {
  api = await createTestApi();
});
beforeEach(async () => {
  transactions = 0;
  before = async () => undefined;
  lossy = await createLossyApi(api, async (number) => {
    transactions = number;
    await before(number);
  });
});
afterEach(async () => {
  await lossy.close();
  expect(await brokenSeatInvariants(api.services.database.writer)).toEqual([]);
});
afterAll(() => api.drop());

/** A session with so many holds. */
async function givenHolds(count: number, seats = 1) {
  const { event, session } = await givenSession(api, { capacity: 2 * MANY * seats });
  const wishes = Array.from({ length: count }, () => aGuest(session.id, seats));
  const holds = await Promise.all(wishes.map((wish) => api.guest.bookings.create(wish)));
  return { eventId: event.id, sessionId: session.id, ids: holds.map(({ id }) => id) };
}

const liveBookings = (sessionId: string) =>
  api.services.database.writer.booking.count({ where: { sessionId, status: { in: ["PENDING", "CONFIRMED"] } } });
const rowsOf = async (sessionId: string) => {
  const { booking, ticket, session } = api.services.database.writer;
  const of = { where: { sessionId } };
  return [await session.count({ where: { id: sessionId } }), await booking.count(of), await ticket.count(of)];
};
const crash = (at: number) => async (number: number) => {
  if (number === at) throw new Error("The process died");
};

describe("cancelling a large session", () => {
  it("stops its sale at once, and keeps the counter right from transaction to transaction", async () => {
    const { eventId, sessionId, ids } = await givenHolds(MANY);
    const left: unknown[] = [];
    before = async (number) => {
      if (number === 1) return;
      const broken = await brokenSeatInvariants(api.services.database.writer);
      expect(broken.filter(({ what }) => what !== "cancelled-session-has-bookings")).toEqual([]);
      left.push(await liveBookings(sessionId));
      expect(await reasonOf(api.guest.bookings.create(aGuest(sessionId)))).toBe("session-cancelled");
      const { availableSeats } = (await api.guest.sessions.list({ id: eventId })).items[0] ?? {};
      expect(availableSeats).toBe(0);
    };
    const answer = await lossy.staff.sessions.cancel({ id: sessionId });
    expect(answer).toMatchObject({ cancelledBookings: MANY, session: { status: "CANCELLED", version: 2 } });
    expect(left).toEqual([MANY - PORTION.bookings, 1]);
    expect(await liveBookings(sessionId)).toBe(0);
    expect(await api.guest.bookings.get({ id: ids[0] ?? "" })).toMatchObject({ status: "CANCELLED" });
  });

  it("writes a bounded number of tickets in each", async () => {
    const seats = 10;
    const { sessionId } = await givenHolds(PORTION.seats / seats + 1, seats);
    const left: number[] = [];
    before = async (number) => number > 1 && left.push(await liveBookings(sessionId));
    await lossy.staff.sessions.cancel({ id: sessionId });
    expect(left).toEqual([1]);
  });

  it("confirms no hold that it has not come to yet", async () => {
    const { sessionId, ids } = await givenHolds(PORTION.bookings + 1);
    before = async (number) => {
      if (number !== 2) return;
      const where = { sessionId, status: "PENDING" } as const;
      const { id } = await api.services.database.writer.booking.findFirstOrThrow({ where });
      expect(await reasonOf(api.guest.bookings.confirm({ id }))).toBe("session-cancelled");
    };
    expect((await lossy.staff.sessions.cancel({ id: sessionId })).cancelledBookings).toBe(ids.length);
    expect(transactions).toBe(2);
  });

  it("counts right when the first COMMIT is lost, and leaves holds that had lapsed to expire", async () => {
    const { sessionId } = await givenHolds(3);
    api.clock.advance(HOLD_MINUTES);
    await Promise.all(Array.from({ length: MANY }, () => api.guest.bookings.create(aGuest(sessionId))));
    lossy.loseCommit("after");
    expect((await lossy.staff.sessions.cancel({ id: sessionId })).cancelledBookings).toBe(MANY);
    const expired = await api.services.database.writer.booking.count({ where: { sessionId, status: "EXPIRED" } });
    expect(expired).toBe(3);
  });

  it("is finished by a job when its process dies, as of the instant at which it began", async () => {
    const { sessionId } = await givenHolds(MANY);
    const at = api.clock.now();
    before = crash(2);
    await expect(lossy.staff.sessions.cancel({ id: sessionId })).rejects.toThrow("died");
    expect(await liveBookings(sessionId)).toBe(MANY - PORTION.bookings);
    api.clock.advance(1);
    expect(await finishCancellations(api.services)).toBe(MANY - PORTION.bookings);
    expect(await finishCancellations(api.services)).toBe(0);
    const { booking } = api.services.database.writer;
    expect(await booking.count({ where: { sessionId, status: "CANCELLED", cancelledAt: at } })).toBe(MANY);
  });

  it("is finished by the job although that of another session fails, which is named and tried again", async () => {
    const sessions = [await givenHolds(PORTION.bookings + 1), await givenHolds(PORTION.bookings + 1)];
    for (const { sessionId } of sessions) {
      before = crash(transactions + 2);
      await expect(lossy.staff.sessions.cancel({ id: sessionId })).rejects.toThrow("died");
    }
    before = crash(transactions + 1);
    await expect(finishCancellations(lossy.services)).rejects.toThrow("The cancellation of 1 sessions");
    expect(await finishCancellations(lossy.services)).toBe(1);
  });

  it("is finished by whoever asks for it again, who is told how many were left", async () => {
    const { sessionId } = await givenHolds(MANY);
    before = crash(2);
    await expect(lossy.staff.sessions.cancel({ id: sessionId })).rejects.toThrow("died");
    const again = () => api.staff.sessions.cancel({ id: sessionId });
    expect((await again()).cancelledBookings).toBe(MANY - PORTION.bookings);
    expect((await again()).cancelledBookings).toBe(0);
  });
});

describe("deleting a session of many dead bookings", () => {
  /** Holds that have lapsed: the seats of some were given back, those of the others were not. */
  async function givenDeadBookings() {
    const dead = await givenHolds(MANY);
    await Promise.all(dead.ids.slice(0, PORTION.bookings).map((id) => api.guest.bookings.cancel({ id })));
    api.clock.advance(HOLD_MINUTES);
    return dead;
  }

  it.each([
    ["itself", ({ sessionId }: { sessionId: string }) => lossy.staff.sessions.delete({ id: sessionId, version: 1 })],
    ["with its event", ({ eventId }: { eventId: string }) => lossy.staff.events.delete({ id: eventId })],
  ])("deletes it %s, in several transactions", async (_, deleteIt) => {
    const dead = await givenDeadBookings();
    before = async () => expect(await brokenSeatInvariants(api.services.database.writer)).toEqual([]);
    await deleteIt(dead);
    expect(transactions).toBe(3);
    expect(await rowsOf(dead.sessionId)).toEqual([0, 0, 0]);
  });

  it.each([
    ["session-has-bookings", ({ sessionId }: { sessionId: string }) => lossy.staff.sessions.delete({ id: sessionId })],
    ["event-has-bookings", ({ eventId }: { eventId: string }) => lossy.staff.events.delete({ id: eventId })],
  ])("stops when a seat is booked meanwhile: %s", async (reason, deleteIt) => {
    const dead = await givenDeadBookings();
    let booked: { id: string } | undefined;
    before = async (number) => {
      if (number === 2) booked = await api.guest.bookings.create(aGuest(dead.sessionId));
    };
    expect(await reasonOf(deleteIt(dead))).toBe(reason);
    expect(await api.guest.bookings.get({ id: booked?.id ?? "" })).toMatchObject({ status: "PENDING" });
  });

  it("can be asked for again when its process dies", async () => {
    const { sessionId } = await givenDeadBookings();
    before = crash(2);
    await expect(lossy.staff.sessions.delete({ id: sessionId })).rejects.toThrow("died");
    expect(await rowsOf(sessionId)).toEqual([1, MANY - PORTION.bookings, MANY - PORTION.bookings]);
    await api.staff.sessions.delete({ id: sessionId, version: 1 });
    expect(await rowsOf(sessionId)).toEqual([0, 0, 0]);
  });

  it("succeeds although somebody else comes to the end first", async () => {
    const { sessionId } = await givenDeadBookings();
    before = async (number) => {
      if (number === 2) await api.staff.sessions.delete({ id: sessionId });
    };
    await lossy.staff.sessions.delete({ id: sessionId });
    expect(await rowsOf(sessionId)).toEqual([0, 0, 0]);
  });
});
