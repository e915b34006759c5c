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

describe("the id of a booking that somebody found in the list", () => {
  it.each(["read", "checkin"] as const)("lets a key of scope %s, and a reader, change nothing", async (scope) => {
    const { session } = await givenSession(api);
    const { id } = await api.guest.bookings.create(aGuest(session.id, 1));
    const key = api.callerOf({ type: "api-key", keyId: "0190a000-0000-7000-8000-000000000009", name: "K", scope });
    const reader = api.callerOf(await given("read"));
    for (const caller of [key, reader]) {
      const { items } = await caller.bookings.list({ sessionId: session.id });
      expect(items.map((item) => item.id)).toEqual([id]);
      for (const path of ["bookings.confirm", "bookings.cancel", "bookings.extend"]) {
        expect(await reasonOfCall(caller, path, { id })).toBe("forbidden");
      }
    }
    expect((await api.guest.bookings.get({ id })).status).toBe("PENDING");
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
