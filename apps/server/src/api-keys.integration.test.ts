import { afterAll, beforeAll, expect, it } from "vitest";
import { CommandError, type runCommand } from "./admin-commands.ts";
import { runAdmin } from "./testing/admin-command.ts";
import { createTestProcess, type TestProcess } from "./testing/test-process.ts";

let guichet: TestProcess;
beforeAll(async () => {
  guichet = await createTestProcess();
});
afterAll(() => guichet.drop());

/** Runs a command of `npm run admin`. @returns what it prints on standard output */
const admin = (words: string[], options: Parameters<typeof runCommand>[1] = {}): Promise<string[]> =>
  runAdmin(guichet, { words, options }).then(({ printed }) => printed);

const create = async (options: Parameters<typeof runCommand>[1]) => (await admin(["create-api-key"], options))[0] ?? "";
const listing = (key: string) => guichet.rest("GET", "/bookings/", { key });

it("a new key is alone on standard output, works at once, and is kept only as a hash", async () => {
  const key = await create({ name: "Shop", scope: "admin" });
  expect(key).toMatch(/^gch_[\w-]{43}$/);
  expect((await listing(key)).statusCode).toBe(200);
  expect(JSON.stringify(await guichet.services.database.writer.apiKey.findMany())).not.toContain(key);
});

it("a key does what its scope allows, and no more: 403", async () => {
  const event = { title: "X", venue: "V", city: "C" };
  for (const scope of ["read", "checkin"]) {
    const key = await create({ name: scope, scope });
    expect((await listing(key)).statusCode, scope).toBe(200);
    const write = await guichet.rest("POST", "/events/", { key, body: event });
    expect(write.json(), scope).toMatchObject({ status: 403, reason: "forbidden" });
  }
  const key = await create({ name: "all", scope: "admin" });
  expect((await guichet.rest("POST", "/events/", { key, body: event })).statusCode).toBe(201);
});

it("a revoked key is 401 from then on", async () => {
  const key = await create({ name: "Lost", scope: "read" });
  const prefix = key.slice(0, 12);
  await admin(["revoke-api-key", prefix]);
  expect((await listing(key)).statusCode).toBe(401);
  await expect(admin(["revoke-api-key", prefix])).rejects.toThrow(CommandError);
  expect((await admin(["list-api-keys"])).find((line) => line.startsWith(prefix))).toContain("revoked");
});

it("an expired key is 401", async () => {
  const key = await create({ name: "Short", scope: "read", "expires-days": "2" });
  expect((await listing(key)).statusCode).toBe(200);
  guichet.setNow(new Date(Date.now() + 2 * 24 * 60 * 60_000 + 1000));
  expect((await listing(key)).statusCode).toBe(401);
  guichet.setNow(null);
});

it("its last use is noted at most once a minute", async () => {
  const key = await create({ name: "Busy", scope: "read" });
  const { writer } = guichet.services.database;
  const lastUse = async () =>
    (await writer.apiKey.findFirst({ where: { prefix: key.slice(0, 12) } }))?.lastUsedAt ?? null;
  expect(await lastUse()).toBeNull();
  const start = Date.UTC(2027, 0, 1);
  for (const [seconds, noted] of [
    [0, 0],
    [59, 0],
    [61, 61],
  ] as const) {
    guichet.setNow(new Date(start + seconds * 1000));
    await listing(key);
    await expect.poll(lastUse).toEqual(new Date(start + noted * 1000));
  }
  guichet.setNow(null);
});

it.each([
  [["create-api-key"], { scope: "admin" }],
  [["create-api-key"], { name: "x", scope: "root" }],
  [["create-api-key"], { name: "x", scope: "read", "expires-days": "0" }],
  [["create-api-key"], { name: "x", scope: "read", "expires-days": "soon" }],
  [["revoke-api-key"], {}],
  [["dance"], {}],
])("%j with %j is refused in one line", async (words, options) => {
  await expect(admin(words, options)).rejects.toThrow(CommandError);
});

it("a new link for the first admin can be had until there is staff", async () => {
  expect((await admin(["setup-link"]))[0]).toMatch(/^http:\/\/localhost:8080\/admin\.html#\/setup\?token=[\w-]{43}$/);
  await guichet.services.staffAccounts.createAdmin({
    name: "A",
    email: "a@example.org",
    password: "correct horse battery",
  });
  await expect(admin(["setup-link"])).rejects.toThrow(/staff already/);
});
