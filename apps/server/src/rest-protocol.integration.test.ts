import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerTo } from "./testing/raw-request.ts";
import { createTestProcess, type TestProcess } from "./testing/test-process.ts";

let guichet: TestProcess;
let admin: string;
beforeAll(async () => {
  guichet = await createTestProcess({ CORS_ORIGINS: "https://shop.example.org" });
  admin = await guichet.key("admin");
});
afterAll(() => guichet.drop());

const UNKNOWN = "01955a5c-7a3e-7cc0-9d5d-2f6d3c0f7a11";
const document = JSON.parse(readFileSync(new URL("../../../docs/openapi.json", import.meta.url), "utf8")) as {
  paths: Record<string, Record<string, { security: object[]; requestBody?: { content: object } }>>;
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { security, requestBody }]) => ({
    method: method.toUpperCase() as "GET" | "POST" | "PATCH" | "DELETE",
    url: path.replace("{id}", UNKNOWN).replace(/\/$/, ""),
    isOpen: security.length === 2,
    // Pictures are none.
    takesJson: requestBody === undefined || "application/json" in requestBody.content,
  })),
);

describe.each(operations)("$method $url", ({ method, url, isOpen, takesJson }) => {
  it("answers the same with and without a slash at the end", async () => {
    const [plain, slash] = [await guichet.rest(method, url), await guichet.rest(method, `${url}/`)];
    expect(plain.statusCode).toBe(slash.statusCode);
    expect(plain.headers["content-type"]).toBe(slash.headers["content-type"]);
    if (plain.statusCode >= 400) expect(plain.json<{ reason: string }>().reason).not.toBe("not-found");
  });

  it(isOpen ? "is open to guests" : "is 401 to a guest", async () => {
    const { statusCode } = await guichet.rest(method, url);
    if (isOpen) expect(statusCode).not.toBe(401);
    else expect(statusCode).toBe(401);
  });

  it("is 401 to a wrong key, never a guest's", async () => {
    for (const authorization of [`Bearer gch_${"x".repeat(43)}`, "Bearer", "Basic YTpi", admin]) {
      const response = await guichet.rest(method, url, { headers: { authorization } });
      expect(response.statusCode, authorization).toBe(401);
      expect(response.headers["www-authenticate"]).toBe('Bearer realm="guichet"');
    }
  });

  if ((method === "POST" || method === "PATCH") && takesJson) {
    it("refuses what is no JSON: 415, 400, 413, 422", async () => {
      const send = (payload: string, type = "application/json") =>
        guichet.rest(method, url, { key: admin, body: payload, headers: { "content-type": type } });
      expect((await send("<a/>", "application/xml")).json()).toMatchObject({
        status: 415,
        reason: "unsupported-media-type",
      });
      expect((await send("a=1", "application/x-www-form-urlencoded")).statusCode).toBe(415);
      expect((await send("{")).json()).toMatchObject({ status: 400, reason: "malformed" });
      expect((await send('{"__proto__":{"x":1}}')).statusCode).toBe(400);
      expect((await send(JSON.stringify("x".repeat(256 * 1024)))).json()).toMatchObject({ status: 413 });
      for (const body of ["[]", "null", '"text"', "7", '{"unknown":1}']) {
        expect((await send(body)).json(), body).toMatchObject({ status: 422, reason: "invalid" });
      }
    });
  }
});

describe("every answer", () => {
  it("is in the language that the request prefers, French by default", async () => {
    const ask = (language?: string) =>
      guichet.rest(
        "GET",
        `/bookings/${UNKNOWN}`,
        language === undefined ? {} : { headers: { "accept-language": language } },
      );
    const french = await ask();
    expect(french.json()).toMatchObject({ title: "Réservation introuvable" });
    expect(french.headers).toMatchObject({
      "content-language": "fr",
      "content-type": "application/problem+json; charset=utf-8",
    });
    const english = await ask("de, en-GB;q=0.8, fr;q=0.5");
    expect(english.json()).toMatchObject({
      title: "Booking not found",
      type: "/problems/booking-not-found",
      status: 404,
    });
    expect(english.headers).toMatchObject({ "content-language": "en", "cache-control": "no-store" });
    expect(String(english.headers.vary)).toContain("Accept-Language");
  });

  it("carries the headers that limit a browser", async () => {
    const { headers } = await guichet.rest("GET", "/events");
    expect(headers["content-security-policy"]).toBe(
      "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({ "referrer-policy": "no-referrer", "x-content-type-options": "nosniff" });
  });

  it("is a problem when the path or the method is unknown", async () => {
    expect((await guichet.rest("GET", "/nothing")).json()).toMatchObject({ status: 404, reason: "not-found" });
    expect((await guichet.rest("GET", "/events/%zz")).json()).toMatchObject({ status: 400, reason: "malformed" });
    const put = await guichet.rest("PUT", "/events/", { body: "<a/>", headers: { "content-type": "application/xml" } });
    expect([put.statusCode, put.headers.allow]).toEqual([405, "GET, POST, HEAD, OPTIONS"]);
    const remove = await guichet.rest("DELETE", `/bookings/${UNKNOWN}/confirm`);
    expect([remove.statusCode, remove.headers.allow]).toEqual([405, "POST, OPTIONS"]);
    const options = await guichet.rest("OPTIONS", `/events/${UNKNOWN}`);
    expect([options.statusCode, options.headers.allow]).toEqual([204, "GET, PATCH, DELETE, HEAD, OPTIONS"]);
  });

  it("to HEAD has the headers of GET and no body", async () => {
    const head = await guichet.rest("HEAD", "/categories/");
    const get = await guichet.rest("GET", "/categories/");
    expect([head.statusCode, head.body]).toEqual([200, ""]);
    expect(head.headers["content-length"]).toBe(get.headers["content-length"]);
  });

  it("to what is not HTTP is a problem too", async () => {
    const answer = await answerTo(guichet.api, "nonsense\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain("\r\ncontent-type: application/problem+json");
  });

  it("to a booking with two idempotency keys is 400: joined they would be a third", async () => {
    const head = ["POST /bookings/ HTTP/1.1", "Host: x", "Connection: close", "Content-Type: application/json"];
    const keys = ["Idempotency-Key: one", "idempotency-key: two", "Content-Length: 2"];
    const answer = await answerTo(guichet.api, `${[...head, ...keys].join("\r\n")}\r\n\r\n{}`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain('"reason":"malformed"');
  });
});

describe("another site's page", () => {
  it("may use the API from a listed origin, without cookies", async () => {
    const preflight = { origin: "https://shop.example.org", "access-control-request-method": "POST" };
    const allowed = await guichet.rest("OPTIONS", "/bookings", { headers: preflight });
    expect(allowed.statusCode).toBe(204);
    expect(allowed.headers).toMatchObject({ "access-control-allow-origin": "https://shop.example.org" });
    expect(allowed.headers).not.toHaveProperty("access-control-allow-credentials");
  });

  it("may not from any other", async () => {
    const { headers } = await guichet.rest("GET", "/events", { headers: { origin: "https://evil.example" } });
    expect(headers).not.toHaveProperty("access-control-allow-origin");
  });
});

describe("the reference", () => {
  it("is the document that the repository keeps, and a page without inline scripts or styles", async () => {
    expect((await guichet.rest("GET", "/openapi.json")).json()).toEqual(document);
    const page = await guichet.rest("GET", "/docs/");
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/<script(?![^>]* src=)|<style|style=/);
    expect((await guichet.rest("GET", "/docs/static/swagger-ui-bundle.js")).statusCode).toBe(200);
    expect((await guichet.rest("GET", "/docs/json")).json()).toEqual(document);
  });
});
