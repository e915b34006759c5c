import { issueSetupToken } from "@guichet/api/server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestProcess, PUBLIC_URL, type TestProcess } from "../testing/test-process.ts";
import { prepareFirstAdmin } from "./first-admin.ts";

const PASSWORD = "correct horse battery";
const ADA = { name: "Ada", email: "Ada@example.org", password: PASSWORD };

function post(guichet: TestProcess, url: string, body: unknown, headers: Record<string, string> = {}) {
  return guichet.web.inject({
    method: "POST",
    url,
    headers: { "content-type": "application/json", origin: PUBLIC_URL, ...headers },
    payload: JSON.stringify(body),
  });
}

describe("the first admin's link", () => {
  let guichet: TestProcess;
  let token: string;
  beforeEach(async () => {
    guichet = await createTestProcess();
    token = (await issueSetupToken(guichet.services, new Date())) ?? "";
  });
  afterEach(() => guichet.drop());

  const isValid = async (candidate: string) =>
    (await post(guichet, "/trpc/auth.setupState", { token: candidate })).json<{
      result: { data: { valid: boolean } };
    }>().result.data.valid;
  const setUp = (candidate: string, admin = ADA) =>
    post(guichet, "/trpc/auth.setupAdmin", { token: candidate, ...admin });

  it("makes one admin, once", async () => {
    expect(await isValid(token)).toBe(true);
    expect((await setUp(token)).json()).toMatchObject({
      result: { data: { email: "ada@example.org", role: "owner" } },
    });
    expect(await isValid(token)).toBe(false);
    expect((await setUp(token)).json()).toMatchObject({
      error: { data: { reason: "setup-link-invalid", status: 401 } },
    });
    expect(await guichet.services.staffAccounts.count()).toBe(1);
  });

  it("makes one admin even when it, or two of them, are used at once", async () => {
    const other = (await issueSetupToken(guichet.services, new Date())) ?? "";
    const answers = await Promise.all(
      [token, other, token, other, token].map((candidate, i) =>
        setUp(candidate, { ...ADA, email: `ada${i}@example.org` }),
      ),
    );
    expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(1);
    expect(await guichet.services.staffAccounts.count()).toBe(1);
  });

  it("is not used up by an account that could not be made", async () => {
    const tooLong = { ...ADA, password: "short" };
    expect((await setUp(token, tooLong)).json()).toMatchObject({ error: { data: { reason: "invalid" } } });
    const { database, staffAccounts } = guichet.services;
    const failing = staffAccounts.createAdmin(ADA, async (tx) => {
      await tx.authVerification.deleteMany();
      throw new Error("the connection broke");
    });
    await expect(failing).rejects.toThrow("the connection broke");
    expect(await database.writer.user.count()).toBe(0);
    expect((await setUp(token)).statusCode).toBe(200);
  });

  it("works for 24 hours, and never as a guess", async () => {
    expect(await isValid(`${token.slice(0, -1)}_`)).toBe(false);
    guichet.setNow(new Date(Date.now() + 24 * 60 * 60_000 + 1000));
    expect(await isValid(token)).toBe(false);
    expect((await setUp(token)).statusCode).toBe(401);
  });

  it("is kept only as a hash, and not issued when there is staff", async () => {
    const rows = await guichet.services.database.writer.authVerification.findMany();
    expect(JSON.stringify(rows)).not.toContain(token);
    await setUp(token);
    expect(await issueSetupToken(guichet.services, new Date())).toBeNull();
  });

  it("is not needed where ADMIN_EMAIL and ADMIN_PASSWORD_FILE name the admin", async () => {
    const firstAdmin = { email: "chef@example.org", password: PASSWORD };
    const { database, staffAccounts } = guichet.services;
    const options = { database, staffAccounts, publicUrl: PUBLIC_URL };
    const both = [prepareFirstAdmin({ ...options, firstAdmin }), prepareFirstAdmin({ ...options, firstAdmin })];
    expect(await Promise.all(both)).toContain("First admin: chef@example.org");
    expect(await staffAccounts.count()).toBe(1);
    expect(await prepareFirstAdmin(options)).toBeNull();
  });
});

describe("signing in", () => {
  let guichet: TestProcess;
  beforeAll(async () => {
    guichet = await createTestProcess({ TRUST_PROXY: "1" });
    await guichet.services.staffAccounts.createAdmin(ADA);
  });
  afterAll(() => guichet.drop());

  // A new address each time: the limit of attempts counts by address.
  let addresses = 0;
  const signIn = (credentials: object, headers: Record<string, string> = {}) =>
    post(guichet, "/api/auth/sign-in/email", credentials, { "x-forwarded-for": `10.1.1.${++addresses}`, ...headers });
  const cookieOf = async () => {
    const response = await signIn({ email: "ada@example.org", password: PASSWORD });
    return [response.headers["set-cookie"] ?? []].flat()[0]?.split(";")[0] ?? "";
  };
  const me = async (cookie: string) => {
    const response = await guichet.web.inject({ url: "/trpc/auth.me", headers: { cookie } });
    return response.json<{ result: { data: { staff: object | null } } }>().result.data.staff;
  };

  it("sets a cookie that scripts and other sites do not get", async () => {
    const response = await signIn({ email: "ada@example.org", password: PASSWORD });
    expect(response.statusCode).toBe(200);
    expect(response.headers["set-cookie"]).toEqual([
      expect.stringMatching(/^guichet\.login=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/),
      expect.stringMatching(
        /^guichet\.browser=[\w-]+\.\d+\.[\w-]+; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Strict$/,
      ),
    ]);
    // A script of the page has no way to the token.
    expect(response.json()).toEqual({ signedIn: true });
    expect(response.headers["cache-control"]).toBe("no-store");
  });

  it("binds its cookies to this host, and https, where people come by https", async () => {
    const secure = await createTestProcess({ PUBLIC_URL: "https://tickets.example.org" });
    await secure.services.staffAccounts.createAdmin(ADA);
    const credentials = { email: "ada@example.org", password: PASSWORD };
    const response = await post(secure, "/api/auth/sign-in/email", credentials, {
      origin: "https://tickets.example.org",
    });
    const cookies = [response.headers["set-cookie"] ?? []].flat();
    expect(cookies).toHaveLength(2);
    // What makes a browser believe the prefix: Secure, the whole host, and no Domain (RFC 6265bis, 4.1.3.2).
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-guichet\.\w+=.*; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
      expect(cookie).not.toContain("Domain");
    }
    const cookie = cookies[0]?.split(";")[0] ?? "";
    // On a visitor's machine, anything may answer at that address.
    const local = await post(secure, "/api/auth/sign-in/email", credentials, { host: "tickets.example.org" });
    expect(local.statusCode).toBe(403);
    const fromPlain = { host: "tickets.example.org", origin: "http://tickets.example.org" };
    expect((await post(secure, "/api/auth/sign-in/email", credentials, fromPlain)).statusCode).toBe(403);
    const answer = await secure.web.inject({ url: "/trpc/auth.me", headers: { cookie } });
    expect(answer.json()).toMatchObject({ result: { data: { staff: { name: "Ada" } } } });
    expect(answer.headers["strict-transport-security"]).toContain("max-age=31536000");
    const plain = cookie.replace("__Host-", "");
    const other = await secure.web.inject({ url: "/trpc/auth.me", headers: { cookie: plain } });
    expect(other.json()).toMatchObject({ result: { data: { staff: null } } });
    await secure.drop();
  });

  it("lets staff in, until they sign out", async () => {
    const cookie = await cookieOf();
    expect(await me(cookie)).toMatchObject({ name: "Ada", role: "owner" });
    expect(
      (await guichet.web.inject({ url: "/trpc/bookings.list?input=%7B%7D", headers: { cookie } })).statusCode,
    ).toBe(200);
    expect((await post(guichet, "/api/auth/sign-out", {}, { cookie })).statusCode).toBe(200);
    expect(await me(cookie)).toBeNull();
    expect(
      (await guichet.web.inject({ url: "/trpc/bookings.list?input=%7B%7D", headers: { cookie } })).statusCode,
    ).toBe(401);
  });

  it("does not outlast a ban, and a forged cookie is nobody's", async () => {
    const cookie = await cookieOf();
    const { writer } = guichet.services.database;
    await writer.user.update({ where: { email: "ada@example.org" }, data: { banned: true } });
    expect(await me(cookie)).toBeNull();
    await writer.user.update({ where: { email: "ada@example.org" }, data: { banned: false } });
    expect(await me(cookie)).not.toBeNull();
    expect(await me(`${cookie.slice(0, -4)}AAAA`)).toBeNull();
  });

  it("is refused to another site's page, with or without our cookie", async () => {
    const cookie = await cookieOf();
    const origin = "https://evil.example";
    const credentials = { email: "ada@example.org", password: PASSWORD };
    expect((await signIn(credentials, { origin })).statusCode).toBe(403);
    const change = (headers: Record<string, string>) =>
      post(guichet, "/trpc/events.create", { title: "X", venue: "V", city: "C" }, { cookie, ...headers });
    expect((await change({ origin })).json()).toMatchObject({ status: 403, reason: "forbidden" });
    expect((await change({ origin: "null" })).statusCode).toBe(403);
    expect((await change({ "content-type": "text/plain" })).statusCode).toBe(415);
    expect((await change({})).statusCode).toBe(200);
    const silent = (extra: Record<string, string>) =>
      guichet.web.inject({ method: "POST", url: "/api/auth/sign-out", headers: { cookie, ...extra } });
    expect((await silent({})).statusCode).toBe(403);
    expect((await silent({ "sec-fetch-site": "cross-site" })).statusCode).toBe(403);
    expect((await silent({ "sec-fetch-site": "same-site" })).statusCode).toBe(403);
    expect((await silent({ "sec-fetch-site": "same-origin", origin: PUBLIC_URL })).statusCode).toBe(200);
  });

  it("is all there is: nobody signs up, and there is no way around the password", async () => {
    for (const path of [
      "/sign-up/email",
      "/admin/create-user",
      "/change-password",
      "/get-session",
      "/request-password-reset",
    ]) {
      expect((await post(guichet, `/api/auth${path}`, { email: "x@example.org" })).statusCode, path).toBe(404);
    }
  });

  it("opens the export, as a file in the language asked for", async () => {
    const cookie = await cookieOf();
    const url = "/exports/bookings.csv?locale=en&status=PENDING&status=CONFIRMED";
    const file = await guichet.web.inject({ url, headers: { cookie } });
    expect(file.statusCode).toBe(200);
    expect(file.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(file.headers["content-disposition"]).toMatch(/^attachment; filename="bookings-\d{4}-\d\d-\d\d\.csv"$/);
    expect(file.body).toMatch(/^\uFEFF"Reference",/);
    expect((await guichet.web.inject({ url: `${url}&colour=red`, headers: { cookie } })).statusCode).toBe(422);
    expect((await guichet.web.inject({ url })).json()).toMatchObject({ status: 401 });
  });

  it("opens the export as a workbook, and in frames to the page that shows how far it is", async () => {
    const cookie = await cookieOf();
    const workbook = await guichet.web.inject({ url: "/exports/bookings.xlsx?locale=fr", headers: { cookie } });
    expect(workbook.headers["content-disposition"]).toMatch(/filename="reservations-\d{4}-\d\d-\d\d\.xlsx"$/);
    expect(workbook.rawPayload.subarray(0, 4)).toEqual(Buffer.from([0x50, 0x4b, 3, 4]));
    const accept = "application/vnd.guichet.export-frames";
    const frames = await guichet.web.inject({ url: "/exports/bookings.csv?locale=en", headers: { cookie, accept } });
    expect(frames.headers["content-type"]).toBe(accept);
    expect(frames.body).toContain('"Reference"');
    expect(frames.body.endsWith('{"rows":0}')).toBe(true);
    const attendees = "/exports/attendees.csv?sessionId=0190a000-0000-7000-8000-000000000001";
    expect((await guichet.web.inject({ url: attendees, headers: { cookie } })).statusCode).toBe(404);
  });
});
