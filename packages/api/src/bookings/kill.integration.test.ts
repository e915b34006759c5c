import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApi, givenSession, type TestApi } from "../testing/api.ts";
import { type BookerWish, type KillPoint, startBooker } from "../testing/bookers.ts";
import { aGuest } from "../testing/guests.ts";
import { brokenSeatInvariants } from "../testing/invariants.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.drop());

const WAVE = 60;

function wishesFor(sessionId: string, wave: string): BookerWish[] {
  return Array.from({ length: WAVE }, (_, i) => ({
    ...aGuest(sessionId, 1 + (i % 3)),
    idempotencyKey: `${sessionId} ${wave} ${i}`,
  }));
}

/** How many of the second wave are stored when its process is dead: the database, not the process, decides. */
const STORED: Readonly<Record<KillPoint, readonly number[]>> = {
  "before-commit": [0],
  "in-commit": [0, WAVE],
  "after-commit": [WAVE],
};

it.each(["before-commit", "in-commit", "after-commit"] as const)(
  "an API process that is killed %s has lost nothing that it acknowledged, and what is repeated is booked once",
  async (killPoint) => {
    const { session } = await givenSession(api, { capacity: 500 });
    const { writer } = api.services.database;
    const first = wishesFor(session.id, "first");
    const second = wishesFor(session.id, "second");
    const victim = await startBooker(api.url, killPoint);
    const acknowledged = await victim.book(first);
    expect(acknowledged).toEqual(Array(WAVE).fill(expect.objectContaining({ id: expect.any(String) })));
    expect(await victim.book(second)).toEqual(Array(WAVE).fill(null));
    await victim.stop();
    const stored = (await writer.booking.count({ where: { sessionId: session.id } })) - WAVE;
    expect(STORED[killPoint]).toContain(stored);

    const survivor = await startBooker(api.url);
    expect(await survivor.book(first)).toEqual(acknowledged);
    const repeated = await survivor.book(second);
    await survivor.stop();
    const all = [...acknowledged, ...repeated].flatMap((report) => (report !== null && "id" in report ? [report] : []));
    expect(all).toHaveLength(2 * WAVE);
    const bookings = await writer.booking.findMany({ where: { sessionId: session.id }, include: { tickets: true } });
    const kept = bookings.map(({ id, unitPrice, tickets }) => {
      const seatNumbers = tickets.flatMap((ticket) => ticket.seatNumber ?? []).sort((a, b) => a - b);
      return { id, unitPrice, seatNumbers };
    });
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(kept.sort(byId)).toEqual(all.sort(byId));
    expect(await brokenSeatInvariants(writer)).toEqual([]);
  },
);
