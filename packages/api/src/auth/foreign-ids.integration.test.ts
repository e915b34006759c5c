import type { ApiKeyScope } from "@guichet/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApi, givenSession, reasonOf, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";
import { givenMember } from "../testing/members.ts";
import { reasonOfCall } from "../testing/procedures.ts";
import type { StaffActor } from "./actor.ts";
import type { Role } from "./schema.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.drop());

const given = (role: Role) => givenMember(api.services.database, role);
const hasLogin = async ({ authSessionId: id }: StaffActor) =>
  (await api.services.database.writer.authSession.count({ where: { id } })) === 1;

describe("an id that is no booking's", () => {
  it("opens nothing, whatever else it is the id of", async () => {
    const { event, session } = await givenSession(api);
    const booking = await api.guest.bookings.create(aGuest(session.id, 1));
    const owner = await given("owner");
    const [ticket] = booking.tickets;
    const others = [event.id, session.id, owner.userId, owner.authSessionId, ticket?.id, booking.id.replace(/.$/, "0")];
    for (const id of others.filter((one) => one !== booking.id)) {
      for (const path of ["bookings.get", "bookings.confirm", "bookings.cancel", "bookings.extend"]) {
        expect(await reasonOfCall(api.guest, path, { id }), `${path} of ${id}`).toBe("booking-not-found");
      }
    }
    expect((await api.guest.bookings.get({ id: booking.id })).status).toBe("PENDING");
  });

  it("shows its guest nothing of the others of the session", async () => {
    const { session } = await givenSession(api);
    const [one, two] = [
      await api.guest.bookings.create({ ...aGuest(session.id, 1), email: "one@example.org" }),
      await api.guest.bookings.create({ ...aGuest(session.id, 1), email: "two@example.org" }),
    ];
    const seen = JSON.stringify(await api.guest.bookings.get({ id: one.id }));
    for (const secret of [two.id, two.reference, two.email]) expect(seen).not.toContain(secret);
  });
});

describe("what a list calls a booking", () => {
  const aKey = (scope: ApiKeyScope) =>
    api.callerOf({ type: "api-key", keyId: "0190a000-0000-7000-8000-000000000009", name: "K", scope });
  const lookers = async () => [aKey("read"), aKey("checkin"), api.callerOf(await given("read"))];

  it("is no capability to those who may only look: it opens nothing to a guest, and changes nothing for themselves", async () => {
    const { session } = await givenSession(api);
    const made = await api.guest.bookings.create(aGuest(session.id, 2));
    for (const looker of await lookers()) {
      const { items } = await looker.bookings.list({ sessionId: session.id });
      const [row] = items;
      if (row === undefined) throw new Error("The list lacks the booking");
      expect(row).toEqual({ ...row, reference: made.reference, name: made.name });
      const seen = await looker.bookings.get({ id: row.id });
      expect(seen).toMatchObject({ ...row, tickets: [{ seatNumber: 1 }, { seatNumber: 2 }] });
      for (const secret of [made.id, ...made.tickets.flatMap(({ code }) => code ?? [])]) {
        expect(JSON.stringify([items, seen])).not.toContain(secret);
      }
      for (const path of ["bookings.get", "bookings.confirm", "bookings.cancel", "bookings.extend"]) {
        expect(await reasonOfCall(api.guest, path, { id: row.id }), path).toBe("booking-not-found");
      }
      for (const path of ["bookings.confirm", "bookings.cancel", "bookings.extend"]) {
        expect(await reasonOfCall(looker, path, { id: row.id }), path).toBe("forbidden");
        expect(await reasonOfCall(looker, path, { id: made.id }), path).toBe("forbidden");
      }
    }
    expect((await api.guest.bookings.get({ id: made.id })).status).toBe("PENDING");
  });

  it("is not told by the way of the next page, nor of the dashboard", async () => {
    const { session } = await givenSession(api);
    const made = [1, 2, 3].map(() => api.guest.bookings.create(aGuest(session.id, 1)));
    const ids = (await Promise.all(made)).map(({ id }) => id);
    for (const looker of await lookers()) {
      const first = await looker.bookings.list({ sessionId: session.id, limit: 2 });
      const cursor = first.nextCursor ?? "";
      const next = await looker.bookings.list({ sessionId: session.id, limit: 2, cursor });
      expect(new Set([...first.items, ...next.items].map(({ id }) => id)).size).toBe(3);
      const dashboard = await looker.dashboard.today({ timeZone: "Etc/UTC" }).catch(() => null);
      const told = JSON.stringify([first, next, Buffer.from(cursor, "base64url").toString(), dashboard]);
      for (const id of ids) expect(told).not.toContain(id);
    }
  });

  it("is the id to the front desk, who open what a looker passes on to them", async () => {
    const { session } = await givenSession(api);
    const { id } = await api.guest.bookings.create(aGuest(session.id, 1));
    const desk = api.callerOf(await given("desk"));
    expect((await desk.bookings.list({ sessionId: session.id })).items.map((row) => row.id)).toEqual([id]);
    const masked = (await aKey("read").bookings.list({ sessionId: session.id })).items[0]?.id ?? "";
    expect(await desk.bookings.get({ id: masked })).toMatchObject({ id, tickets: [{ code: expect.any(String) }] });
  });
});

describe("the id of somebody of the staff, or of their login", () => {
  it("opens nothing to a front desk, an editor or a reader", async () => {
    const owner = await given("owner");
    for (const role of ["desk", "editor", "read"] as const) {
      const { staff } = api.callerOf(await given(role));
      const { userId: id, authSessionId: signInId } = owner;
      for (const call of [
        staff.signIns({ id }),
        staff.disable({ id }),
        staff.changeRole({ id, role: "read" }),
        staff.signOut({ id, signInId }),
        staff.signOutEverywhere({ id }),
      ]) {
        expect(await reasonOf(call)).toBe("forbidden");
      }
    }
    expect(await hasLogin(owner)).toBe(true);
  });

  it("does not end another's login by the way of one's own account", async () => {
    const [desk, owner] = [await given("desk"), await given("owner")];
    expect(await api.callerOf(desk).account.signOut({ id: owner.authSessionId })).toEqual({ ended: 0 });
    expect([await hasLogin(desk), await hasLogin(owner)]).toEqual([true, true]);
    const { items } = await api.callerOf(desk).account.signIns();
    expect(items.map(({ id }) => id)).toEqual([desk.authSessionId]);
  });
});
