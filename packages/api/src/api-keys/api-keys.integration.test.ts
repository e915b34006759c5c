import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemOrigin } from "../audit-log/record-service.ts";
import { FRESH_FOR_MS } from "../auth/policy.ts";
import { createTestApi, reasonOf, type TestApi } from "../testing/api.ts";
import { createLossyApi } from "../testing/lossy.ts";
import { STAFF } from "../testing/staff.ts";
import { createApiKeyDoor } from "./door-service.ts";
import { createApiKey, MOST_LIVE_KEYS } from "./service.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
  const { id, name, email } = { ...STAFF, id: STAFF.userId };
  const times = { createdAt: api.services.now(), updatedAt: api.services.now() };
  await api.services.database.writer.user.create({
    data: { id, name, email, role: "owner", emailVerified: true, ...times },
  });
});
afterAll(() => api.drop());

const SOURCE = { address: "2001:db8::7", userAgent: "shop", requestId: null };
const door = () => createApiKeyDoor(api.services, (error) => expect.fail(String(error)));
const KEY = { name: "Boutique", scope: "read", expiresInDays: 30 } as const;

async function entriesOf(entityId: string) {
  await api.services.auditNotes.settled();
  return api.services.database.writer.auditEntry.findMany({ where: { entityId }, orderBy: { id: "asc" } });
}

describe("an API key", () => {
  it("is shown once; the list has what it needs to be recognised, and who made it", async () => {
    const { key, apiKey } = await api.staff.apiKeys.create(KEY);
    expect(key).toMatch(/^gch_[\w-]{43}$/);
    const { items } = await api.staff.apiKeys.list({});
    expect(items[0]).toEqual(apiKey);
    expect(apiKey).toMatchObject({
      ...{ name: "Boutique", scope: "read", state: "live", prefix: key.slice(0, 12), createdBy: STAFF.name },
      ...{ expiresAt: "2030-03-31T12:00:00.000Z", lastUsedAt: null, lastUsedFrom: null, revokedAt: null },
    });
    const [row] = await api.services.database.writer.apiKey.findMany({ where: { id: apiKey.id } });
    const recorded = await entriesOf(apiKey.id);
    expect(recorded).toMatchObject([
      { action: "api-keys.create", before: null, after: { name: "Boutique", scope: "read" } },
    ]);
    for (const secret of [key, row?.keyHash ?? ""]) {
      expect(JSON.stringify([items, recorded])).not.toContain(secret);
    }
  });

  it("tells when it was last used, and from where", async () => {
    const { key, apiKey } = await api.staff.apiKeys.create(KEY);
    const keys = door();
    expect(await keys.actorOf(key, SOURCE)).toMatchObject({ type: "api-key", keyId: apiKey.id, scope: "read" });
    await keys.settled();
    const [first] = (await api.staff.apiKeys.list({ limit: 1 })).items;
    expect(first).toMatchObject({ lastUsedAt: api.services.now().toISOString(), lastUsedFrom: SOURCE.address });
    expect((await entriesOf(apiKey.id)).map(({ action, actorType, address }) => [action, actorType, address])).toEqual([
      ["api-keys.create", "staff", null],
      ["api-keys.use", "api-key", SOURCE.address],
    ]);
  });

  it("opens nothing once it is revoked, or its time is over; the attempt is noted", async () => {
    const [revoked, expired] = [await api.staff.apiKeys.create(KEY), await api.staff.apiKeys.create(KEY)];
    expect(await api.staff.apiKeys.revoke({ id: revoked.apiKey.id })).toMatchObject({
      revokedAt: api.services.now().toISOString(),
      revokedBy: STAFF.name,
    });
    expect(await door().actorOf(revoked.key, SOURCE)).toBeNull();
    expect((await entriesOf(revoked.apiKey.id)).slice(1)).toMatchObject([
      {
        action: "api-keys.revoke",
        before: { revokedAt: null },
        after: { revokedAt: api.services.now().toISOString() },
      },
      {
        ...{ action: "api-keys.use", outcome: "refused", actorType: "guest" },
        after: { name: "Boutique", prefix: revoked.key.slice(0, 12), reason: "revoked" },
      },
    ]);
    const now = api.services.now();
    api.clock.advance(30 * 24 * 60);
    expect(await door().actorOf(expired.key, SOURCE)).toBeNull();
    expect((await entriesOf(expired.apiKey.id)).at(-1)).toMatchObject({
      outcome: "refused",
      after: { reason: "expired" },
    });
    api.clock.set(now.toISOString());
  });

  it("is revoked once, whoever asks again", async () => {
    const { apiKey } = await api.staff.apiKeys.create(KEY);
    const asked = await Promise.all([1, 2, 3].map(() => api.staff.apiKeys.revoke({ id: apiKey.id })));
    expect(asked.map(({ state }) => state)).toEqual(["revoked", "revoked", "revoked"]);
    expect((await entriesOf(apiKey.id)).filter(({ action }) => action === "api-keys.revoke")).toHaveLength(1);
    expect(await reasonOf(api.staff.apiKeys.revoke({ id: STAFF.userId }))).toBe("api-key-not-found");
  });

  it.each(["before", "after"] as const)("whose COMMIT is lost %s the server has done it is made once", async (when) => {
    const lossy = await createLossyApi(api);
    lossy.loseCommit(when);
    const { apiKey } = await lossy.staff.apiKeys.create(KEY);
    lossy.loseCommit(when);
    await lossy.staff.apiKeys.revoke({ id: apiKey.id });
    await lossy.close();
    expect((await entriesOf(apiKey.id)).map(({ action }) => action)).toEqual(["api-keys.create", "api-keys.revoke"]);
  });
});

describe("the list of keys", () => {
  it("has those that work apart from those that ended, page by page", async () => {
    const all: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.staff.apiKeys.list({ limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      all.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    const ids = async (state: "live" | "ended") =>
      (await api.staff.apiKeys.list({ state, limit: 100 })).items.map(({ id }) => id);
    const [live, ended] = [await ids("live"), await ids("ended")];
    expect(new Set(all).size).toBe(all.length);
    expect(new Set([...live, ...ended])).toEqual(new Set(all));
    expect(live.some((id) => ended.includes(id))).toBe(false);
    expect(ended.length).toBeGreaterThan(2);
  });
});

describe("who makes keys", () => {
  it("has given a password lately", async () => {
    api.clock.advance(FRESH_FOR_MS / 60_000 + 1);
    expect(await reasonOf(api.staff.apiKeys.create(KEY))).toBe("reauthentication-required");
    expect(await reasonOf(api.staff.apiKeys.revoke({ id: STAFF.userId }))).toBe("reauthentication-required");
    expect((await api.staff.apiKeys.list({})).items.length).toBeGreaterThan(0);
    api.clock.advance(-FRESH_FOR_MS / 60_000 - 1);
  });

  it.each([
    { ...KEY, name: " " },
    { ...KEY, name: "x".repeat(81) },
    { ...KEY, scope: "owner" },
    { ...KEY, expiresInDays: 0 },
    { ...KEY, expiresInDays: 3_651 },
    { ...KEY, createdBy: "somebody" },
  ])("cannot ask for %j", async (wanted) => {
    await expect(api.staff.apiKeys.create(wanted as never)).rejects.toThrow();
  });

  it("cannot have more live keys than anybody can look after, also when many ask at once", async () => {
    const { writer } = api.services.database;
    const room = 3;
    const live = (await api.staff.apiKeys.list({ state: "live", limit: 100 })).items.length;
    await writer.apiKey.createMany({
      data: Array.from({ length: MOST_LIVE_KEYS - live - room }, (_, number) => ({
        ...{
          id: `0190a000-0000-7000-8000-${String(number).padStart(12, "0")}`,
          name: "filler",
          scope: "read" as const,
        },
        ...{ prefix: "gch_filler00", keyHash: String(number).padStart(64, "0"), createdAt: api.services.now() },
      })),
    });
    const system = { ...systemOrigin("test", api.services.now), database: api.services.database };
    const made = await Promise.all(Array.from({ length: 8 }, () => createApiKey(system, KEY)));
    expect(made.filter(({ ok }) => ok)).toHaveLength(room);
    expect(await reasonOf(api.staff.apiKeys.create(KEY))).toBe("too-many-api-keys");
  });
});
