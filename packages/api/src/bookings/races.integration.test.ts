import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApi, givenSession, type TestApi } from "../testing/api.ts";
import { aGuest, HOLD_MINUTES } from "../testing/guests.ts";
import { brokenSeatInvariants } from "../testing/invariants.ts";
import { releaseExpiredHolds } from "./jobs.ts";

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.drop());

async function outcomes(calls: readonly Promise<unknown>[]): Promise<{ done: number; refused: string[] }> {
  const settled = await Promise.allSettled(calls);
  return {
    done: settled.filter((call) => call.status === "fulfilled").length,
    refused: settled.flatMap((call) => (call.status === "rejected" ? [String(call.reason.message)] : [])),
  };
}

describe("at the same instant", () => {
  it("200 bookings from two processes share 50 seats", async () => {
    const { session } = await givenSession(api, { capacity: 50 });
    const processes = await Promise.all([0, 1].map(() => startBooker(api.url)));
    const reports = await Promise.all(processes.map((child) => book(child, { sessionId: session.id, bookings: 100 })));
    expect(reports.map((report) => report.booked).reduce((a, b) => a + b)).toBe(50);
    expect(reports.flatMap((report) => report.refused)).toEqual(Array(150).fill("insufficient-seats"));
    const seats = await api.services.database.writer.ticket.findMany({ where: { sessionId: session.id } });
    expect(seats.map((ticket) => ticket.seatNumber).sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 50 }, (_, i) => i + 1),
    );
    expect(await brokenSeatInvariants(api.services.database.writer)).toEqual([]);
  });

  it("20 cancellations of one booking free its seats once", async () => {
    const { session } = await givenSession(api, { capacity: 5 });
    const { id } = await api.guest.bookings.create(aGuest(session.id, 3));
    await api.guest.bookings.create(aGuest(session.id, 2));
    expect(await outcomes(Array.from({ length: 20 }, () => api.guest.bookings.cancel({ id })))).toEqual({
      done: 20,
      refused: [],
    });
    expect(await brokenSeatInvariants(api.services.database.writer)).toEqual([]);
  });

  it("a confirmation and a cancellation leave one of the two states, with its seats", async () => {
    const { session } = await givenSession(api);
    for (let round = 0; round < 10; round++) {
      const { id } = await api.guest.bookings.create(aGuest(session.id, 2));
      await outcomes([api.guest.bookings.confirm({ id }), api.guest.bookings.cancel({ id })]);
      expect((await api.guest.bookings.get({ id })).status).toBe("CANCELLED");
    }
    expect(await brokenSeatInvariants(api.services.database.writer)).toEqual([]);
  });

  it("expiry from several processes frees a hold once while others confirm and cancel", async () => {
    const { session } = await givenSession(api, { capacity: 50 });
    const holds = await Promise.all(Array.from({ length: 10 }, () => api.guest.bookings.create(aGuest(session.id, 2))));
    api.clock.advance(HOLD_MINUTES);
    const lapsed = { status: "PENDING", expiresAt: { lte: api.clock.now() } } as const;
    const due = await api.services.database.writer.booking.count({ where: lapsed });
    const [first, second] = await Promise.all([
      releaseExpiredHolds(api.services),
      releaseExpiredHolds(api.services),
      outcomes(holds.map(({ id }) => api.guest.bookings.confirm({ id }))),
      outcomes(holds.map(({ id }) => api.guest.bookings.cancel({ id }))),
    ]);
    expect(due).toBeGreaterThanOrEqual(10);
    expect(first + second).toBe(due);
    expect(await brokenSeatInvariants(api.services.database.writer)).toEqual([]);
  });

  it("a capacity cut and bookings never end with more seats sold than there are", async () => {
    const { session } = await givenSession(api, { capacity: 40 });
    await outcomes([
      ...Array.from({ length: 20 }, () => api.guest.bookings.create(aGuest(session.id, 2))),
      api.staff.sessions.update({ id: session.id, capacity: 10 }),
    ]);
    expect(await brokenSeatInvariants(api.services.database.writer)).toEqual([]);
  });
});

interface Report {
  readonly booked: number;
  readonly refused: string[];
}

async function startBooker(url: string): Promise<ChildProcess> {
  const child = fork(new URL("../testing/booker-process.ts", import.meta.url), [url]);
  await once(child, "message");
  return child;
}

async function book(child: ChildProcess, order: { sessionId: string; bookings: number }): Promise<Report> {
  child.send(order);
  const [report] = await once(child, "message");
  const ended = once(child, "exit");
  child.disconnect();
  await ended;
  return report as Report;
}
