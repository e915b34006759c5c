import { DatabaseBusyError } from "@guichet/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApi, givenSession, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";
import { createBookingQueue } from "./queue.ts";

// An answer is given once a majority of the cluster has what it tells of. Here the majority is a test's: it speaks when told to.

let api: TestApi;
let asked: PromiseWithResolvers<void>[];
let queue: ReturnType<typeof createBookingQueue>;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.drop());
beforeEach(() => {
  asked = [];
  const majority = {
    ...api.services.database.majority,
    confirm() {
      const question = Promise.withResolvers<void>();
      asked.push(question);
      return question.promise;
    },
  };
  queue = createBookingQueue({ ...api.services, database: { ...api.services.database, majority } });
});

const wishFor = (sessionId: string) => ({ ...aGuest(sessionId), locale: "fr" as const });
const stored = (sessionId: string) => api.services.database.writer.booking.count({ where: { sessionId } });

/** Whether it is settled by now. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol();
  const first = await Promise.race([
    promise.catch(() => undefined),
    new Promise((now) => setTimeout(now, 20, pending)),
  ]);
  return first !== pending;
}

describe("an answer about bookings", () => {
  it("waits for the majority, while the next transaction of the session goes on", async () => {
    const { session } = await givenSession(api);
    const first = queue.place(wishFor(session.id), null);
    await expect.poll(() => asked.length).toBe(1);
    const second = queue.place(wishFor(session.id), null);
    await expect.poll(() => asked.length).toBe(2);
    expect(await stored(session.id)).toBe(2);
    expect([await isSettled(first), await isSettled(second)]).toEqual([false, false]);
    asked[1]?.resolve();
    expect(await second).toMatchObject({ ok: true });
    expect(await isSettled(first)).toBe(false);
    asked[0]?.resolve();
    expect(await first).toMatchObject({ ok: true });
  });

  it("is not given when the majority does not speak; the same key gets it later, and waits as well", async () => {
    const { session } = await givenSession(api);
    const key = { scope: "guest", key: "0190a000-0000-4000-8000-00000000000a", requestHash: "a".repeat(64) };
    const wish = wishFor(session.id);
    const lost = queue.place(wish, key);
    await expect.poll(() => asked.length).toBe(1);
    asked[0]?.reject(new DatabaseBusyError("too few"));
    await expect(lost).rejects.toBeInstanceOf(DatabaseBusyError);
    const again = queue.place(wish, key);
    await expect.poll(() => asked.length).toBe(2);
    expect(await isSettled(again)).toBe(false);
    asked[1]?.resolve();
    expect(await again).toMatchObject({ ok: true });
    expect([await stored(session.id), asked.length]).toEqual([1, 2]);
  });
});
