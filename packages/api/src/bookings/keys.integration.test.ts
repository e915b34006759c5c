import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApi, givenSession, reasonOf, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";
import { brokenSeatInvariants } from "../testing/invariants.ts";
import { STAFF } from "../testing/staff.ts";
import { forgetExpiredKeys } from "./jobs.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(async () => {
  expect(await brokenSeatInvariants(api.services.database.writer)).toEqual([]);
  await api.drop();
});

const bookingsOf = (sessionId: string) => api.services.database.writer.booking.count({ where: { sessionId } });

describe("an idempotency key", () => {
  it("makes one booking: the same request gets the same answer, whatever became of the booking", async () => {
    const { session } = await givenSession(api);
    const wish = { ...aGuest(session.id, 2), idempotencyKey: "again" };
    const first = await api.guest.bookings.create(wish);
    api.clock.advance(1);
    expect(await api.guest.bookings.create(wish)).toEqual(first);
    await api.guest.bookings.confirm({ id: first.id });
    await api.guest.bookings.cancel({ id: first.id });
    await api.staff.sessions.cancel({ id: session.id });
    expect(await api.guest.bookings.create(wish)).toEqual(first);
    expect(await bookingsOf(session.id)).toBe(1);
  });

  it("answers in today's form, also when the release before kept the answer", async () => {
    const { session } = await givenSession(api);
    const wish = { ...aGuest(session.id), idempotencyKey: "kept before" };
    const first = await api.guest.bookings.create(wish);
    await api.services.database.writer.$executeRaw`
      UPDATE idempotency_keys SET body = JSON_REMOVE(body, '$.session.status') WHERE booking_id = ${first.id}`;
    expect(first.session.status).toBe("SCHEDULED");
    expect(await api.guest.bookings.create(wish)).toEqual(first);
  });

  it("stands for one request: any other field and it is refused, in this session and in another", async () => {
    const { session } = await givenSession(api);
    const other = await givenSession(api);
    const wish = { ...aGuest(session.id), idempotencyKey: "one request" };
    await api.guest.bookings.create(wish);
    for (const change of [
      { seats: 2 },
      { name: "Someone Else" },
      { email: "else@example.org" },
      { locale: "en" as const },
      { sessionId: other.session.id },
    ]) {
      const refused = api.guest.bookings.create({ ...wish, ...change });
      expect(await reasonOf(refused), JSON.stringify(change)).toBe("idempotency-key-reused");
    }
    expect((await bookingsOf(session.id)) + (await bookingsOf(other.session.id))).toBe(1);
  });

  it("in use is told so, and the same key of somebody else is another key", async () => {
    const { session } = await givenSession(api);
    const wish = { ...aGuest(session.id), idempotencyKey: "at once" };
    const [first, second, third] = await Promise.allSettled([
      api.guest.bookings.create(wish),
      api.guest.bookings.create(wish),
      api.guest.bookings.create({ ...wish, seats: 3 }),
    ]);
    expect(first.status).toBe("fulfilled");
    expect(second).toMatchObject({ reason: { cause: { failure: { reason: "idempotency-key-in-use" } } } });
    expect(third).toMatchObject({ reason: { cause: { failure: { reason: "idempotency-key-reused" } } } });
    const byStaff = await api.callerOf(STAFF).bookings.create(wish);
    expect(byStaff.id).not.toBe(first.status === "fulfilled" ? first.value.id : undefined);
    expect(await bookingsOf(session.id)).toBe(2);
  });

  it("is not kept by a refusal: the same key may try again", async () => {
    const { session } = await givenSession(api, { capacity: 1 });
    const held = await api.guest.bookings.create(aGuest(session.id));
    const wish = { ...aGuest(session.id), idempotencyKey: "patience" };
    expect(await reasonOf(api.guest.bookings.create(wish))).toBe("insufficient-seats");
    await api.guest.bookings.cancel({ id: held.id });
    expect((await api.guest.bookings.create(wish)).status).toBe("PENDING");
  });

  it("is forgotten after 24 hours, by the job or by who uses it again", async () => {
    const { session } = await givenSession(api);
    const wish = { ...aGuest(session.id), idempotencyKey: "a day" };
    const first = await api.guest.bookings.create(wish);
    api.clock.advance(24 * 60 - 1);
    expect((await api.guest.bookings.create(wish)).id).toBe(first.id);
    api.clock.advance(1);
    const second = await api.guest.bookings.create(wish);
    expect(second.id).not.toBe(first.id);
    expect(await api.services.database.writer.idempotencyKey.count({ where: { key: "a day" } })).toBe(1);
    api.clock.advance(24 * 60);
    expect(await forgetExpiredKeys(api.services)).toBeGreaterThan(0);
    expect(await api.services.database.writer.idempotencyKey.count()).toBe(0);
  });

  it("goes with a session that is deleted", async () => {
    const { session } = await givenSession(api);
    const { id } = await api.guest.bookings.create({ ...aGuest(session.id), idempotencyKey: "gone" });
    await api.guest.bookings.cancel({ id });
    await api.staff.sessions.delete({ id: session.id });
    expect(await api.services.database.writer.idempotencyKey.count({ where: { key: "gone" } })).toBe(0);
  });

  it.each(["", "x".repeat(256), "accenté", "line\nbreak", " ", "abc ", " abc"])(
    "that is %j is refused",
    async (idempotencyKey) => {
      const { session } = await givenSession(api);
      await expect(api.guest.bookings.create({ ...aGuest(session.id), idempotencyKey })).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
    },
  );
});
