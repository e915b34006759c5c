import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestProcess, type TestProcess } from "./testing/test-process.ts";

let guichet: TestProcess;
let admin: string;
let event: { id: string; slug: string; version: number };
let sessionId: string;
const queries: string[] = [];

beforeAll(async () => {
  guichet = await createTestProcess({ RATE_LIMIT: "0" }, { onQuery: (sql) => queries.push(sql) });
  admin = await guichet.key("admin");
});
afterAll(() => guichet.drop());

/** A published event with a session of its own: nothing about it has been read. */
beforeEach(async () => {
  const fields = { title: "Nuit du jazz", venue: "Théâtre", city: "Lyon", status: "PUBLISHED" };
  event = (await guichet.rest("POST", "/events", { key: admin, body: fields })).json();
  sessionId = await addSession(1);
  queries.length = 0;
});

async function addSession(day: number): Promise<string> {
  const startsAt = new Date(Date.UTC(2095, 0, day, 19)).toISOString();
  const body = { startsAt, endsAt: new Date(Date.UTC(2095, 0, day, 22)).toISOString(), capacity: 50, basePrice: 1000 };
  const made = await guichet.rest("POST", `/events/${event.id}/sessions`, { key: admin, body });
  return made.json<{ id: string }>().id;
}

const get = (url: string, headers: Record<string, string> = {}) => guichet.rest("GET", url, { headers });
const book = (seats: number) => {
  const body = { sessionId, seats, name: "Ana Silva", email: "ana@example.org" };
  return guichet.rest("POST", "/bookings", { body });
};

async function seatsLeft(): Promise<number | undefined> {
  const { items } = (await get(`/events/${event.id}/sessions`)).json<{ items: { availableSeats: number }[] }>();
  return items[0]?.availableSeats;
}

describe("what guests read", () => {
  const pages = () => [
    "/events",
    "/events?limit=1",
    "/categories/",
    `/events/${event.slug}`,
    `/events/${event.id}/sessions`,
  ];

  it("has an entity tag, and is not sent again to who has it: 304, from memory or not", async () => {
    for (const url of pages()) {
      const first = await get(url);
      const { etag } = first.headers;
      expect(etag, url).toMatch(/^"[^"]+"$/);
      for (const tag of [etag, `"other", W/${etag}`, "*"]) {
        const same = await get(url, { "if-none-match": String(tag) });
        expect([same.statusCode, same.body], url).toEqual([304, ""]);
        expect(same.headers).toMatchObject({ etag, vary: "Authorization", "cache-control": "public, no-cache" });
      }
      const other = await get(url, { "if-none-match": '"other"' });
      expect([other.statusCode, other.body], url).toEqual([200, first.body]);
      expect({ ...other.headers, date: "" }).toEqual({ ...first.headers, date: "" });
    }
  });

  it("has the same headers for HEAD, without a body", async () => {
    for (const url of pages()) {
      const page = await get(url);
      const head = await guichet.rest("HEAD", url);
      expect([head.statusCode, head.body]).toEqual([200, ""]);
      expect({ ...head.headers, date: "" }).toEqual({ ...page.headers, date: "" });
      const unchanged = await guichet.rest("HEAD", url, { headers: { "if-none-match": String(page.headers.etag) } });
      expect([unchanged.statusCode, unchanged.body]).toEqual([304, ""]);
      expect(unchanged.headers["content-length"]).toBe(page.headers["content-length"]);
    }
  });

  it("links to its own next page, at each URL that asks for the same", async () => {
    for (const url of ["/events?limit=1", "/events/?limit=1", "/events?limit=1&sort=soonest", "/events?limit=1"]) {
      const { headers } = await get(url);
      expect(headers.link).toMatch(/^<[^>]+cursor=[^>]+>; rel="next"$/);
      expect(String(headers.link)).toContain(`<${url}&cursor=`);
    }
  });

  it("is loaded once for all who ask at the same time", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => get("/events")));
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(queries.length).toBeGreaterThan(0);
    expect(queries.length).toBeLessThanOrEqual(3);
  });

  it("is loaded once for the web port and this one", async () => {
    const input = encodeURIComponent(JSON.stringify({ id: event.id }));
    const trpc = await guichet.web.inject(`/trpc/sessions.list?input=${input}`);
    const loads = queries.length;
    expect(loads).toBeGreaterThan(0);
    const rest = await get(`/events/${event.id}/sessions`);
    expect(queries.length).toBe(loads);
    expect(trpc.json().result.data).toEqual(rest.json());
  });

  it("shows a change as soon as it is answered", async () => {
    expect(await seatsLeft()).toBe(50);
    const { id } = (await book(3)).json<{ id: string }>();
    expect(await seatsLeft()).toBe(47);
    await guichet.rest("POST", `/bookings/${id}/cancel`);
    expect(await seatsLeft()).toBe(50);
  });

  it("has another tag after a change", async () => {
    const url = `/events/${event.id}/sessions`;
    const { etag } = (await get(url)).headers;
    await book(1);
    expect((await get(url, { "if-none-match": String(etag) })).statusCode).toBe(200);
  });

  it("is a refusal that nobody keeps when there is nothing to show", async () => {
    expect((await get(`/events/${event.slug}`)).statusCode).toBe(200);
    await guichet.rest("POST", `/events/${event.id}/archive`, { key: admin });
    const gone = await get(`/events/${event.slug}`);
    expect([gone.statusCode, gone.headers["cache-control"], gone.headers.etag]).toEqual([404, "no-store", undefined]);
    await guichet.rest("POST", `/events/${event.id}/publish`, { key: admin });
    expect((await get(`/events/${event.slug}`)).statusCode).toBe(200);
  });

  it("is judged as any request when it has a condition or a field that is odd", async () => {
    await get("/events?limit=1");
    expect((await get("/events?limit=1", { "if-match": "odd" })).statusCode).toBe(400);
    expect((await get("/events?limit=1", { authorization: "Bearer odd" })).statusCode).toBe(401);
    expect((await get("/events?limit=1&limit=2")).statusCode).toBe(422);
  });
});

describe("never kept", () => {
  it("is what a key reads", async () => {
    await get("/events");
    queries.length = 0;
    for (let time = 1; time <= 2; time += 1) {
      const all = await guichet.rest("GET", "/events", { key: admin });
      expect(all.headers["cache-control"]).toBe("no-store");
      expect(all.headers.etag).toBeUndefined();
      expect(queries.splice(0).length).toBeGreaterThanOrEqual(3);
    }
  });

  it("is a booking", async () => {
    const { id } = (await book(1)).json<{ id: string }>();
    for (let time = 1; time <= 2; time += 1) {
      queries.length = 0;
      const own = await get(`/bookings/${id}`);
      expect([own.statusCode, own.headers["cache-control"], own.headers.etag]).toEqual([200, "no-store", undefined]);
      expect(queries.length).toBeGreaterThan(0);
    }
  });
});

describe("the entity tag of an event", () => {
  it("begins with its version: If-Match takes it, and it changes with each byte of the event", async () => {
    const { etag } = (await get(`/events/${event.id}`)).headers;
    expect(etag).toMatch(/^"1\./);
    const before = (await get(`/events/${event.id}`)).body;
    // Its sessions are not part of it.
    await addSession(2);
    await book(1);
    const after = await get(`/events/${event.id}`);
    expect([after.headers.etag, after.body]).toEqual([etag, before]);
    const changed = await guichet.rest("PATCH", `/events/${event.id}`, {
      key: admin,
      body: { title: "Nuit du blues" },
      headers: { "if-match": String(etag) },
    });
    expect(changed.statusCode).toBe(200);
    const now = await get(`/events/${event.id}`, { "if-none-match": String(etag) });
    expect([now.statusCode, now.headers.etag]).toEqual([200, expect.stringMatching(/^"2\./)]);
  });
});
