import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BUILT_PAGE } from "./testing/built-page.ts";
import { createTestProcess, PUBLIC_URL, type TestProcess } from "./testing/test-process.ts";

let guichet: TestProcess;
const dist = mkdtempSync(join(tmpdir(), "guichet-dist-"));
const SCRIPT = `export const text = "${"x".repeat(5000)}";`;

beforeAll(async () => {
  mkdirSync(join(dist, "assets"));
  writeFileSync(join(dist, "index.html"), BUILT_PAGE);
  writeFileSync(join(dist, "admin.html"), "<!doctype html><title>admin</title>");
  writeFileSync(join(dist, "assets", "public-4f9a.js"), SCRIPT);
  writeFileSync(join(dist, "assets", "public-4f9a.js.br"), brotliCompressSync(SCRIPT));
  guichet = await createTestProcess({}, { dist });
});
afterAll(async () => {
  await guichet.drop();
  rmSync(dist, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => guichet.web.inject({ url, headers });

describe("the interfaces", () => {
  it.each(["/", "/?q=jazz"])(
    "are at %s the public page, checked each time and listed by search engines",
    async (url) => {
      const page = await get(url);
      expect(page.body).toContain("public");
      expect(page.headers).toMatchObject({ "content-type": "text/html; charset=utf-8", "cache-control": "no-cache" });
      expect(page.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
      expect(page.headers["x-robots-tag"]).toBeUndefined();
    },
  );

  it.each([
    "/bookings/01955a5c-7a3e-7cc0-9d5d-2f6d3c0f7a11?x=a.b",
    "/BOOKINGS/01955a5c-7a3e-7cc0-9d5d-2f6d3c0f7a11",
    "/%62ookings/01955a5c-7a3e-7cc0-9d5d-2f6d3c0f7a11",
    "/my-bookings",
    "/nothing/here",
  ])("are at %s the public page, which nothing keeps, lists or names to others", async (url) => {
    const page = await get(url);
    expect(page.body).toContain("public");
    expect(page.headers).toMatchObject({
      "cache-control": "no-store",
      "x-robots-tag": "noindex, nofollow",
      "referrer-policy": "no-referrer",
    });
  });

  it("have the admin page of their own, which search engines do not list", async () => {
    const page = await get("/admin.html");
    expect(page.body).toContain("admin");
    expect(page.headers["x-robots-tag"]).toBe("noindex, nofollow");
  });

  it("keep for ever, and compressed, what is named by its content", async () => {
    const asset = await get("/assets/public-4f9a.js", { "accept-encoding": "gzip, br" });
    expect(asset.headers).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      "content-encoding": "br",
    });
    expect(brotliDecompressSync(asset.rawPayload).toString()).toBe(SCRIPT);
  });

  it.each([
    "/assets/old-1.js",
    "/favicon.png",
    "/trpc",
    "/api/auth/nothing",
    "/exports/x",
    "/.env",
    "/..%2f..%2fpackage.json",
  ])("are not at %s: a problem, never a page", async (url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.headers["content-type"]).not.toContain("html");
    expect(answer.json()).toMatchObject({ reason: expect.any(String) });
  });

  it("take no other method", async () => {
    expect((await guichet.web.inject({ method: "POST", url: "/events/x" })).statusCode).toBe(404);
  });
});

describe("tRPC", () => {
  const post = (url: string, payload: string, type = "application/json") =>
    guichet.web.inject({ method: "POST", url, headers: { "content-type": type, origin: PUBLIC_URL }, payload });

  it("answers up to ten calls in one request", async () => {
    const batch = (count: number) => {
      const paths = Array.from({ length: count }, () => "categories.list").join(",");
      return get(`/trpc/${paths}?batch=1&input=%7B%7D`);
    };
    expect((await batch(10)).json()).toHaveLength(10);
    expect((await batch(11)).statusCode).toBe(400);
  });

  it("gives the problem of REST as the error's data, in the reader's language, uncached", async () => {
    const answer = await guichet.web.inject({
      url: `/trpc/bookings.get?input=${encodeURIComponent(JSON.stringify({ id: "01955a5c-7a3e-7cc0-9d5d-2f6d3c0f7a11" }))}`,
      headers: { "accept-language": "en" },
    });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(answer.json()).toMatchObject({
      error: { data: { reason: "booking-not-found", title: "Booking not found" } },
    });
  });

  it("takes numbers as numbers, even after REST took them as text", async () => {
    expect((await guichet.rest("GET", "/events?limit=5")).statusCode).toBe(200);
    const asText = await get(`/trpc/events.list?input=${encodeURIComponent('{"view":"public","limit":"5"}')}`);
    expect(asText.json()).toMatchObject({ error: { data: { status: 422 } } });
  });

  it("takes JSON only, and not much of it", async () => {
    expect((await post("/trpc/bookings.create", "{")).statusCode).toBe(400);
    expect((await post("/trpc/bookings.create", "a=1", "application/x-www-form-urlencoded")).statusCode).toBe(415);
    expect((await post("/trpc/bookings.create", "--x", "multipart/form-data; boundary=x")).statusCode).toBe(415);
    expect((await post("/trpc/bookings.create", JSON.stringify("x".repeat(256 * 1024)))).statusCode).toBe(413);
  });
});
