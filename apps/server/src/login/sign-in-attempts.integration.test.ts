import { tellLeftOutSignIns } from "@guichet/api/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ADA, cookiesOf, signInFrom } from "../testing/sign-in.ts";
import { createTestProcess, type TestProcess } from "../testing/test-process.ts";

const WRONG = { ...ADA, password: "another horse battery" };

let guichet: TestProcess;
beforeAll(async () => {
  guichet = await createTestProcess({ TRUST_PROXY: "1" });
  await guichet.services.staffAccounts.createAdmin(ADA);
});
afterAll(() => guichet.drop());
beforeEach(async () => {
  guichet.setNow(null);
  await guichet.services.database.writer.allowance.deleteMany();
});

const hashes = async () => (await guichet.services.metrics.passwordHashes.get()).values[0]?.value ?? 0;
const auditLog = () => guichet.services.database.writer.auditEntry.findMany({ orderBy: { id: "asc" } });
const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000);

describe("guessing", () => {
  const guess = async (times: number, browser: { cookie?: string; address?: string } = {}, credentials = WRONG) => {
    const answers = await Promise.all(Array.from({ length: times }, () => signInFrom(guichet, credentials, browser)));
    return answers.map((answer) => answer.statusCode).sort();
  };

  it("is stopped after five failures from one address, all at once or not, and says when to come back", async () => {
    const [before, told] = [await hashes(), (await auditLog()).length];
    expect(await guess(20)).toEqual([...Array(5).fill(401), ...Array(15).fill(429)]);
    expect((await hashes()) - before).toBe(5);
    const refused = await signInFrom(guichet, ADA);
    expect(refused.json()).toMatchObject({ status: 429, reason: "too-many-attempts" });
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(14 * 60);
    const entries = (await auditLog()).slice(told).map(({ action, outcome }) => `${action} ${outcome}`);
    expect(entries).toHaveLength(5);
    // Of five at once, any may be written last.
    expect(entries).toContain("auth.sign-in-throttled refused");
    guichet.setNow(minutesFromNow(15.1));
    expect((await signInFrom(guichet, ADA)).statusCode).toBe(200);
  });

  it("at an account that does not exist is stopped likewise", async () => {
    const nobody = { ...WRONG, email: "nobody@example.org" };
    expect(await guess(7, {}, nobody)).toEqual([...Array(5).fill(401), 429, 429]);
  });

  it("is forgiven by the right password", async () => {
    await guess(4);
    expect((await signInFrom(guichet, ADA)).statusCode).toBe(200);
    expect(await guess(5)).toEqual(Array(5).fill(401));
  });

  it("from many addresses is stopped after twenty, but does not keep out a browser that its owner uses", async () => {
    const own = cookiesOf(await signInFrom(guichet, ADA, { address: "203.0.113.9" }));
    const attack = await Promise.all(
      Array.from({ length: 30 }, (_, i) => signInFrom(guichet, WRONG, { address: `198.51.100.${i}` })),
    );
    expect(attack.filter((answer) => answer.statusCode === 401)).toHaveLength(20);
    expect((await signInFrom(guichet, ADA, { address: "203.0.113.10" })).statusCode).toBe(429);
    expect((await signInFrom(guichet, ADA, { address: "203.0.113.10", cookie: own })).statusCode).toBe(200);
  });

  it("in a browser that the account knows is stopped as well", async () => {
    const cookie = cookiesOf(await signInFrom(guichet, ADA));
    expect(await guess(7, { cookie, address: "203.0.113.9" })).toEqual([...Array(5).fill(401), 429, 429]);
  });

  it("gains nothing by a browser that another account knows, or a made-up one", async () => {
    await guichet.services.staffAccounts.createAdmin({ ...ADA, email: "eve@example.org" });
    const eve = cookiesOf(await signInFrom(guichet, { ...ADA, email: "eve@example.org" }));
    await guess(5);
    const browser = /guichet\.browser=([^;]+)/.exec(eve)?.[1] ?? "";
    for (const value of [browser, `${browser.slice(0, -4)}AAAA`, "x", ""]) {
      expect(await guess(1, { cookie: `guichet.browser=${value}` })).toEqual([429]);
    }
  });

  it("from one address at many accounts is stopped after fifty, which success does not give back", async () => {
    const at = (email: string) => signInFrom(guichet, { ...WRONG, email }, { address: "203.0.113.77" });
    const answers = await Promise.all(Array.from({ length: 49 }, (_, i) => at(`guest${i}@example.org`)));
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([401]));
    expect((await signInFrom(guichet, ADA, { address: "203.0.113.77" })).statusCode).toBe(200);
    expect((await at("guest49@example.org")).statusCode).toBe(401);
    expect((await at("guest50@example.org")).statusCode).toBe(429);
  });

  describe("told to the audit log", () => {
    const use = (kind: string, used: number) =>
      guichet.services.database.writer.allowance.updateMany({ where: { kind: `sign-in-log-${kind}` }, data: { used } });
    const toldBy = async (guesses: () => Promise<unknown>) => {
      const before = (await auditLog()).length;
      await guesses();
      return (await auditLog()).slice(before);
    };

    it("makes no more than a thousand entries an hour, and one that says how many were left out", async () => {
      await guess(1);
      await use("all", 999);
      const [last] = await toldBy(() => guess(1, { address: "203.0.113.78" }));
      expect(last).toMatchObject({ after: { nextNotLoggedUntil: expect.any(String) } });
      expect(await toldBy(() => guess(2, { address: "203.0.113.79" }))).toEqual([]);
      expect(await toldBy(() => tellLeftOutSignIns(guichet.services))).toMatchObject([
        { action: "auth.sign-in-left-out", actorType: "system", after: { leftOut: 2, since: expect.any(String) } },
      ]);
      expect(await toldBy(() => tellLeftOutSignIns(guichet.services))).toEqual([]);
    });

    it("hides nothing from elsewhere, or at another account, by filling what there is room for", async () => {
      const eve = { ...WRONG, email: "eve@example.org" };
      const [busy, other] = [{ address: "203.0.113.80" }, { address: "203.0.113.81" }];
      await guess(1, busy);
      await use("address", 60);
      expect(await toldBy(() => guess(1, busy))).toEqual([]);
      expect(await toldBy(() => guess(1, other))).toHaveLength(1);
      await use("account", 40);
      expect(await toldBy(() => guess(1, other))).toEqual([]);
      expect(await toldBy(() => guess(1, other, eve))).toHaveLength(1);
    });

    it("hides nothing at an account by making up addresses", async () => {
      await guess(1, {}, { ...WRONG, email: "nobody@example.org" });
      await use("all", 1_000);
      expect(await toldBy(() => guess(1, {}, { ...WRONG, email: "nobody2@example.org" }))).toEqual([]);
      expect(await toldBy(() => guess(1))).toHaveLength(1);
    });
  });
});
