import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ADA, cookiesOf, signInFrom, staffOfCookie } from "../testing/sign-in.ts";
import { createTestProcess, PUBLIC_URL, type TestProcess } from "../testing/test-process.ts";

const WRONG = { ...ADA, password: "another horse battery" };
const OLD_HASH =
  "5265a04e619049e6143ed97ecd85eee5:7ff264c32d209ebd3fabeebac7d1d77c803713d33b5a7f5fe7d9c133658bb44ee8c2687463c03e45b1829bceef3da3e06aab72bd085dce7ede925bbe27cd7983";

let guichet: TestProcess;
beforeAll(async () => {
  // Without the limit of all requests, whose count in each answer goes down whatever is asked.
  guichet = await createTestProcess({ TRUST_PROXY: "1", RATE_LIMIT: "0" });
  await guichet.services.staffAccounts.createAdmin(ADA);
});
afterAll(() => guichet.drop());
beforeEach(async () => {
  guichet.setNow(null);
  await guichet.services.database.writer.allowance.deleteMany();
});

const hashes = async () => (await guichet.services.metrics.passwordHashes.get()).values[0]?.value ?? 0;
const auditLog = () => guichet.services.database.writer.auditEntry.findMany({ orderBy: { id: "asc" } });
const secondFactorOf = (userId: string) => {
  const now = new Date();
  return { userId, sealedSecret: "sealed", enabledAt: now, createdAt: now };
};

describe("a refused sign-in", () => {
  it("is the same for an unknown address, a wrong password, a disabled account and one without a password", async () => {
    // The headers tell how long the minute lasts in which requests are counted.
    guichet.setNow(new Date());
    const { database, staffAccounts } = guichet.services;
    const disabled = await staffAccounts.createAdmin({ ...ADA, email: "disabled@example.org" });
    const without = await staffAccounts.createAdmin({ ...ADA, email: "without@example.org" });
    await database.writer.user.update({ where: { id: disabled?.id ?? "" }, data: { banned: true } });
    await database.writer.authAccount.deleteMany({ where: { userId: without?.id ?? "" } });
    const seen: { status: number; body: string; headers: object; hashes: number }[] = [];
    for (const [i, credentials] of [
      { ...ADA, email: "nobody@example.org" },
      WRONG,
      { ...ADA, email: "disabled@example.org" },
      { ...ADA, email: "without@example.org" },
    ].entries()) {
      const before = await hashes();
      const response = await signInFrom(guichet, credentials, { address: `192.0.2.${i + 1}` });
      // What tells the time of the clock.
      const { date: _, ratelimit: __, ...headers } = response.headers;
      seen.push({ status: response.statusCode, body: response.body, headers, hashes: (await hashes()) - before });
    }
    expect(seen[0]).toMatchObject({ status: 401, hashes: 1 });
    expect(JSON.parse(seen[0]?.body ?? "")).toMatchObject({ reason: "invalid-credentials" });
    for (const answer of seen) expect(answer).toEqual(seen[0]);
  });

  it("is told to the audit log without the password, with what else is about that account or address", async () => {
    await signInFrom(guichet, WRONG, { address: "198.51.100.1" });
    await signInFrom(guichet, { ...WRONG, email: "nobody@example.org" }, { address: "198.51.100.1" });
    const [known, unknown] = (await auditLog()).slice(-2);
    expect(known).toMatchObject({
      action: "auth.sign-in",
      outcome: "refused",
      actorType: "guest",
      address: "198.51.100.1",
      after: { email: ADA.email },
    });
    const { id: _, createdAt: __, requestId: ___, entityType: ____, entityId, after, ...same } = unknown ?? {};
    expect(after).toEqual({ email: "nobody@example.org" });
    expect(known).toMatchObject(same);
    const entriesAbout = async (about: string | null | undefined) =>
      (await auditLog()).filter((entry) => entry.entityId === about);
    const { id } = await guichet.services.database.writer.user.findUniqueOrThrow({ where: { email: ADA.email } });
    expect((await entriesAbout(id)).at(-1)).toEqual(known);
    await signInFrom(guichet, { ...WRONG, email: "Nobody@example.org" }, { address: "198.51.100.2" });
    await signInFrom(guichet, { ...WRONG, email: "nobody.else@example.org" }, { address: "198.51.100.2" });
    expect((await entriesAbout(entityId)).map(({ address }) => address).slice(-2)).toEqual([
      "198.51.100.1",
      "198.51.100.2",
    ]);
    expect(JSON.stringify(await auditLog())).not.toContain("horse");
  });

  it.each([
    [{ email: ADA.email }],
    [{ email: "not an address", password: "x" }],
    [{ ...ADA, password: ["x"] }],
    [{ email: ADA.email, password: "x".repeat(513) }],
    [{ email: ADA.email, password: ADA.password, role: "owner" }],
    [null],
    [[]],
  ])("of %j costs nothing", async (payload) => {
    const before = await hashes();
    const response = await guichet.web.inject({
      method: "POST",
      url: "/api/auth/sign-in/email",
      headers: { "content-type": "application/json", origin: PUBLIC_URL },
      payload: JSON.stringify(payload),
    });
    expect(response.statusCode).toBe(422);
    expect(await hashes()).toBe(before);
  });
});

describe("a right password that is no longer all that it takes when it has been checked", () => {
  const EVE = { ...ADA, name: "Eve", email: "eve.late@example.org" };
  const data = () => ({ where: { email: EVE.email } });

  it.each<[string, (userId: string) => Promise<unknown>]>([
    [
      "since it was replaced",
      (userId) =>
        guichet.services.database.writer.authAccount.updateMany({ where: { userId }, data: { password: OLD_HASH } }),
    ],
    [
      "since a second factor was set up",
      (userId) => guichet.services.database.writer.twoFactor.create({ data: secondFactorOf(userId) }),
    ],
    [
      "since the account was disabled",
      () => guichet.services.database.writer.user.update({ ...data(), data: { banned: true } }),
    ],
  ])("lets nobody in, %s", async (_, happen) => {
    const { database, passwords, staffAccounts } = guichet.services;
    await database.writer.user.deleteMany(data());
    const eve = await staffAccounts.createAdmin(EVE);
    const slow = vi.spyOn(passwords, "verify").mockImplementationOnce(async () => {
      await happen(eve?.id ?? "");
      return true;
    });
    const response = await signInFrom(guichet, EVE);
    slow.mockRestore();
    expect(response.statusCode).toBe(401);
    expect(response.headers["set-cookie"]).toBeUndefined();
    expect(await database.writer.authSession.count({ where: { userId: eve?.id ?? "" } })).toBe(0);
  });
});

it("an old hash of the right password is replaced", async () => {
  const { writer } = guichet.services.database;
  const { id = "" } = (await guichet.services.staffAccounts.createAdmin({ ...ADA, email: "old@example.org" })) ?? {};
  await writer.authAccount.updateMany({ where: { userId: id }, data: { password: OLD_HASH } });
  const old = { ...ADA, email: "old@example.org" };
  expect((await signInFrom(guichet, { ...WRONG, email: old.email })).statusCode).toBe(401);
  expect((await signInFrom(guichet, old)).statusCode).toBe(200);
  const { password } = await writer.authAccount.findFirstOrThrow({ where: { userId: id } });
  expect(password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect((await signInFrom(guichet, old)).statusCode).toBe(200);
});

it("an owner without a second factor may do nothing but set it up, where that is required", async () => {
  const strict = await createTestProcess({ TRUST_PROXY: "1", OWNER_TWO_FACTOR: "required" });
  await strict.services.staffAccounts.createAdmin(ADA);
  const cookie = cookiesOf(await signInFrom(strict, ADA));
  expect(await staffOfCookie(strict, cookie)).toMatchObject({ mustSetUpTwoFactor: true });
  const list = await strict.web.inject({ url: "/trpc/bookings.list?input=%7B%7D", headers: { cookie } });
  expect(list.json()).toMatchObject({ error: { data: { reason: "two-factor-required" } } });
  const { writer } = strict.services.database;
  const { id } = await writer.user.findFirstOrThrow();
  await writer.twoFactor.create({ data: { ...secondFactorOf(id), enabledAt: null } });
  expect(await staffOfCookie(strict, cookie)).toMatchObject({ mustSetUpTwoFactor: true });
  await writer.twoFactor.updateMany({ data: { enabledAt: new Date() } });
  expect(await staffOfCookie(strict, cookie)).toMatchObject({ mustSetUpTwoFactor: false });
  await writer.twoFactor.deleteMany();
  await writer.user.updateMany({ data: { role: "editor" } });
  expect(await staffOfCookie(strict, cookie)).toMatchObject({ mustSetUpTwoFactor: false });
  await strict.drop();
});
