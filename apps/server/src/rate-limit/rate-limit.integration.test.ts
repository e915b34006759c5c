import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { forgetPastAllowances } from "@guichet/api/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProxiedProcess } from "../testing/proxied-process.ts";
import { createTestProcess, PUBLIC_URL, type TestProcess } from "../testing/test-process.ts";

const NOON = new Date("2030-03-01T12:00:15.000Z");
const PASSWORD = "correct horse battery";

let guichet: TestProcess;
let replica: TestProcess;
beforeAll(async () => {
  const settings = {
    RATE_LIMIT: "60",
    RATE_LIMIT_KEY: "40",
    TRUST_PROXY: "1",
    CORS_ORIGINS: "https://shop.example.org",
  };
  guichet = await createTestProcess(settings);
  replica = await createTestProcess({ ...settings, DATABASE_URL: guichet.env.databaseUrl });
  for (const each of [guichet, replica]) each.setNow(NOON);
});
afterAll(async () => {
  await replica.drop();
  await guichet.drop();
});

const from = (address: string, claimed = "") => ({ "x-forwarded-for": `${claimed}${address}` });

/** How many of so many requests were not refused. */
async function allowedOf(times: number, ask: () => Promise<{ statusCode: number }>): Promise<number> {
  const answers = await Promise.all(Array.from({ length: times }, ask));
  return answers.filter(({ statusCode }) => statusCode !== 429).length;
}

describe("the requests of an address", () => {
  it("have a limit over both ports, and each answer says what is left", async () => {
    const headers = from("203.0.113.1");
    const first = await guichet.rest("GET", "/categories", { headers });
    expect(first.headers).toMatchObject({
      "ratelimit-policy": '"address";q=60;w=60',
      ratelimit: '"address";r=59;t=45',
    });
    expect(await allowedOf(40, () => guichet.rest("GET", "/categories", { headers }))).toBe(40);
    expect(await allowedOf(40, () => guichet.web.inject({ url: "/trpc/categories.list", headers }))).toBe(19);
    const refused = await guichet.rest("GET", "/categories", { headers: { ...headers, "accept-language": "en" } });
    expect(refused.statusCode).toBe(429);
    expect(refused.headers).toMatchObject({
      "retry-after": "45",
      ratelimit: '"address";r=0;t=45',
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
    });
    expect(refused.json()).toMatchObject({
      reason: "too-many-requests",
      status: 429,
      detail: "Try again in 45 seconds.",
      retryAfterSeconds: 45,
    });
  });

  it("are those of its IPv6 network, and nobody else's", async () => {
    let host = 0;
    const ask = () => guichet.rest("GET", "/categories", { headers: from(`2001:db8:7:7::${(++host).toString(16)}`) });
    expect(await allowedOf(80, ask)).toBe(60);
    const neighbour = await guichet.rest("GET", "/categories", { headers: from("2001:db8:7:8::1") });
    expect(neighbour.statusCode).toBe(200);
  });

  it("stay the same however many addresses it claims", async () => {
    let claim = 0;
    const ask = () => guichet.rest("GET", "/categories", { headers: from("203.0.113.2", `198.51.100.${++claim}, `) });
    expect(await allowedOf(80, ask)).toBe(60);
  });

  it("are counted in all processes together, but for what each allows unasked", async () => {
    const headers = from("203.0.113.3");
    const [here, there] = await Promise.all(
      [guichet, replica].map((each) => allowedOf(100, () => each.rest("GET", "/categories", { headers }))),
    );
    expect((here ?? 0) + (there ?? 0)).toBeGreaterThanOrEqual(60);
    expect((here ?? 0) + (there ?? 0)).toBeLessThanOrEqual(60 + 2 * 20);
  });

  it("are refused as tRPC refuses, where the interfaces ask", async () => {
    const headers = { ...from("203.0.113.1"), origin: PUBLIC_URL, "content-type": "application/json" };
    const url = "/trpc/bookings.get,categories.list?batch=1";
    const refused = await guichet.web.inject({ method: "POST", url, headers, payload: "{}" });
    expect(refused.statusCode).toBe(429);
    expect(refused.headers).toMatchObject({ "retry-after": "45", "content-type": "application/json; charset=utf-8" });
    expect(refused.json()).toMatchObject({
      error: { message: "Trop de demandes", data: { reason: "too-many-requests", retryAfterSeconds: 45 } },
    });
    expect((await guichet.web.inject({ url: "/exports/bookings.csv", headers })).headers["content-type"]).toContain(
      "application/problem+json",
    );
  });

  it("are refused with a page to who opens one, in their language first, which asks again when it may", async () => {
    const headers = {
      ...from("203.0.113.1"),
      accept: "text/html,application/xhtml+xml,*/*;q=0.8",
      "accept-language": "en",
    };
    for (const url of ["/", "/events/jazz", "/admin.html", "/bookings/0190a000-0000-7000-8000-000000000001"]) {
      const refused = await guichet.web.inject({ url, headers });
      expect(refused.statusCode, url).toBe(429);
      expect(refused.headers).toMatchObject({ "retry-after": "45", "content-type": "text/html; charset=utf-8" });
      expect(refused.headers["cache-control"]).toBe("no-store");
      expect(refused.headers["x-robots-tag"], url).toBe(
        url.startsWith("/e") || url === "/" ? undefined : "noindex, nofollow",
      );
      expect(refused.body).toMatch(
        /^<!doctype html>\n<html lang="en">[\s\S]*content="4[5-9]"[\s\S]*<p>Try again in 45 seconds\.<\/p>/,
      );
      expect(refused.body).toContain('<p lang="fr"><small>Trop de demandes. Réessayez dans 45 secondes.</small></p>');
      const [, style = ""] = /<style>([\s\S]*)<\/style>/.exec(refused.body) ?? [];
      const hash = createHash("sha256").update(style).digest("base64");
      expect(refused.headers["content-security-policy"]).toContain(`default-src 'none'; style-src 'sha256-${hash}';`);
      const balancer = readFileSync(
        new URL("../../../../deploy/haproxy/answers/one-moment.html", import.meta.url),
        "utf8",
      );
      expect(balancer).toContain(`<style>${style}</style>`);
    }
  });

  it("do not count the files of a page, which have a limit of their own", async () => {
    const headers = from("203.0.113.6");
    const file = () => guichet.web.inject({ url: "/assets/public-4f9a.js", headers });
    expect((await file()).headers["ratelimit-policy"]).toBe('"files";q=60;w=60');
    expect(await allowedOf(80, file)).toBe(59);
    const page = await guichet.web.inject({ url: "/", headers });
    expect(page.headers["ratelimit"]).toBe('"address";r=59;t=45');
  });

  it("are refused where a listed origin's page can read why", async () => {
    const headers = { ...from("203.0.113.1"), origin: "https://shop.example.org" };
    const refused = await guichet.rest("GET", "/events", { headers });
    expect(refused.headers).toMatchObject({
      "access-control-allow-origin": "https://shop.example.org",
      "access-control-expose-headers": "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After",
    });
  });

  it("do not keep whoever watches over the server from its health", async () => {
    for (const url of ["/healthz", "/readyz"]) {
      const { statusCode, headers } = await guichet.api.inject({ url, headers: from("203.0.113.1") });
      expect(statusCode).toBe(200);
      expect(headers).not.toHaveProperty("ratelimit");
    }
  });

  it("begin anew with the next minute", async () => {
    guichet.setNow(new Date("2030-03-01T12:01:00.000Z"));
    const { statusCode, headers } = await guichet.rest("GET", "/categories", { headers: from("203.0.113.1") });
    guichet.setNow(NOON);
    expect([statusCode, headers["ratelimit"]]).toEqual([200, '"address";r=59;t=60']);
  });
});

describe("the requests of an API key", () => {
  it("count for the key, from wherever they come", async () => {
    const key = await guichet.key("read");
    let host = 0;
    const ask = () => guichet.rest("GET", "/categories", { key, headers: from(`192.0.2.${++host}`) });
    // Until the key was seen for the first time, a request counts for its address.
    expect((await ask()).headers["ratelimit-policy"]).toBe('"address";q=60;w=60');
    expect((await ask()).headers).toMatchObject({
      "ratelimit-policy": '"key";q=40;w=60',
      ratelimit: '"key";r=39;t=45',
    });
    expect(await allowedOf(60, ask)).toBe(39);
    const other = await guichet.key("read");
    expect((await guichet.rest("GET", "/categories", { key: other, headers: from("192.0.2.1") })).statusCode).toBe(200);
  });

  it("count for the address when there is no such key: nobody guesses without a limit", async () => {
    let guess = 0;
    const ask = () => {
      const key = `gch_${String(++guess).padStart(43, "0")}`;
      return guichet.rest("GET", "/categories", { key, headers: from("203.0.113.4") });
    };
    expect(await allowedOf(80, ask)).toBe(60);
  });
});

describe("what was counted", () => {
  it("names nobody, and is forgotten when its minute is over", async () => {
    const { database } = guichet.services;
    const counted = await database.writer.allowance.findMany({ where: { kind: { startsWith: "requests-" } } });
    expect(counted.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["requests-address", "requests-key"]));
    for (const { subject } of counted) expect(subject).toMatch(/^[0-9a-f]{64}$/);
    const next = new Date("2030-03-01T12:01:00.000Z");
    expect(await forgetPastAllowances({ database, now: () => next })).toBeGreaterThanOrEqual(counted.length);
    expect(await database.writer.allowance.count({ where: { windowEndsAt: { lte: next } } })).toBe(0);
  });
});

describe("with a limit of 0", () => {
  it("nobody is refused, and no answer speaks of a limit", async () => {
    const free = await createTestProcess({ RATE_LIMIT: "0", RATE_LIMIT_KEY: "0" });
    expect(await allowedOf(100, () => free.rest("GET", "/categories"))).toBe(100);
    expect((await free.rest("GET", "/categories")).headers).not.toHaveProperty("ratelimit");
    await free.drop();
  });
});

describe("without its database", () => {
  it("a process lets requests through, up to the limit by its own count", async () => {
    const cut = await createProxiedProcess({ RATE_LIMIT: "40" });
    await cut.proxy.close();
    expect(await allowedOf(60, () => cut.rest("GET", "/openapi.json"))).toBe(40);
    await cut.drop();
  });
});

describe("exports of all bookings", () => {
  it("are ten a minute for each member of the staff", async () => {
    await guichet.services.staffAccounts.createAdmin({ name: "Ada", email: "ada@example.org", password: PASSWORD });
    const headers = { origin: PUBLIC_URL, "content-type": "application/json", ...from("203.0.113.5") };
    const payload = JSON.stringify({ email: "ada@example.org", password: PASSWORD });
    const signIn = await guichet.web.inject({ method: "POST", url: "/api/auth/sign-in/email", headers, payload });
    const cookie = String(signIn.headers["set-cookie"]).split(";")[0] ?? "";
    const ask = () => guichet.web.inject({ url: "/exports/bookings.csv", headers: { cookie, ...from("203.0.113.5") } });
    expect(await allowedOf(12, ask)).toBe(10);
    const refused = await ask();
    expect(refused.json()).toMatchObject({ reason: "too-many-requests", status: 429, retryAfterSeconds: 60 });
    expect(refused.headers["retry-after"]).toBe("60");
    // What was refused was not taken along.
    const where = { action: "bookings.export" };
    expect(await guichet.services.database.writer.auditEntry.count({ where })).toBe(10);
  });
});
