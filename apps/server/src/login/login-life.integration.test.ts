import { forgetPastLogins } from "@guichet/api/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ADA, cookiesOf, signInFrom, staffOfCookie } from "../testing/sign-in.ts";
import { createTestProcess, PUBLIC_URL, type TestProcess } from "../testing/test-process.ts";

let guichet: TestProcess;
beforeAll(async () => {
  guichet = await createTestProcess({ TRUST_PROXY: "1" });
  await guichet.services.staffAccounts.createAdmin(ADA);
});
afterAll(() => guichet.drop());
beforeEach(() => guichet.setNow(null));

const auditLog = () => guichet.services.database.writer.auditEntry.findMany({ orderBy: { id: "asc" } });
const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000);

describe("a login", () => {
  const signIn = async (cookie?: string) =>
    cookiesOf(await signInFrom(guichet, ADA, cookie === undefined ? {} : { cookie }));
  const isIn = async (cookie: string) => (await staffOfCookie(guichet, cookie)) !== null;

  it("never has the token that the browser came with, which is nobody’s afterwards", async () => {
    const planted = `guichet.login=${"A".repeat(43)}`;
    const fresh = await signIn(planted);
    expect(fresh).not.toContain("A".repeat(43));
    expect([await isIn(planted), await isIn(fresh)]).toEqual([false, true]);
  });

  it("ends when its browser signs in again, or out", async () => {
    const first = await signIn();
    const second = await signIn(first);
    expect([await isIn(first), await isIn(second)]).toEqual([false, true]);
    const out = await guichet.web.inject({
      method: "POST",
      url: "/api/auth/sign-out",
      headers: { cookie: second, origin: PUBLIC_URL },
    });
    expect(out.headers["set-cookie"]).toMatch(/^guichet\.login=; Max-Age=0;/);
    expect(await isIn(second)).toBe(false);
    expect((await auditLog()).slice(-2)).toMatchObject([
      { action: "auth.sign-in", outcome: "done", actorName: "Ada", after: { with: ["password"] } },
      { action: "auth.sign-out", outcome: "done", actorName: "Ada" },
    ]);
  });

  it("gets a new token when the password is given again, and the one from before is nobody’s", async () => {
    const before = await signIn();
    const answer = await guichet.web.inject({
      method: "POST",
      url: "/trpc/account.reauthenticate",
      headers: { cookie: before, origin: PUBLIC_URL, "content-type": "application/json" },
      payload: JSON.stringify({ password: ADA.password }),
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["set-cookie"]).toMatch(
      /^guichet\.login=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect([await isIn(before), await isIn(cookiesOf(answer))]).toEqual([false, true]);
  });

  it("that another site uses changes nothing, which the audit log tells", async () => {
    const cookie = await signIn();
    const told = (await auditLog()).length;
    const ask = (headers: Record<string, string>) =>
      guichet.web.inject({
        method: "POST",
        url: "/api/auth/sign-out",
        headers: { ...headers, origin: "https://evil.example" },
      });
    expect((await ask({ cookie })).statusCode).toBe(403);
    expect((await ask({})).statusCode).toBe(403);
    await guichet.services.auditNotes.settled();
    expect(await isIn(cookie)).toBe(true);
    expect((await auditLog()).slice(told)).toMatchObject([
      {
        action: "request.from-another-site",
        outcome: "refused",
        actorType: "staff",
        actorName: "Ada",
        after: { reason: "forbidden" },
      },
    ]);
  });

  it("is kept as a hash: a copy of the database signs nobody in", async () => {
    const token = /guichet\.login=([^;]+)/.exec(await signIn())?.[1] ?? "";
    const rows = await guichet.services.database.writer.authSession.findMany();
    expect(JSON.stringify(rows)).not.toContain(token);
    for (const row of rows) expect(await isIn(`guichet.login=${row.token}`)).toBe(false);
  });

  it("ends after half an hour without use, and is prolonged by it, once a minute at most", async () => {
    const cookie = await signIn();
    const row = () => guichet.services.database.writer.authSession.findFirstOrThrow({ orderBy: { id: "desc" } });
    const { updatedAt } = await row();
    expect(await isIn(cookie)).toBe(true);
    expect((await row()).updatedAt).toEqual(updatedAt);
    guichet.setNow(minutesFromNow(29));
    expect(await isIn(cookie)).toBe(true);
    guichet.setNow(minutesFromNow(58));
    expect(await isIn(cookie)).toBe(true);
    guichet.setNow(minutesFromNow(88.1));
    expect(await isIn(cookie)).toBe(false);
  });

  it("is not prolonged by a page that nobody attends to", async () => {
    const cookie = await signIn();
    for (const minutes of [10, 29]) {
      guichet.setNow(minutesFromNow(minutes));
      const headers = { cookie, "x-guichet-unattended": "1" };
      const answer = await guichet.web.inject({ url: "/trpc/auth.me", headers });
      expect(answer.json()).toMatchObject({ result: { data: { staff: { name: "Ada" } } } });
    }
    guichet.setNow(minutesFromNow(30.1));
    expect(await isIn(cookie)).toBe(false);
  });

  it("is not used by a page that listens, and comes back by itself", async () => {
    const cookie = await signIn();
    for (const minutes of [10, 29]) {
      guichet.setNow(minutesFromNow(minutes));
      // An input that is refused once it is known who asks: what is let in has no end.
      const answer = await guichet.web.inject({
        url: "/trpc/live.staff?input=%7B%22surprise%22%3A1%7D",
        headers: { cookie },
      });
      expect(answer.statusCode).toBe(422);
    }
    guichet.setNow(minutesFromNow(30.1));
    expect(await isIn(cookie)).toBe(false);
  });

  it("that is over is forgotten", async () => {
    const { database } = guichet.services;
    await database.writer.authSession.deleteMany();
    const used = await signIn();
    await signIn();
    guichet.setNow(minutesFromNow(20));
    expect(await isIn(used)).toBe(true);
    expect(await forgetPastLogins({ database, now: () => minutesFromNow(31) })).toBe(1);
    expect(await isIn(used)).toBe(true);
  });

  it("ends after twelve hours, however much it is used", async () => {
    const cookie = await signIn();
    for (let minutes = 25; minutes < 12 * 60; minutes += 25) {
      guichet.setNow(minutesFromNow(minutes));
      expect(await isIn(cookie), `after ${minutes} minutes`).toBe(true);
    }
    guichet.setNow(minutesFromNow(12 * 60));
    expect(await isIn(cookie)).toBe(false);
  });
});
