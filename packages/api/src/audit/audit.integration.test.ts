import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { releaseExpiredHolds } from "../bookings/jobs.ts";
import { createTestApi, givenSession, type TestApi } from "../testing/api.ts";
import { aGuest, HOLD_MINUTES } from "../testing/guests.ts";
import { brokenSeatInvariants } from "../testing/invariants.ts";
import { createAuditJob } from "./jobs.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.drop());

const never = new AbortController().signal;
const metric = async (name: "auditViolations" | "auditedAt" | "auditSkipped") =>
  (await api.services.metrics[name].get()).values[0]?.value;

it("raises no false alarm while seats are booked, confirmed, cancelled and freed", async () => {
  const sessions = await Promise.all([0, 1].map(() => givenSession(api, { capacity: 30 })));
  let going = true;
  let changes = 0;
  // Some are refused: seats run out, and holds lapse as the clock moves on.
  const counted = (call: Promise<unknown>) => call.then(() => (changes += 1)).catch(() => undefined);
  const buy = async (sessionId: string, guest: number) => {
    const { id } = await api.guest.bookings.create(aGuest(sessionId, 1 + (guest % 3)));
    if (guest % 2 === 0) await counted(api.guest.bookings.confirm({ id }));
    if (guest !== 3) return api.guest.bookings.cancel({ id });
    api.clock.advance(HOLD_MINUTES);
    return releaseExpiredHolds(api.services);
  };
  const traffic = sessions.flatMap(({ session }) =>
    [0, 1, 2, 3].map(async (guest) => {
      while (going) await counted(buy(session.id, guest));
    }),
  );
  for (let audits = 0; audits < 15 || changes < 60; audits++) {
    expect(await brokenSeatInvariants(api.services.database.writer)).toEqual([]);
  }
  going = false;
  await Promise.all(traffic);
  expect(await brokenSeatInvariants(api.services.database.writer)).toEqual([]);
});

describe("the recurring audit", () => {
  const readerThatFails = (fails: (sql: string) => boolean) =>
    new Proxy(api.services.database.reader, {
      get(target, name) {
        if (name !== "$queryRawUnsafe") return Reflect.get(target, name);
        return (sql: string, ...values: unknown[]) =>
          fails(sql) ? Promise.reject(new Error("socket timeout")) : target.$queryRawUnsafe(sql, ...values);
      },
    });
  const breakSession = (id: string, by: number) =>
    api.services.database.writer.session.updateMany({ where: { id }, data: { reserved: { increment: by } } });

  it("sets its metrics, and names what it found in an error", async () => {
    const run = createAuditJob(api.services);
    await run(never);
    expect([await metric("auditViolations"), await metric("auditedAt")]).toEqual([0, api.clock.now().getTime() / 1000]);
    const { session } = await givenSession(api);
    await breakSession(session.id, 1);
    await expect(run(never)).rejects.toThrow(
      new RegExp(`^2 violation\\(s\\).* reserved-differs-from-bookings: session ${session.id}: expected 0 .*, found 1`),
    );
    expect(await metric("auditViolations")).toBe(2);
    await breakSession(session.id, -1);
    await run(never);
    expect(await metric("auditViolations")).toBe(0);
  });

  it("goes on where it stopped, and keeps what it found until it has seen everything again", async () => {
    const run = createAuditJob(api.services, { stepsPerRun: 1 });
    const { session } = await givenSession(api);
    await breakSession(session.id, 1);
    await expect(run(never)).rejects.toThrow("2 violation(s)");
    await breakSession(session.id, -1);
    await run(never); // the keys: a round is over
    expect(await metric("auditViolations")).toBe(2);
    await run(never);
    await run(never);
    expect(await metric("auditViolations")).toBe(0);
  });

  it("counts all that it found and names the first 20", async () => {
    const sessions = await Promise.all(Array.from({ length: 11 }, () => givenSession(api)));
    for (const { session } of sessions) await breakSession(session.id, 1);
    const error = await createAuditJob(api.services)(never).then(
      () => "",
      (broken: Error) => broken.message,
    );
    expect(error).toMatch(/^22 violation\(s\).*; and 2 more$/);
    expect(error.match(/reserved-differs-from-/g)).toHaveLength(20);
    for (const { session } of sessions) await breakSession(session.id, -1);
  });

  it("forgets what it found when another process has gone on looking", async () => {
    const run = createAuditJob(api.services, { keptMs: 1 });
    const { session } = await givenSession(api);
    await breakSession(session.id, 1);
    await expect(run(never)).rejects.toThrow("2 violation(s)");
    await expect.poll(() => metric("auditViolations")).toBe(0);
    await breakSession(session.id, -1);
  });

  it("goes on behind a part that fails twice, counts it, and comes back to it in the next round", async () => {
    let fails = true;
    const reader = readerThatFails((sql) => fails && sql.includes("AS bookings FROM bookings"));
    const run = createAuditJob({ ...api.services, database: { reader } });
    const { session } = await givenSession(api);
    await breakSession(session.id, 1);
    await expect(run(never)).rejects.toThrow("socket timeout");
    expect(await metric("auditSkipped")).toBe(0);
    await expect(run(never)).rejects.toMatchObject({
      message: "Not audited, npm run verify does it: sessions from the first to the last",
      cause: { message: "socket timeout" },
    });
    expect(await metric("auditSkipped")).toBe(1);
    await run(never); // the keys: a round is over
    await expect(run(never)).rejects.toThrow("socket timeout");
    fails = false;
    await expect(run(never)).rejects.toThrow("2 violation(s)");
    expect(await metric("auditSkipped")).toBe(1);
    await breakSession(session.id, -1);
  });

  it("tells once what a part that fails had found before it failed", async () => {
    const reader = readerThatFails((sql) => sql.includes("FROM tickets t"));
    const run = createAuditJob({ ...api.services, database: { reader } });
    const { session } = await givenSession(api);
    await breakSession(session.id, 1);
    await expect(run(never)).rejects.toThrow("socket timeout");
    await expect(run(never)).rejects.toMatchObject({
      message: expect.stringMatching(/^2 violation\(s\)/),
      cause: { message: "Not audited, npm run verify does it: sessions from the first to the last" },
    });
    expect(await metric("auditViolations")).toBe(2);
    await breakSession(session.id, -1);
  });
});
