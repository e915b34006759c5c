import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestProcess, PUBLIC_URL, type TestProcess } from "../testing/test-process.ts";

const PASSWORD = "correct horse battery";

let guichet: TestProcess;
let now: number;
/** A new account for each test. */
let email: string;
let accounts = 0;
beforeAll(async () => {
  guichet = await createTestProcess({ OWNER_TWO_FACTOR: "required", TRUST_PROXY: "1" });
  now = Date.now();
});
afterAll(() => guichet.drop());
beforeEach(async () => {
  accounts += 1;
  email = `ada${accounts}@example.org`;
  await guichet.services.staffAccounts.createAdmin({ name: "Ada", email, password: PASSWORD });
  pass(60);
});

/** Time goes on, for the server and for the app. */
function pass(seconds: number): void {
  now += seconds * 1000;
  guichet.setNow(new Date(now));
}

/** A browser: it keeps the cookies that it is given. */
function createBrowser() {
  const cookies = new Map<string, string>();
  const headers = () => ({ cookie: [...cookies].map((pair) => pair.join("=")).join("; ") });
  return {
    cookies,
    async post(url: string, body: unknown) {
      const answer = await guichet.web.inject({
        method: "POST",
        url,
        headers: { "content-type": "application/json", origin: PUBLIC_URL, ...headers() },
        payload: JSON.stringify(body),
      });
      for (const header of [answer.headers["set-cookie"] ?? []].flat()) {
        const [name = "", value = ""] = (header.split(";")[0] ?? "").split("=");
        if (value === "") cookies.delete(name);
        else cookies.set(name, value);
      }
      return answer;
    },
    async me(): Promise<{ mustSetUpTwoFactor: boolean; actions: string[] } | null> {
      const answer = await guichet.web.inject({ url: "/trpc/auth.me", headers: headers() });
      return answer.json().result.data.staff;
    },
    get: (url: string) => guichet.web.inject({ url, headers: headers() }),
  };
}

type Browser = ReturnType<typeof createBrowser>;
const givePassword = (browser: Browser) => browser.post("/api/auth/sign-in/email", { email, password: PASSWORD });
const giveCode = (browser: Browser, code: string) => browser.post("/api/auth/sign-in/code", { code });

/** What an app shows now that has the secret (RFC 6238, as any other program would compute it). */
function codeOf(secret: string): string {
  const bits = [...secret].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  );
  const key = Buffer.from((bits.join("").match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeUInt32BE(Math.floor(now / 30_000), 4);
  const hash = createHmac("sha1", key).update(counter).digest();
  const number = hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

async function givenTwoFactor() {
  const browser = createBrowser();
  await givePassword(browser);
  const begun = (await browser.post("/trpc/twoFactor.begin", {})).json();
  const { secret } = begun.result.data as { secret: string };
  const enabled = (await browser.post("/trpc/twoFactor.enable", { code: codeOf(secret) })).json();
  const { recoveryCodes } = enabled.result.data as { recoveryCodes: [string, ...string[]] };
  pass(60);
  return { browser, secret, recoveryCodes };
}

describe("an owner who must have a second factor", () => {
  it("may do nothing but set it up, and everything once it is on", async () => {
    const browser = createBrowser();
    await givePassword(browser);
    expect(await browser.me()).toMatchObject({ mustSetUpTwoFactor: true });
    expect((await browser.get("/trpc/bookings.list?input=%7B%7D")).json()).toMatchObject({
      error: { data: { reason: "two-factor-required", status: 403 } },
    });
    const other = await givenTwoFactor();
    expect(await other.browser.me()).toMatchObject({ mustSetUpTwoFactor: false });
    expect((await other.browser.get("/trpc/bookings.list?input=%7B%7D")).statusCode).toBe(200);
    // It was begun with the password alone.
    expect(await browser.me()).toBeNull();
  });
});

describe("the right password of an account with a second factor", () => {
  it("signs nobody in: it sets a cookie that is good for the second step alone", async () => {
    await givenTwoFactor();
    const logins = () => guichet.services.database.writer.authSession.count();
    const before = await logins();
    const browser = createBrowser();
    const answer = await givePassword(browser);
    expect(answer.json()).toEqual({ signedIn: false, secondFactor: true });
    expect(String(answer.headers["set-cookie"])).toMatch(/^guichet\.second_step=[\w-]{43};.*HttpOnly; SameSite=Strict/);
    expect([...browser.cookies.keys()]).toEqual(["guichet.second_step"]);
    expect(await browser.me()).toBeNull();
    expect(await logins()).toBe(before);
    const challenge = browser.cookies.get("guichet.second_step") ?? "";
    browser.cookies.set("guichet.login", challenge);
    expect(await browser.me()).toBeNull();
  });

  it("signs in with a code of the app, which cannot be used again, nor the challenge", async () => {
    const { secret } = await givenTwoFactor();
    const browser = createBrowser();
    await givePassword(browser);
    const planted = new Map(browser.cookies);
    const code = codeOf(secret);
    expect((await giveCode(browser, code)).json()).toEqual({ signedIn: true });
    expect(await browser.me()).toMatchObject({ mustSetUpTwoFactor: false });
    expect(browser.cookies.has("guichet.second_step")).toBe(false);
    const replay = createBrowser();
    await givePassword(replay);
    expect((await giveCode(replay, code)).json()).toMatchObject({ reason: "second-factor-invalid", status: 422 });
    pass(30);
    const stolen = createBrowser();
    for (const [name, value] of planted) stolen.cookies.set(name, value);
    expect((await giveCode(stolen, codeOf(secret))).json()).toMatchObject({ reason: "sign-in-over", status: 401 });
  });

  it("signs in with a recovery code, once", async () => {
    const { recoveryCodes } = await givenTwoFactor();
    const [first, second] = [createBrowser(), createBrowser()];
    await givePassword(first);
    await givePassword(second);
    expect((await giveCode(first, recoveryCodes[0].toLowerCase())).json()).toEqual({ signedIn: true });
    expect((await giveCode(second, recoveryCodes[0])).json()).toMatchObject({ reason: "recovery-code-invalid" });
    expect(await second.me()).toBeNull();
  });

  it("is worth nothing without the cookie, or with one that was made up", async () => {
    const { secret } = await givenTwoFactor();
    const browser = createBrowser();
    expect((await giveCode(browser, codeOf(secret))).json()).toMatchObject({ reason: "sign-in-over" });
    browser.cookies.set("guichet.second_step", "A".repeat(43));
    expect((await giveCode(browser, codeOf(secret))).json()).toMatchObject({ reason: "sign-in-over" });
    expect((await giveCode(browser, "1")).json()).toMatchObject({ reason: "invalid", status: 422 });
    expect((await browser.post("/api/auth/sign-in/code", { code: "123456", email })).json()).toMatchObject({
      reason: "invalid",
    });
  });

  it("is refused for whoever guesses codes, and says when to come back", async () => {
    const { recoveryCodes } = await givenTwoFactor();
    const browser = createBrowser();
    await givePassword(browser);
    for (let guess = 0; guess < 5; guess += 1) {
      expect((await giveCode(browser, "000000")).statusCode).toBe(422);
    }
    const refused = await giveCode(browser, "000000");
    expect(refused.json()).toMatchObject({ reason: "too-many-attempts", status: 429 });
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(800);
    expect((await giveCode(browser, recoveryCodes[0])).json()).toEqual({ signedIn: true });
  });

  it("is told to the audit log with how it went on, without any code", async () => {
    const { secret } = await givenTwoFactor();
    const browser = createBrowser();
    await givePassword(browser);
    await giveCode(browser, "000000");
    const code = codeOf(secret);
    await giveCode(browser, code);
    const entries = await guichet.services.database.writer.auditEntry.findMany({ orderBy: { id: "desc" }, take: 2 });
    expect(entries).toMatchObject([
      { action: "auth.sign-in", outcome: "done", actorName: "Ada", after: { with: ["password", "app"] } },
      { action: "auth.sign-in", outcome: "refused", after: { email } },
    ]);
    expect(JSON.stringify(entries)).not.toContain(code);
  });
});

describe("what is sensitive", () => {
  it("takes the password and a code again once the sign-in is ten minutes old", async () => {
    const { browser, secret } = await givenTwoFactor();
    pass(11 * 60);
    const disable = async () => (await browser.post("/trpc/twoFactor.disable", {})).json();
    expect(await disable()).toMatchObject({ error: { data: { reason: "reauthentication-required" } } });
    const confirm = async (proof: object) => (await browser.post("/trpc/account.reauthenticate", proof)).json();
    expect(await confirm({ password: "wrong", code: codeOf(secret) })).toMatchObject({
      error: { data: { reason: "wrong-password" } },
    });
    for (const proof of [{ password: PASSWORD }, { password: PASSWORD, code: "000000" }]) {
      expect(await confirm(proof)).toMatchObject({ error: { data: { reason: "second-factor-invalid" } } });
    }
    expect(await disable()).toMatchObject({ error: { data: { reason: "reauthentication-required" } } });
    expect(await confirm({ password: PASSWORD, code: codeOf(secret) })).toHaveProperty("result");
    expect(await disable()).toHaveProperty("result");
    expect(await browser.me()).toMatchObject({ mustSetUpTwoFactor: true });
  });

  it("is not opened by the password of a challenge that was begun before it changed", async () => {
    const { browser, secret } = await givenTwoFactor();
    const waiting = createBrowser();
    await givePassword(waiting);
    const change = { currentPassword: PASSWORD, newPassword: "quite another horse battery" };
    expect((await browser.post("/trpc/account.changePassword", change)).json()).toHaveProperty("result");
    expect((await giveCode(waiting, codeOf(secret))).json()).toMatchObject({ reason: "sign-in-over" });
  });
});
