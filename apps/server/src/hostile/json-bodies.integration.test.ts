import { readFileSync } from "node:fs";
import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { givenOnSale } from "../testing/on-sale.ts";
import { createTestProcess, PUBLIC_URL, type TestProcess } from "../testing/test-process.ts";

let guichet: TestProcess;
let admin: string;
let sessionId: string;
beforeAll(async () => {
  guichet = await createTestProcess({ RATE_LIMIT: "0", RATE_LIMIT_KEY: "0" });
  admin = await guichet.key("admin");
  ({ sessionId } = await givenOnSale(guichet, admin));
});
afterAll(() => guichet.drop());

type Body = string | Buffer;

/** The text of a booking's JSON. `seats` and `more` are put in as they stand. */
const booking = (seats: string, more = "") =>
  `{"sessionId":"${sessionId}","name":"Ada","email":"ada@example.org","seats":${seats}${more}}`;

const byRest = (body: Body, type = "application/json") =>
  guichet.api.inject({ method: "POST", url: "/bookings/", headers: { "content-type": type }, payload: body });
const byTrpc = (body: Body, type = "application/json") =>
  guichet.web.inject({
    method: "POST",
    url: "/trpc/bookings.create",
    headers: { "content-type": type, origin: PUBLIC_URL },
    payload: body,
  });
const DOORS = [
  ["REST", byRest, 201],
  ["tRPC", byTrpc, 200],
] as const;

const bookings = () => guichet.services.database.writer.booking.count();

/** Nothing was booked, and the answer is short: it does not say again what was sent. */
async function expectRefusal(answer: Promise<LightMyRequestResponse>, statuses: readonly number[]): Promise<void> {
  const before = await bookings();
  const { statusCode, body, headers } = await answer;
  expect(statuses, body.slice(0, 300)).toContain(statusCode);
  expect(headers["content-type"]).toMatch(/^application\/(problem\+)?json/);
  expect(body.length).toBeLessThan(4_000);
  expect(await bookings()).toBe(before);
}

const BODIES: readonly (readonly [name: string, body: () => Body, status: number])[] = [
  ["nesting that never ends", () => "[".repeat(200_000), 400],
  ["100,000 lists in each other", () => `${"[".repeat(100_000)}${"]".repeat(100_000)}`, 422],
  ["40,000 objects in each other", () => `${'{"name":'.repeat(25_000)}1${"}".repeat(25_000)}`, 422],
  ["a field nested 100,000 deep", () => booking("1", `,"x":${"[".repeat(100_000)}${"]".repeat(100_000)}`), 422],
  ["a list of 120,000 numbers", () => `[${"1,".repeat(120_000)}1]`, 422],
  ["20,000 fields", () => `{${Array.from({ length: 20_000 }, (_, i) => `"k${i}":1`).join()}}`, 422],
  ["a name of 200,000 characters", () => booking("1").replace("Ada", "A".repeat(200_000)), 422],
  ["a field with a name of 200,000 characters", () => `{"${"k".repeat(200_000)}":1}`, 422],
  ["a text that is no JSON", () => "seats=1", 400],
  ["JSON with something after it", () => `${booking("1")}x`, 400],
  ["JSON with a comment", () => `/* */${booking("1")}`, 400],
  ["JSON with single quotes", () => booking("1").replaceAll('"', "'"), 400],
  ["JSON cut short", () => booking("1").slice(0, -1), 400],
  ["NUL characters", () => booking("1").replace("Ada", "A\\u0000da"), 422],
  ["bytes of NUL", () => `\0${booking("1")}`, 400],
  ["half of a surrogate pair", () => booking("1").replace("Ada", "A\\ud800"), 422],
  ["UTF-16", () => Buffer.from(booking("1"), "utf16le"), 400],
  ["bytes that are no UTF-8", () => Buffer.from(booking("1").replace("Ada", "Ad\xe9"), "latin1"), 400],
  ["an overlong slash in UTF-8", () => Buffer.from(booking("1").replace("Ada", "Ad\xc0\xaf"), "latin1"), 400],
  ["a surrogate in UTF-8", () => Buffer.from(booking("1").replace("Ada", "Ad\xed\xa0\x80"), "latin1"), 400],
];

describe.each(DOORS)("a booking by %s", (_, book, success) => {
  it.each(BODIES)("of %s is refused", async (__, body, status) => {
    await expectRefusal(book(body()), [status]);
  });

  it.each([
    ...["-1", "0", "-0", "101", "1e2147483647", "1e400", "-1e400", "9007199254740993", "1".repeat(100_000)],
    ...["1.5", "2.0000000001", "0.1", "1e-1", '"3"', '"1e0"', '""', "true", "null", "[1]", "[]", "{}", '{"$gt":0}'],
    ...["NaN", "Infinity", "-Infinity", "0x1", "01", "+1", ".5", "1.", "1_000", "undefined", "١"],
  ])("of %s seats is refused", async (seats) => {
    await expectRefusal(book(booking(seats)), [400, 422]);
  });

  it.each([
    ["1e0", 1],
    ["2.0", 2],
    ["20E-1", 2],
    ["3 ", 3],
  ])("of %s seats is one of %d: the same number in JSON", async (text, seats) => {
    const answer = await book(booking(text));
    expect(answer.statusCode).toBe(success);
    expect(answer.body).toContain(`"seats":${seats},`);
  });

  it("with a field twice has the last one's value, for the check and for the booking", async () => {
    await expectRefusal(book(booking("1", ',"seats":101')), [422]);
    const answer = await book(booking("101", ',"seats":2'));
    expect(answer.statusCode).toBe(success);
    expect(answer.body).toContain('"seats":2,');
  });

  it.each([
    '"__proto__":{"isAdmin":true}',
    '"\\u005f\\u005fproto\\u005f\\u005f":{"isAdmin":true}',
    '"constructor":{"prototype":{"isAdmin":true}}',
    '"prototype":{"isAdmin":true}',
    '"hasOwnProperty":1',
    '"toString":"x"',
    '"x":{"y":[{"__proto__":{"isAdmin":true}}]}',
    '"locale":{"__proto__":{"isAdmin":true}}',
  ])("with %s is refused, and no object has learnt anything", async (field) => {
    await expectRefusal(book(booking("1", `,${field}`)), [400, 422]);
    await expectRefusal(book(`{${field}}`), [400, 422]);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each([
    ...["text/plain", "text/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "*/*"],
    ...["application/jsonx", "application/ld+json", "application/problem+json", "application/octet-stream", "x", ""],
    ...["text/plain; application/json", "application/json, text/plain", "text/plain, application/json"],
    ...["application/json; charset=utf-16", "application/json; charset=iso-8859-1", "application/json;charset=utf-7"],
  ])("called %j is refused: 415", async (type) => {
    await expectRefusal(book(booking("1"), type), [415]);
  });

  it.each(["application/json; charset=utf-8", 'application/json;charset="UTF-8"', "application/json ; x=y"])(
    "called %j is taken",
    async (type) => {
      expect((await book(booking("1"), type)).statusCode).toBe(success);
    },
  );

  it("is taken up to 256 kB, and refused with one byte more: 413", async () => {
    const limit = 256 * 1024;
    const padded = (length: number) => booking("1").padEnd(length, " ");
    expect((await book(padded(limit))).statusCode).toBe(success);
    await expectRefusal(book(padded(limit + 1)), [413]);
  });
});

describe("256 kB and one byte", () => {
  const document = JSON.parse(readFileSync(new URL("../../../../docs/openapi.json", import.meta.url), "utf8")) as {
    paths: Record<string, Record<string, { requestBody?: { content: object } }>>;
  };
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      // Pictures are no JSON, and may be larger.
      .filter(([, { requestBody }]) => requestBody === undefined || "application/json" in requestBody.content)
      .map(([method]) => [method.toUpperCase(), path.replace("{id}", "x")] as const),
  );
  it.each(routes.filter(([method]) => method !== "GET"))("are too much for %s %s", async (method, url) => {
    const answer = await guichet.api.inject({
      method: method as "POST",
      url,
      headers: { "content-type": "application/json", authorization: `Bearer ${admin}` },
      payload: "x".repeat(256 * 1024 + 1),
    });
    expect(answer.json()).toMatchObject({ status: 413, reason: "payload-too-large" });
  });
});

describe("a request for another method than its own", () => {
  it.each(["x-http-method-override", "x-method-override", "x-http-method", "_method"])(
    "in the header %s is not heard",
    async (name) => {
      const headers = { [name]: "DELETE" };
      const [event] = (await guichet.rest("GET", "/events/")).json<{ items: { id: string }[] }>().items;
      const url = `/events/${event?.id}`;
      expect((await guichet.rest("GET", url, { key: admin, headers })).json()).toMatchObject({ id: event?.id });
      await guichet.rest("POST", url, { key: admin, headers });
      expect((await guichet.rest("GET", url)).statusCode).toBe(200);
    },
  );
});
