import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance, InjectOptions } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BUILT_PAGE } from "./testing/built-page.ts";
import { type RawAnswer, rawAnswer } from "./testing/raw-request.ts";
import { createTestProcess, PUBLIC_URL, type TestProcess } from "./testing/test-process.ts";

/*
 * What every answer has in common, whoever gives it: the product, its web framework, Node's parser. One of each kind is asked for on a
 * server that people reach by https.
 */

const PUBLIC = "https://tickets.example.org";
const PASSWORD = "correct horse battery";
const UNKNOWN = "01955a5c-7a3e-7cc0-9d5d-2f6d3c0f7a11";
const dist = mkdtempSync(join(tmpdir(), "guichet-answers-"));

let guichet: TestProcess;
let admin: string;
let cookie: string;

beforeAll(async () => {
  mkdirSync(join(dist, "assets"));
  writeFileSync(join(dist, "index.html"), BUILT_PAGE);
  writeFileSync(join(dist, "admin.html"), "<!doctype html><title>x</title>");
  writeFileSync(join(dist, "assets", "public-4f9a.js"), "export {};");
  guichet = await createTestProcess({ PUBLIC_URL: PUBLIC, RATE_LIMIT: "1000", TRUST_PROXY: "1" }, { dist });
  admin = await guichet.key("admin");
  await guichet.services.staffAccounts.createAdmin({ name: "Ada", email: "ada@example.org", password: PASSWORD });
  const signIn = await web({
    method: "POST",
    url: "/api/auth/sign-in/email",
    ...json({ email: "ada@example.org", password: PASSWORD }),
  });
  cookie = String(signIn.headers["set-cookie"]).split(";")[0] ?? "";
  // Queries for it fail inside the database.
  await guichet.asMigrator("RENAME TABLE categories TO hidden_categories");
});
afterAll(async () => {
  await guichet.drop();
  rmSync(dist, { recursive: true });
});

const json = (body: unknown, headers: Record<string, string> = {}) => ({
  headers: { "content-type": "application/json", origin: PUBLIC, ...headers },
  payload: typeof body === "string" ? body : JSON.stringify(body),
});
const web = (request: InjectOptions) => guichet.web.inject(request);
const api = (request: InjectOptions) => guichet.api.inject(request);
const withKey = (request: InjectOptions) =>
  api({ ...request, headers: { authorization: `Bearer ${admin}`, ...request.headers } });

const HOST = "Host: x\r\nConnection: close\r\n";
const headers = (count: number) => Array.from({ length: count }, (_, i) => `X-${i}: 1\r\n`).join("");

type Kind = readonly [name: string, status: number, ask: () => Promise<unknown>];

const ON_BOTH: readonly Kind[] = (["web", "api"] as const).flatMap((name) => {
  const app = () => guichet[name];
  const inject = (request: InjectOptions) => app().inject(request);
  return [
    [`${name}: health`, 200, () => inject({ url: "/healthz" })],
    [`${name}: readiness`, 200, () => inject({ url: "/readyz" })],
    [`${name}: a path that is no URL`, 400, () => inject({ url: "/events/%zz" })],
    [
      `${name}: a parameter that is too long`,
      name === "web" ? 404 : 414,
      () => inject({ url: `/${name === "web" ? "trpc" : "events"}/${"x".repeat(500)}` }),
    ],
    [`${name}: a URL that is too long`, 414, () => inject({ url: `/events/?q=${"x".repeat(8_000)}` })],
    [`${name}: a method nobody has`, 404, () => rawAnswer(app(), `TRACE /nothing HTTP/1.1\r\n${HOST}\r\n`)],
    [`${name}: too many headers`, 431, () => rawAnswer(app(), `GET /healthz HTTP/1.1\r\n${HOST}${headers(120)}\r\n`)],
    [
      `${name}: headers that are too large`,
      431,
      () => rawAnswer(app(), `GET /healthz HTTP/1.1\r\n${HOST}A: ${"x".repeat(20_000)}\r\n\r\n`),
    ],
    [`${name}: no HTTP`, 400, () => rawAnswer(app(), "nonsense\r\n\r\n")],
    [
      `${name}: two lengths`,
      400,
      () =>
        rawAnswer(
          app(),
          `POST /bookings HTTP/1.1\r\n${HOST}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
        ),
    ],
    [`${name}: no Host`, 400, () => rawAnswer(app(), "GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n")],
    [
      `${name}: an unknown expectation`,
      417,
      () => rawAnswer(app(), `GET /healthz HTTP/1.1\r\n${HOST}Expect: a-miracle\r\n\r\n`),
    ],
  ] satisfies Kind[];
});

const ON_WEB: readonly Kind[] = [
  ["the public page", 200, () => web({ url: "/" })],
  ["the admin page", 200, () => web({ url: "/admin.html" })],
  ["an asset", 200, () => web({ url: "/assets/public-4f9a.js" })],
  ["a part of an asset", 206, () => web({ url: "/assets/public-4f9a.js", headers: { range: "bytes=0-3" } })],
  ["a part that is not there", 400, () => web({ url: "/assets/public-4f9a.js", headers: { range: "bytes=900-" } })],
  [
    "an asset that has not changed",
    304,
    async () => {
      const { headers } = await web({ url: "/admin.html" });
      return web({ url: "/admin.html", headers: { "if-none-match": String(headers["etag"]) } });
    },
  ],
  ["an asset that is not there", 404, () => web({ url: "/assets/x.js" })],
  ["a path out of the folder", 404, () => web({ url: "/..%2f..%2fpackage.json" })],
  ["a query", 200, () => web({ url: "/trpc/auth.me" })],
  [
    "a query that finds nothing",
    404,
    () => web({ url: `/trpc/bookings.get?input=${encodeURIComponent(`{"id":"${UNKNOWN}"}`)}` }),
  ],
  ["a query with a wrong input", 422, () => web({ url: "/trpc/bookings.get?input=7" })],
  ["a query whose input is no JSON", 400, () => web({ url: "/trpc/bookings.get?input=%7B" })],
  ["a procedure that does not exist", 404, () => web({ url: "/trpc/nothing.here" })],
  ["a batch that is too large", 400, () => web({ url: `/trpc/${Array(11).fill("auth.me").join(",")}?batch=1` })],
  ["a query that fails inside", 500, () => web({ url: "/trpc/categories.list" })],
  ["a change that is no JSON", 400, () => web({ method: "POST", url: "/trpc/bookings.create", ...json("{") })],
  [
    "a form",
    415,
    () =>
      web({
        method: "POST",
        url: "/trpc/bookings.create",
        ...json("a=1", { "content-type": "application/x-www-form-urlencoded" }),
      }),
  ],
  [
    "a body that is too large",
    413,
    () => web({ method: "POST", url: "/trpc/bookings.create", ...json("x".repeat(300_000)) }),
  ],
  [
    "a change from another site",
    403,
    () => web({ method: "POST", url: "/trpc/bookings.create", ...json({}, { origin: "https://evil.example" }) }),
  ],
  [
    "a wrong password",
    401,
    () =>
      web({ method: "POST", url: "/api/auth/sign-in/email", ...json({ email: "ada@example.org", password: "wrong" }) }),
  ],
  ["a sign-in that is none", 422, () => web({ method: "POST", url: "/api/auth/sign-in/email", ...json({}) })],
  ["a path of the login that is closed", 404, () => web({ url: "/api/auth/list-sessions" })],
  ["an export", 200, () => web({ url: "/exports/bookings.csv", headers: { cookie } })],
  ["an export for nobody", 401, () => web({ url: "/exports/bookings.csv" })],
  ["an export with a wrong filter", 422, () => web({ url: "/exports/bookings.csv?colour=red", headers: { cookie } })],
];

const ON_API: readonly Kind[] = [
  ["a list", 200, () => api({ url: "/events/" })],
  ["what does not exist", 404, () => api({ url: `/bookings/${UNKNOWN}` })],
  ["a path that does not exist", 404, () => api({ url: "/nothing" })],
  ["a path for dotfiles", 404, () => api({ url: "/.env" })],
  ["a method that a path does not have", 405, () => api({ method: "PUT", url: "/events" })],
  ["the methods of a path", 204, () => api({ method: "OPTIONS", url: "/events" })],
  ["a list for nobody", 401, () => api({ url: "/bookings" })],
  ["a wrong key", 401, () => api({ url: "/events", headers: { authorization: "Bearer gch_x" } })],
  ["a wrong cursor", 400, () => withKey({ url: "/bookings?cursor=x" })],
  ["a wrong body", 422, () => withKey({ method: "POST", url: "/events", ...json({ title: 7 }) })],
  ["a body that is no JSON", 400, () => withKey({ method: "POST", url: "/events", ...json("{") })],
  ["a body with a prototype", 400, () => withKey({ method: "POST", url: "/events", ...json('{"__proto__":{}}') })],
  ["a body that is too large", 413, () => withKey({ method: "POST", url: "/events", ...json("x".repeat(300_000)) })],
  [
    "a body of another type",
    415,
    () => withKey({ method: "POST", url: "/events", ...json("<a/>", { "content-type": "application/xml" }) }),
  ],
  ["a list that fails inside", 500, () => api({ url: "/categories" })],
  ["metrics for nobody", 401, () => api({ url: "/metrics" })],
  ["the document", 200, () => api({ url: "/openapi.json" })],
  ["the reference", 200, () => api({ url: "/docs/" })],
  ["a file of the reference", 200, () => api({ url: "/docs/static/swagger-ui.css" })],
  ["a file that the reference has not", 404, () => api({ url: "/docs/static/nothing.js" })],
];

const TOO_MANY: readonly Kind[] = [
  ["web: too many requests", 429, () => askTooOften(guichet.web)],
  ["api: too many requests", 429, () => askTooOften(guichet.api)],
];

async function askTooOften(app: FastifyInstance): Promise<unknown> {
  const ask = () => app.inject({ url: "/trpc/x", headers: { "x-forwarded-for": "203.0.113.77" } });
  await Promise.all(Array.from({ length: 1_001 }, ask));
  return ask();
}

const EVERY_HEADER = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
};

/** What only its authors should know of a server: code, statements, places, names and versions of what it is made of. */
const INSIDES = [
  /\bat [\w.<> ]+\(?[\w:/.]+:\d+:\d+/,
  /\b(SELECT|INSERT|UPDATE|DELETE|FROM|WHERE)\b .*\b(FROM|INTO|SET|WHERE|categories)\b/,
  /hidden_categories|ER_NO_SUCH_TABLE|P20\d\d|sqlState/i,
  /prisma|mariadb|mysql|fastify|better-auth|node\.js|node_modules|FST_ERR|HPE_|ERR_HTTP/i,
  /\/(tmp|home|usr|apps|packages|src)\//,
  /v?\d+\.\d+\.\d+/,
];
/** These show versions on purpose: that of the API, and those within the files of the reference. */
const OWN_VERSION = /^the document$|reference$/;

describe.each([...ON_BOTH, ...ON_WEB, ...ON_API, ...TOO_MANY])("%s (%d)", (name, status, ask) => {
  it("limits the browser and tells nothing of the inside", async () => {
    const given = (await ask()) as RawAnswer & { statusCode?: number };
    expect([given.statusCode ?? given.status, name], given.body.slice(0, 500)).toEqual([status, name]);
    expect(given.headers).toMatchObject(EVERY_HEADER);
    expect(given.headers["content-security-policy"]).toMatch(/^default-src 'none';.*frame-ancestors 'none'/);
    expect(given.headers["content-security-policy"]).not.toMatch(/unsafe|\*|http:/);
    expect(given.headers["permissions-policy"]).toContain("clipboard-write=(self)");
    expect(given.headers["permissions-policy"]).toContain("camera=()");
    for (const name of ["server", "x-powered-by"]) expect(given.headers).not.toHaveProperty(name);
    if (status >= 400) expect(given.body).toMatch(/"reason":"[a-z-]+"/);
    const said = `${JSON.stringify(given.headers)}\n${given.body}`;
    for (const inside of INSIDES) if (!OWN_VERSION.test(name)) expect(said).not.toMatch(inside);
  });
});

describe("an answer that people do not reach by https", () => {
  it("does not ask for https: it would lock them out", async () => {
    const plain = await createTestProcess({ PUBLIC_URL });
    expect((await plain.web.inject("/healthz")).headers).not.toHaveProperty("strict-transport-security");
    await plain.drop();
  });
});
