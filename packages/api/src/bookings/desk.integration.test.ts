import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { GUEST } from "../auth/actor.ts";
import { createTestApi, givenSession, reasonOf, type TestApi } from "../testing/api.ts";
import { aGuest, HOLD_MINUTES } from "../testing/guests.ts";
import { brokenSeatInvariants } from "../testing/invariants.ts";
import { createLossyApi } from "../testing/lossy.ts";
import { givenMember } from "../testing/members.ts";

let api: TestApi;
let desk: TestApi["staff"];
beforeAll(async () => {
  api = await createTestApi({ sendsMail: true });
  desk = api.callerOf(await givenMember(api.services.database, "desk"));
});
afterEach(async () => {
  expect(await brokenSeatInvariants(api.services.database.writer)).toEqual([]);
});
afterAll(() => api.drop());

const atDoor = (sessionId: string, seats = 1) => ({ sessionId, seats, name: "Monsieur Dupont" });
const lettersOf = ({ id }: { id: string }) =>
  api.services.database.writer.outboxMessage.findMany({ where: { aggregateId: id } });
const recordsOf = ({ reference }: { reference: string }) =>
  api.services.database.writer.auditEntry.findMany({ where: { entityId: reference }, orderBy: { id: "asc" } });

describe("a booking that is made at the desk", () => {
  it("is confirmed at once, at today's price, without an address if there is none", async () => {
    const { session } = await givenSession(api, { capacity: 5, basePrice: 1000 });
    await api.guest.bookings.create(aGuest(session.id, 3));
    const made = await desk.bookings.bookAtDesk(atDoor(session.id, 2));
    expect(made).toMatchObject({ status: "CONFIRMED", unitPrice: 1200, email: "", confirmedAt: made.createdAt });
    expect(made.tickets.map(({ seatNumber }) => seatNumber)).toEqual([4, 5]);
    expect(await api.guest.bookings.get({ id: made.id })).toEqual(made);
    expect(await lettersOf(made)).toEqual([]);
    expect(await recordsOf(made)).toMatchObject([
      { action: "bookings.create", actorType: "staff", after: { status: "CONFIRMED", seats: 2, unitPrice: 1200 } },
    ]);
    api.clock.advance(2 * HOLD_MINUTES);
    expect((await api.guest.bookings.get({ id: made.id })).status).toBe("CONFIRMED");
  });

  it("is told by letter to whoever gives an address, in their language", async () => {
    const { session } = await givenSession(api);
    const wish = { ...atDoor(session.id), email: "dupont@example.org", locale: "en" as const };
    const made = await desk.bookings.bookAtDesk(wish);
    expect(await lettersOf(made)).toMatchObject([
      { topic: "booking-confirmed", payload: { to: "dupont@example.org", locale: "en" } },
    ]);
    expect(JSON.stringify(await recordsOf(made))).not.toContain("dupont");
  });

  it("needs no open sale and may have more seats than a guest's, but no seat that is not there", async () => {
    const { session } = await givenSession(api, { capacity: 20, startsAt: "2030-03-02T19:00:00.000Z" });
    await api.staff.sessions.update({ id: session.id, salesEndAt: "2030-03-01T13:00:00.000Z" });
    const before = api.clock.now().toISOString();
    api.clock.set("2030-03-02T20:00:00.000Z");
    expect(await reasonOf(api.guest.bookings.create(aGuest(session.id)))).toBe("sales-closed");
    expect((await desk.bookings.bookAtDesk(atDoor(session.id, 15))).tickets).toHaveLength(15);
    expect(await reasonOf(desk.bookings.bookAtDesk(atDoor(session.id, 6)))).toBe("insufficient-seats");
    api.clock.set("2030-03-02T21:00:00.000Z");
    expect(await reasonOf(desk.bookings.bookAtDesk(atDoor(session.id)))).toBe("session-ended");
    api.clock.set(before);
  });

  it("is not made for a session that is cancelled, nor for an event that is not published", async () => {
    const { event, session } = await givenSession(api);
    await api.staff.events.archive({ id: event.id });
    expect(await reasonOf(desk.bookings.bookAtDesk(atDoor(session.id)))).toBe("event-not-published");
    const other = await givenSession(api);
    await api.staff.sessions.cancel({ id: other.session.id });
    expect(await reasonOf(desk.bookings.bookAtDesk(atDoor(other.session.id)))).toBe("session-cancelled");
    expect(await reasonOf(desk.bookings.bookAtDesk(atDoor(event.id)))).toBe("session-not-found");
  });

  it("is made once by one key, and once when nothing is heard of its COMMIT", async () => {
    const { session } = await givenSession(api);
    const wish = { ...atDoor(session.id, 2), idempotencyKey: "a click" };
    const made = await desk.bookings.bookAtDesk(wish);
    expect(await desk.bookings.bookAtDesk(wish)).toEqual(made);
    expect(await reasonOf(desk.bookings.bookAtDesk({ ...wish, seats: 3 }))).toBe("idempotency-key-reused");
    const lossy = await createLossyApi(api);
    lossy.loseCommit("after");
    const unheard = await lossy.staff.bookings.bookAtDesk(atDoor(session.id));
    await lossy.close();
    expect(await recordsOf(unheard)).toHaveLength(1);
    expect(await api.services.database.writer.booking.count({ where: { sessionId: session.id } })).toBe(2);
  });

  it("goes into one transaction with guests' bookings, of which one that may not be has no part", async () => {
    const { session } = await givenSession(api, { capacity: 30 });
    await api.staff.sessions.update({ id: session.id, salesStartAt: "2030-03-09T00:00:00.000Z" });
    const calls = [
      ...Array.from({ length: 5 }, () => reasonOf(api.guest.bookings.create(aGuest(session.id)))),
      ...Array.from({ length: 5 }, () => desk.bookings.bookAtDesk(atDoor(session.id)).then(({ status }) => status)),
    ];
    expect(await Promise.all(calls)).toEqual([...Array(5).fill("sales-not-open"), ...Array(5).fill("CONFIRMED")]);
  });
});

describe("what a seat costs at the desk", () => {
  it("is a price of one's own by whoever may set one: 0 for an invitation", async () => {
    const { session } = await givenSession(api, { basePrice: 1000 });
    const free = await api.staff.bookings.bookAtDesk({ ...atDoor(session.id, 2), unitPrice: 0, quotedPrice: 1 });
    expect(free).toMatchObject({ unitPrice: 0, totalPrice: 0, status: "CONFIRMED" });
    expect(await reasonOf(desk.bookings.bookAtDesk({ ...atDoor(session.id), unitPrice: 0 }))).toBe("forbidden");
  });

  it("is what was shown, or nothing is booked", async () => {
    const { session } = await givenSession(api, { capacity: 5, basePrice: 1000 });
    await desk.bookings.bookAtDesk({ ...atDoor(session.id, 3), quotedPrice: 1000 });
    const wish = { ...atDoor(session.id), quotedPrice: 1000 };
    expect(await reasonOf(desk.bookings.bookAtDesk(wish))).toBe("price-changed");
    expect((await desk.bookings.bookAtDesk({ ...wish, quotedPrice: 1200 })).unitPrice).toBe(1200);
  });
});

it("finds sessions by the words of their event, those that begin first, and none that is over or not on offer", async () => {
  const soon = await givenSession(api, { title: "Le Cid à l’étroit", startsAt: "2030-03-03T19:00:00.000Z" });
  const later = await givenSession(api, { title: "Le Cid, étroit encore", startsAt: "2030-03-05T19:00:00.000Z" });
  const gone = await givenSession(api, { title: "Le Cid étroit, annulé" });
  await api.staff.sessions.cancel({ id: gone.session.id });
  const { items } = await desk.bookings.deskSessions({ q: "ETROIT cid" });
  expect(items.map(({ id }) => id)).toEqual([soon.session.id, later.session.id]);
  expect(items[0]).toMatchObject({
    availableSeats: 50,
    price: { amount: 1000 },
    event: { title: "Le Cid à l’étroit" },
  });
  expect((await desk.bookings.deskSessions({ limit: 1 })).items).toHaveLength(1);
});

it("finds the sessions of one event, however many of others begin before them", async () => {
  const { event, session } = await givenSession(api, { title: "Cyrano", startsAt: "2031-03-03T19:00:00.000Z" });
  await givenSession(api, { title: "Cyrano, l’autre", startsAt: "2030-03-01T19:00:00.000Z" });
  const ofEvent = async (wish: { q?: string }) =>
    (await desk.bookings.deskSessions({ ...wish, eventId: event.id, limit: 1 })).items.map(({ id }) => id);
  expect(await ofEvent({})).toEqual([session.id]);
  expect(await ofEvent({ q: "cyrano" })).toEqual([session.id]);
  expect(await ofEvent({ q: "autre" })).toEqual([]);
});

describe("a letter that staff send again", () => {
  it("is the one that confirms, or the link of a hold, three times an hour at most", async () => {
    const { session } = await givenSession(api);
    const { id, reference } = await api.guest.bookings.create(aGuest(session.id));
    await desk.bookings.resendLetter({ id });
    await api.guest.bookings.confirm({ id });
    await desk.bookings.resendLetter({ id });
    await desk.bookings.resendLetter({ id });
    expect((await lettersOf({ id })).map(({ topic }) => topic).sort()).toEqual([
      "booking-confirmed",
      "booking-confirmed",
      "booking-confirmed",
      "booking-link",
    ]);
    expect(await reasonOf(desk.bookings.resendLetter({ id }))).toBe("letter-sent-often");
    expect((await recordsOf({ reference })).map(({ action }) => action)).toEqual(Array(3).fill("bookings.resend"));
    api.clock.advance(61);
    await desk.bookings.resendLetter({ id });
  });

  it("is not sent about what is over, nor to nobody", async () => {
    const { session } = await givenSession(api);
    const gone = await api.guest.bookings.create(aGuest(session.id));
    const lapsed = await api.guest.bookings.create(aGuest(session.id));
    await api.guest.bookings.cancel({ id: gone.id });
    expect(await reasonOf(desk.bookings.resendLetter({ id: gone.id }))).toBe("booking-cancelled");
    api.clock.advance(HOLD_MINUTES);
    expect(await reasonOf(desk.bookings.resendLetter({ id: lapsed.id }))).toBe("hold-expired");
    const nobody = await desk.bookings.bookAtDesk(atDoor(session.id));
    expect(await reasonOf(desk.bookings.resendLetter({ id: nobody.id }))).toBe("booking-without-email");
  });
});

describe("the history of a booking", () => {
  it("tells what became of it, the latest first, by whom, and of its letters", async () => {
    const { session } = await givenSession(api);
    const { session: other } = await givenSession(api, { title: "Nuit du tango" });
    const { id } = await api.guest.bookings.create(aGuest(session.id));
    const steps = [
      () => api.guest.bookings.extend({ id }),
      () => desk.bookings.confirm({ id }),
      () => api.staff.bookings.move({ id, sessionId: other.id }),
      () => api.guest.bookings.cancel({ id }),
    ];
    for (const step of steps) {
      api.clock.advance(1);
      await step();
    }
    const { items } = await desk.bookings.history({ id });
    const by = (type: string, name: unknown = null) => ({ type, name });
    expect(items.map(({ step, by, letter }) => [step, by, letter])).toEqual([
      ["letter-waiting", null, "booking-cancelled"],
      ["cancelled", by("guest"), null],
      ["letter-waiting", null, "booking-moved"],
      ["moved", by("staff", "Test Staff"), null],
      ["letter-waiting", null, "booking-confirmed"],
      ["confirmed", by("staff", expect.stringMatching(/^desk /)), null],
      ["extended", by("guest"), null],
      ["booked", null, null],
    ]);
    expect(items[3]).toMatchObject({ from: { eventTitle: "Nuit du jazz" }, to: { eventTitle: "Nuit du tango" } });
  });

  it("knows a booking that ended with its session from one that was cancelled before", async () => {
    const { session } = await givenSession(api);
    const [early, late] = [
      await api.guest.bookings.create(aGuest(session.id)),
      await api.guest.bookings.create(aGuest(session.id)),
    ];
    await api.guest.bookings.cancel({ id: early.id });
    api.clock.advance(1);
    await api.staff.sessions.cancel({ id: session.id });
    const ends = async (id: string) =>
      (await desk.bookings.history({ id })).items.find(({ step }) => step.includes("cancelled"));
    expect(await ends(early.id)).toMatchObject({ step: "cancelled", by: { type: "guest" } });
    expect(await ends(late.id)).toMatchObject({ step: "session-cancelled", by: { type: "staff", name: "Test Staff" } });
  });

  it("is read by those who may only look, by the name that their list gives it, and tells them no id", async () => {
    const { session } = await givenSession(api);
    const { id } = await desk.bookings.bookAtDesk(atDoor(session.id));
    const reader = api.callerOf(await givenMember(api.services.database, "read"));
    const masked = (await reader.bookings.list({ sessionId: session.id })).items[0]?.id ?? "";
    expect(masked).not.toBe(id);
    const history = await reader.bookings.history({ id: masked });
    expect(history.items).toMatchObject([{ step: "booked", by: { type: "staff" } }]);
    expect(JSON.stringify(history)).not.toContain(id);
    expect(await reasonOf(reader.bookings.history({ id: session.id }))).toBe("booking-not-found");
    expect(await reasonOf(api.callerOf(GUEST).bookings.history({ id }))).not.toBe("done");
  });
});
