import { createDatabase } from "@guichet/db";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type Actor, GUEST } from "../auth/actor.ts";
import { createContext } from "../context.ts";
import { createMetrics } from "../metrics.ts";
import { createCaller } from "../root.ts";
import { createTestApi, reasonOf, type TestApi } from "../testing/api.ts";
import { STAFF } from "../testing/staff.ts";
import { createAuditNotes } from "./note-service.ts";

const api: TestApi = await createTestApi();
afterAll(() => api.drop());

const READER: Actor = { ...STAFF, role: "read" };
const KEY: Actor = { type: "api-key", keyId: "0190a000-0000-7000-8000-00000000000a", name: "Shop", scope: "read" };
const from = (address: string) => ({ address, userAgent: "test", requestId: null });
const caller = (actor: Actor, address = "192.0.2.1") =>
  createCaller(createContext(api.services, { actor, locale: "fr", source: from(address) }));

/** What was refused or used since the test began. */
async function noted() {
  await api.services.auditNotes.settled();
  const since = api.services.now();
  return api.services.database.writer.auditEntry.findMany({
    where: { createdAt: { gte: new Date(since.getTime() - HOUR_MS) } },
    orderBy: { id: "asc" },
  });
}
const HOUR_MS = 3_600_000;

beforeEach(() => api.clock.advance(24 * 60));

describe("a refusal", () => {
  it("is noted with who asked for what, from where, and why not", async () => {
    expect(await reasonOf(caller(READER).events.create({ title: "X", venue: "V", city: "C" }))).toBe("forbidden");
    expect(await reasonOf(caller(KEY).apiKeys.list({}))).toBe("forbidden");
    expect(await reasonOf(caller(GUEST).bookings.list({}))).toBe("unauthenticated");
    const common = { outcome: "refused", address: "192.0.2.1", userAgent: "test" };
    expect(await noted()).toMatchObject([
      { ...common, actorType: "staff", actorId: STAFF.userId, action: "events.manage", after: { reason: "forbidden" } },
      { ...common, actorType: "api-key", actorName: "Shop", action: "api-keys.read" },
      { ...common, actorType: "guest", action: "bookings.read-all", after: { reason: "unauthenticated" } },
    ]);
  });

  it("is none where the password is asked for first: that is noted as such", async () => {
    const signedInAnHourAgo = { ...STAFF, authenticatedAt: new Date(api.services.now().getTime() - HOUR_MS) };
    expect(
      await reasonOf(caller(signedInAnHourAgo).apiKeys.create({ name: "X", scope: "read", expiresInDays: 1 })),
    ).toBe("reauthentication-required");
    expect(await noted()).toMatchObject([{ outcome: "asked", action: "api-keys.manage" }]);
  });

  it("of one actor, wish and address makes an entry a minute, however often and from however many processes", async () => {
    const others = [1, 2].map(() => createDatabase({ url: api.url, connectionLimit: 2 }));
    const notes = others.map((database) =>
      createAuditNotes({ database, metrics: createMetrics() }, (error) => expect.fail(String(error))),
    );
    const origin = { actor: READER, source: from("192.0.2.2"), now: api.services.now };
    const refuse = async () => {
      for (let time = 0; time < 50; time += 1) {
        for (const note of notes) note.refused(origin, { action: "events.manage", reason: "forbidden" });
      }
      await Promise.all(notes.map((note) => note.settled()));
    };
    await refuse();
    expect(await noted()).toHaveLength(1);
    api.clock.advance(1);
    await refuse();
    expect(await noted()).toHaveLength(2);
    await Promise.all(others.map((database) => database.close()));
  });

  it("of strangers is bounded, whatever addresses they have; staff are noted all the same", async () => {
    const refusals = () => api.services.metrics.registry.getSingleMetricAsString("guichet_refusals_total");
    api.services.metrics.refusals.reset();
    for (let number = 0; number < 100; number += 1) {
      await reasonOf(caller(GUEST, `2001:db8::${number}`).bookings.list({}));
      if (number % 10 === 0) await api.services.auditNotes.settled();
    }
    await reasonOf(caller(READER).events.create({ title: "X", venue: "V", city: "C" }));
    const entries = await noted();
    const strangers = entries.filter(({ actorType }) => actorType === "guest");
    expect(strangers).toHaveLength(60);
    expect(entries.at(-1)).toMatchObject({ actorType: "staff" });
    expect(await refusals()).toContain('actor="guest"} 100\n');
  });

  it("that nobody could be told does not reach whoever is refused", async () => {
    const errors: unknown[] = [];
    const away = createDatabase({ url: "mysql://u:p@127.0.0.1:1/none" });
    const auditNotes = createAuditNotes({ database: away, metrics: createMetrics() }, (error) => errors.push(error));
    const services = { ...api.services, auditNotes };
    const guest = createCaller(createContext(services, { actor: GUEST, locale: "fr" }));
    expect(await reasonOf(guest.bookings.list({}))).toBe("unauthenticated");
    await auditNotes.settled();
    expect(errors).toHaveLength(1);
    await away.close();
  });
});

describe("the use of a key", () => {
  it("is noted once an hour for each address", async () => {
    const { auditNotes, now } = api.services;
    const use = (address: string) => auditNotes.keyUsed({ actor: KEY, source: from(address), now });
    for (const address of ["192.0.2.5", "192.0.2.5", "192.0.2.6"]) use(address);
    expect((await noted()).map(({ action, entityId, address }) => [action, entityId, address])).toEqual([
      ["api-keys.use", KEY.keyId, "192.0.2.5"],
      ["api-keys.use", KEY.keyId, "192.0.2.6"],
    ]);
    api.clock.advance(59);
    use("192.0.2.5");
    expect(await noted()).toHaveLength(2);
    api.clock.advance(1);
    use("192.0.2.5");
    expect((await noted()).filter(({ address }) => address === "192.0.2.5")).toHaveLength(2);
  });

  it("keeps addresses out of the table of allowances", async () => {
    const rows = await api.services.database.writer.allowance.findMany();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ subject }) => /^[0-9a-f]{64}$/.test(subject))).toBe(true);
    expect(JSON.stringify(rows)).not.toMatch(/192\.0\.2|2001:db8/);
  });
});
