import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createContext } from "../context.ts";
import { createCaller } from "../root.ts";
import { createTestApi, givenSession, PLAIN_EVENT, reasonOf, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";
import { createLossyApi } from "../testing/lossy.ts";
import { STAFF } from "../testing/staff.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.drop());

/** What was recorded of something, oldest first. */
function recorded(entityId: string) {
  return api.services.database.writer.auditEntry.findMany({
    where: { entityId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

describe("a change that staff makes", () => {
  it("is recorded with who, from where, and what it was before and after", async () => {
    const source = { address: "192.0.2.7", userAgent: "Firefox", requestId: "r-1" };
    const staff = createCaller(createContext(api.services, { actor: STAFF, locale: "fr", source }));
    const before = await staff.events.create(PLAIN_EVENT);
    const after = await staff.events.update({ id: before.id, title: "Autre titre" });
    expect((await recorded(before.id))[1]).toMatchObject({
      actorType: "staff",
      actorId: STAFF.userId,
      actorName: STAFF.name,
      action: "events.update",
      outcome: "done",
      entityType: "event",
      before,
      after,
      ...source,
      createdAt: api.services.now(),
    });
  });

  it("is called what was asked for: publishing is not just an update", async () => {
    const event = await api.staff.events.create(PLAIN_EVENT);
    await api.staff.events.publish({ id: event.id });
    await api.staff.events.publish({ id: event.id });
    await api.staff.events.archive({ id: event.id });
    await api.staff.events.delete({ id: event.id });
    const copy = await api.staff.events.duplicate({ id: (await api.staff.events.create(PLAIN_EVENT)).id });
    expect((await recorded(event.id)).map(({ action }) => action)).toEqual([
      "events.create",
      "events.publish",
      "events.archive",
      "events.delete",
    ]);
    expect((await recorded(copy.id)).map(({ action }) => action)).toEqual(["events.duplicate"]);
  });

  it("is not recorded when it is refused", async () => {
    const event = await api.staff.events.create(PLAIN_EVENT);
    expect(await reasonOf(api.staff.events.update({ id: event.id, version: 7, title: "X" }))).toBe("edit-conflict");
    expect(await recorded(event.id)).toHaveLength(1);
  });

  it("fits its columns, whatever a client says of itself", async () => {
    const source = { address: `é${"1".repeat(100)}`, userAgent: `\ud800${"x".repeat(999)}`, requestId: "ü".repeat(99) };
    const staff = createCaller(createContext(api.services, { actor: STAFF, locale: "fr", source }));
    const event = await staff.events.create(PLAIN_EVENT);
    const [entry] = await recorded(event.id);
    expect([entry?.address?.length, entry?.userAgent?.length, entry?.requestId?.length]).toEqual([45, 300, 64]);
  });
});

describe("bookings", () => {
  it("that staff changes are recorded, without the guest's name, address and key", async () => {
    const { session } = await givenSession(api);
    const booking = await api.guest.bookings.create(aGuest(session.id, 2));
    await api.staff.bookings.confirm({ id: booking.id });
    await api.staff.bookings.cancel({ id: booking.id });
    await api.staff.bookings.cancel({ id: booking.id });
    const entries = await recorded(booking.reference);
    expect(entries.map(({ action, entityType }) => [action, entityType])).toEqual([
      ["bookings.confirm", "booking"],
      ["bookings.cancel", "booking"],
    ]);
    expect(entries[1]).toMatchObject({
      before: { status: "CONFIRMED", seats: 2, event: PLAIN_EVENT.title, cancelledAt: null },
      after: { status: "CANCELLED", cancelledAt: api.services.now().toISOString() },
    });
    const text = JSON.stringify(entries);
    for (const secret of [booking.id, booking.name, booking.email]) expect(text).not.toContain(secret);
  });

  it("that their guests change are not", async () => {
    const { session } = await givenSession(api);
    const booking = await api.guest.bookings.create(aGuest(session.id, 1));
    await api.guest.bookings.extend({ id: booking.id });
    await api.guest.bookings.confirm({ id: booking.id });
    await api.guest.bookings.cancel({ id: booking.id });
    expect(await recorded(booking.reference)).toEqual([]);
  });

  it("of a cancelled session make one entry, that of the session, with their number", async () => {
    const { session } = await givenSession(api);
    await api.guest.bookings.create(aGuest(session.id, 1));
    await api.staff.sessions.cancel({ id: session.id });
    await api.staff.sessions.cancel({ id: session.id });
    const entries = (await recorded(session.id)).filter(({ action }) => action === "sessions.cancel");
    expect(entries).toMatchObject([
      { before: { status: "SCHEDULED" }, after: { status: "CANCELLED", cancelledBookings: 1 } },
    ]);
  });
});

describe("a change whose COMMIT is lost is recorded once", () => {
  it.each(["before", "after"] as const)("%s the server has done it", async (when) => {
    const lossy = await createLossyApi(api);
    try {
      const once = async (change: () => Promise<unknown>) => {
        lossy.loseCommit(when);
        await change();
      };
      const { event, session } = await givenSession(api);
      const booking = await api.guest.bookings.create(aGuest(session.id, 1));
      // Without a version nothing but its entry tells an edit from that of somebody else.
      await once(() => lossy.staff.events.update({ id: event.id, title: "Autre" }));
      await once(() => lossy.staff.sessions.update({ id: session.id, capacity: 60 }));
      await once(() => lossy.staff.bookings.confirm({ id: booking.id }));
      await once(() => lossy.staff.sessions.cancel({ id: session.id }));
      await once(() => lossy.staff.sessions.delete({ id: session.id }));
      expect(await actionsOf(event.id)).toEqual(["events.create", "events.update"]);
      expect(await actionsOf(booking.reference)).toEqual(["bookings.confirm"]);
      expect(await actionsOf(session.id)).toEqual([
        "sessions.create",
        "sessions.update",
        "sessions.cancel",
        "sessions.delete",
      ]);
    } finally {
      await lossy.close();
    }
  });

  async function actionsOf(entityId: string) {
    return (await recorded(entityId)).map(({ action }) => action);
  }
});
