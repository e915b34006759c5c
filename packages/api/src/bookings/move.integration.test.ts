import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTestApi, givenSession, reasonOf, type TestApi } from "../testing/api.ts";
import { aGuest, HOLD_MINUTES } from "../testing/guests.ts";
import { brokenSeatInvariants } from "../testing/invariants.ts";
import { createLossyApi } from "../testing/lossy.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi({ sendsMail: true });
});
afterEach(async () => {
  expect(await brokenSeatInvariants(api.services.database.writer)).toEqual([]);
});
afterAll(() => api.drop());

const seatsOf = ({ tickets }: { tickets: readonly { seatNumber: number | null }[] }) =>
  tickets.map(({ seatNumber }) => seatNumber);
const reservedOf = async (id: string) =>
  (await api.services.database.writer.session.findUniqueOrThrow({ where: { id } })).reserved;

/** A booking of two seats, and another session to move it to. */
async function givenTwoSessions({ capacity = 10 }: { capacity?: number } = {}) {
  const { session: from } = await givenSession(api, { basePrice: 1200 });
  const { session: to } = await givenSession(api, { capacity, basePrice: 3000, title: "Nuit du tango" });
  const made = await api.guest.bookings.create({ ...aGuest(from.id, 2), idempotencyKey: `key of ${from.id}` });
  return { from, to, made };
}

describe("a booking that staff move to another event's session", () => {
  it("keeps its reference, its codes and what it costs, and gets seats there; the ones here are free again", async () => {
    const { from, to, made } = await givenTwoSessions();
    await api.guest.bookings.create(aGuest(to.id, 3));
    await api.guest.bookings.confirm({ id: made.id });
    const moved = await api.staff.bookings.move({ id: made.id, sessionId: to.id });
    expect(moved).toMatchObject({
      ...{ id: made.id, reference: made.reference, status: "CONFIRMED", unitPrice: 1200, totalPrice: 2400 },
      ...{ session: { id: to.id }, event: { title: "Nuit du tango" } },
    });
    expect(moved.tickets.map(({ code }) => code)).toEqual(made.tickets.map(({ code }) => code));
    expect(seatsOf(moved)).toEqual([4, 5]);
    expect([await reservedOf(from.id), await reservedOf(to.id)]).toEqual([0, 5]);
    expect(await api.guest.bookings.get({ id: made.id })).toEqual(moved);
    expect(seatsOf(await api.guest.bookings.create(aGuest(from.id, 2)))).toEqual([1, 2]);
  });

  it("is told by letter where it was and where it is, and is in the audit log, once", async () => {
    const { to, made } = await givenTwoSessions();
    for (let time = 0; time < 2; time += 1) await api.staff.bookings.move({ id: made.id, sessionId: to.id });
    const { writer } = api.services.database;
    const letters = await writer.outboxMessage.findMany({ where: { aggregateId: made.id } });
    expect(letters.map(({ topic }) => topic)).toEqual(["booking-moved"]);
    expect(letters[0]?.payload).toMatchObject({
      from: { eventTitle: "Nuit du jazz", startsAt: made.session.startsAt },
      booking: { eventTitle: "Nuit du tango" },
    });
    const entries = await writer.auditEntry.findMany({ where: { entityId: made.reference } });
    expect(entries).toMatchObject([
      {
        action: "bookings.move",
        before: { event: "Nuit du jazz" },
        after: { event: "Nuit du tango", sessionId: to.id },
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain(made.id);
  });

  it("is moved back, and its key still answers as it did first", async () => {
    const { from, to, made } = await givenTwoSessions();
    await api.staff.bookings.move({ id: made.id, sessionId: to.id });
    const again = { ...aGuest(from.id, 2), idempotencyKey: `key of ${from.id}` };
    expect(await api.guest.bookings.create(again)).toEqual(made);
    const back = await api.staff.bookings.move({ id: made.id, sessionId: from.id });
    expect(seatsOf(back)).toEqual([1, 2]);
    expect([await reservedOf(from.id), await reservedOf(to.id)]).toEqual([2, 0]);
  });

  it("is a hold for as long as before, and its seats go free where it is", async () => {
    const { from, to, made } = await givenTwoSessions();
    expect((await api.staff.bookings.move({ id: made.id, sessionId: to.id })).expiresAt).toBe(made.expiresAt);
    const last = await api.guest.bookings.create(aGuest(to.id, 8));
    expect(last.tickets).toHaveLength(8);
    api.clock.advance(HOLD_MINUTES);
    expect(await reasonOf(api.guest.bookings.confirm({ id: made.id }))).toBe("hold-expired");
    expect((await api.guest.bookings.create(aGuest(to.id, 10))).tickets).toHaveLength(10);
    expect([await reservedOf(from.id), await reservedOf(to.id)]).toEqual([0, 10]);
  });

  it("can still be confirmed and cancelled by its guest, through the line of its new session", async () => {
    const { to, made } = await givenTwoSessions();
    await api.staff.bookings.move({ id: made.id, sessionId: to.id });
    expect((await api.guest.bookings.confirm({ id: made.id })).status).toBe("CONFIRMED");
    expect((await api.guest.bookings.cancel({ id: made.id })).status).toBe("CANCELLED");
    expect(await reservedOf(to.id)).toBe(0);
  });
});

describe("where it cannot go, nothing is changed", () => {
  async function expectRefusal(made: { id: string }, sessionId: string, reason: string) {
    const before = await api.guest.bookings.get({ id: made.id });
    expect(await reasonOf(api.staff.bookings.move({ id: made.id, sessionId }))).toBe(reason);
    expect(await api.guest.bookings.get({ id: made.id })).toEqual(before);
  }

  it("into a session without room, unless what fills it is a hold whose time is over", async () => {
    const { to, made } = await givenTwoSessions({ capacity: 3 });
    await api.guest.bookings.confirm({ id: made.id });
    await api.guest.bookings.create(aGuest(to.id, 2));
    await expectRefusal(made, to.id, "insufficient-seats");
    api.clock.advance(HOLD_MINUTES);
    expect(seatsOf(await api.staff.bookings.move({ id: made.id, sessionId: to.id }))).toEqual([1, 2]);
  });

  it("into a session that is cancelled, over, of an event that is not published, or not there", async () => {
    const { from, to, made } = await givenTwoSessions();
    await api.guest.bookings.confirm({ id: made.id });
    await expectRefusal(made, from.eventId, "session-not-found");
    const draft = await api.staff.events.duplicate({ id: to.eventId });
    const { session } = await givenSession(api, { startsAt: "2030-03-02T19:00:00.000Z" });
    const times = { startsAt: "2030-04-01T19:00:00.000Z", endsAt: "2030-04-01T21:00:00.000Z" };
    const hidden = await api.staff.sessions.create({ id: draft.id, ...times, capacity: 10, basePrice: 0 });
    await expectRefusal(made, hidden.id, "event-not-published");
    await api.staff.sessions.cancel({ id: to.id });
    await expectRefusal(made, to.id, "session-cancelled");
    const before = api.clock.now().toISOString();
    api.clock.set("2030-03-02T21:00:00.000Z");
    expect(await reasonOf(api.staff.bookings.move({ id: made.id, sessionId: session.id }))).toBe("session-ended");
    api.clock.set("2030-03-02T20:00:00.000Z");
    expect((await api.staff.bookings.move({ id: made.id, sessionId: session.id })).session.id).toBe(session.id);
    api.clock.set(before);
  });

  it("when it is cancelled, has lapsed, or somebody has come in with it", async () => {
    const { from, to, made } = await givenTwoSessions();
    const [cancelled, used] = [
      await api.guest.bookings.create(aGuest(from.id)),
      await api.guest.bookings.create(aGuest(from.id, 2)),
    ];
    await api.guest.bookings.cancel({ id: cancelled.id });
    await expectRefusal(cancelled, to.id, "booking-cancelled");
    await api.guest.bookings.confirm({ id: used.id });
    const [ticket] = used.tickets;
    await api.services.database.writer.ticket.update({
      where: { id: ticket?.id ?? "" },
      data: { checkedInAt: api.clock.now() },
    });
    await expectRefusal(used, to.id, "booking-checked-in");
    api.clock.advance(HOLD_MINUTES);
    expect(await reasonOf(api.staff.bookings.move({ id: made.id, sessionId: to.id }))).toBe("hold-expired");
  });
});

it.each(["end", "reset"] as const)("is moved once when nothing is heard of its COMMIT, by %s", async (how) => {
  const { from, to, made } = await givenTwoSessions();
  const lossy = await createLossyApi(api);
  lossy.loseCommit("after", how);
  const moved = await lossy.staff.bookings.move({ id: made.id, sessionId: to.id });
  await lossy.close();
  expect(seatsOf(moved)).toEqual([1, 2]);
  expect([await reservedOf(from.id), await reservedOf(to.id)]).toEqual([0, 2]);
  const { writer } = api.services.database;
  expect(await writer.auditEntry.count({ where: { entityId: made.reference } })).toBe(1);
  expect(await writer.outboxMessage.count({ where: { aggregateId: made.id } })).toBe(1);
});
