import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestProcess, type TestProcess } from "./testing/test-process.ts";

let guichet: TestProcess;
let key: string;
let sessionId: string;
beforeAll(async () => {
  guichet = await createTestProcess();
  key = await guichet.key("admin");
});
afterAll(() => guichet.drop());
afterEach(() => guichet.setNow(null));

const UNKNOWN = "01955a5c-7a3e-7cc0-9d5d-2f6d3c0f7a11";

beforeEach(async () => {
  const event = { title: "Concert", venue: "V", city: "Lyon", status: "PUBLISHED" };
  const { id } = (await guichet.rest("POST", "/events/", { key, body: event })).json<{ id: string }>();
  const times = { startsAt: "2090-01-01T20:00:00Z", endsAt: "2090-01-01T22:00:00Z", capacity: 5, basePrice: 1000 };
  const session = await guichet.rest("POST", `/events/${id}/sessions`, { key, body: times });
  sessionId = session.json<{ id: string }>().id;
});

function book(seats: number, changes: object = {}, headers: Record<string, string> = {}) {
  return guichet.rest("POST", "/bookings/", {
    headers,
    body: { sessionId, name: "Camille", email: "camille@example.org", seats, ...changes },
  });
}

async function hold(seats = 1): Promise<string> {
  const response = await book(seats);
  expect(response.statusCode, response.body).toBe(201);
  return response.json<{ id: string }>().id;
}

describe("a booking", () => {
  it("is held with 201 and Location, read there by who knows its id, and kept by no cache", async () => {
    const created = await book(2);
    expect(created.statusCode).toBe(201);
    expect(created.json()).toMatchObject({ status: "PENDING", seats: 2, totalPrice: 2000 });
    const read = await guichet.rest("GET", String(created.headers.location));
    expect(read.headers["cache-control"]).toBe("no-store");
    const { serverTime: _, ...booking } = read.json<Record<string, unknown>>();
    expect(created.json()).toMatchObject(booking);
  });

  it("is made once with an Idempotency-Key: the same answer, status and Location; 422 for another request", async () => {
    const header = { "idempotency-key": "0b5f3a52-5f0e-4d0c-9d07-3d5bb0f4a2a6" };
    const first = await book(2, {}, header);
    const again = await book(2, {}, header);
    expect([again.statusCode, again.headers.location, again.body]).toEqual([201, first.headers.location, first.body]);
    const other = await book(1, {}, header);
    expect([other.statusCode, other.json()]).toMatchObject([422, { reason: "idempotency-key-reused" }]);
    const [one, two] = await Promise.all([1, 2].map(() => book(1, {}, { "idempotency-key": "at once" })));
    expect([one?.statusCode, two?.statusCode].sort()).toEqual([201, 409]);
    const late = [one, two].find((response) => response?.statusCode === 409);
    expect(late?.headers["retry-after"]).toBe("1");
  });

  it("is another one for each who sends the same Idempotency-Key: guests, and every API key by itself", async () => {
    const keys = [null, await guichet.key("admin"), await guichet.key("admin")];
    const ids = await Promise.all(
      keys.map(async (each) => {
        const credentials = each === null ? {} : { authorization: `Bearer ${each}` };
        return (await book(1, {}, { "idempotency-key": "the same", ...credentials })).json<{ id: string }>().id;
      }),
    );
    expect(new Set(ids).size).toBe(3);
  });

  it.each([
    ["longer than 255 characters", { "idempotency-key": "x".repeat(256) }, {}],
    ["empty", { "idempotency-key": "" }, {}],
    ["in the body", {}, { idempotencyKey: "abc" }],
  ])("is refused with a key that is %s: 422", async (_, headers, changes) => {
    const refused = await book(1, changes, headers);
    expect([refused.statusCode, refused.json()]).toMatchObject([422, { reason: "invalid" }]);
  });

  it("is given more time once: 409 after that", async () => {
    const id = await hold();
    const extended = await guichet.rest("POST", `/bookings/${id}/extend`);
    expect([extended.statusCode, extended.json()]).toMatchObject([200, { extendedAt: expect.any(String) }]);
    const again = await guichet.rest("POST", `/bookings/${id}/extend`);
    expect([again.statusCode, again.json()]).toMatchObject([409, { reason: "hold-already-extended" }]);
  });

  it.each([
    ["without a body or a type", {}],
    ["with a JSON type and no body", { headers: { "content-type": "application/json" } }],
    [
      "with a form's type and no body",
      { headers: { "content-type": "application/x-www-form-urlencoded", "content-length": "0" } },
    ],
    ["with an empty object", { body: {} }],
  ])("is confirmed %s", async (_, options) => {
    const response = await guichet.rest("POST", `/bookings/${await hold()}/confirm`, options);
    expect([response.statusCode, response.json()]).toMatchObject([200, { status: "CONFIRMED" }]);
  });

  it("is cancelled, held or confirmed, and cannot be confirmed after that: 409", async () => {
    const id = await hold();
    expect((await guichet.rest("POST", `/bookings/${id}/confirm/`)).json()).toMatchObject({ status: "CONFIRMED" });
    expect((await guichet.rest("POST", `/bookings/${id}/cancel/`)).json()).toMatchObject({ status: "CANCELLED" });
    const late = await guichet.rest("POST", `/bookings/${id}/confirm`);
    expect(late.json()).toMatchObject({ status: 409, reason: "booking-cancelled" });
  });

  it("cannot be confirmed once its hold has passed: 410", async () => {
    const id = await hold();
    guichet.setNow(new Date(Date.now() + 16 * 60_000));
    const late = await guichet.rest("POST", `/bookings/${id}/confirm`);
    expect([late.statusCode, late.json()]).toMatchObject([410, { reason: "hold-expired" }]);
  });

  it("is refused with 409 when the seats do not suffice, saying how many are left", async () => {
    await hold(3);
    const refused = await book(3);
    expect(refused.json()).toMatchObject({ status: 409, reason: "insufficient-seats", availableSeats: 2 });
    expect((await book(2)).statusCode).toBe(201);
  });

  it("needs a known session, an address, and 1 to 10 seats", async () => {
    expect((await book(1, { sessionId: UNKNOWN })).json()).toMatchObject({ status: 404, reason: "session-not-found" });
    expect((await book(0)).statusCode).toBe(422);
    expect((await book(11)).statusCode).toBe(422);
    expect((await book(1, { email: "camille" })).json()).toMatchObject({ errors: [{ path: "email" }] });
    expect((await book(1, { seats: "1" })).json()).toMatchObject({ errors: [{ path: "seats" }] });
  });

  it("that is unknown is 404, and what is no id 422", async () => {
    for (const [method, path] of [
      ["GET", ""],
      ["POST", "/confirm"],
      ["POST", "/cancel"],
    ] as const) {
      expect((await guichet.rest(method, `/bookings/${UNKNOWN}${path}`)).json()).toMatchObject({
        reason: "booking-not-found",
      });
      expect((await guichet.rest(method, `/bookings/nonsense${path}`)).statusCode).toBe(422);
    }
  });
});

describe("the list of bookings", () => {
  it("is for keys: a guest is 401, whatever the query", async () => {
    expect((await guichet.rest("GET", "/bookings/")).json()).toMatchObject({ status: 401, reason: "unauthenticated" });
    expect((await guichet.rest("GET", "/bookings/?nonsense=1")).statusCode).toBe(401);
  });

  it("filters by session and by several states, in either notation", async () => {
    const confirmed = await hold();
    const cancelled = await hold();
    await hold();
    await guichet.rest("POST", `/bookings/${confirmed}/confirm`);
    await guichet.rest("POST", `/bookings/${cancelled}/cancel`);
    for (const states of ["status=CONFIRMED&status=CANCELLED", "status=CONFIRMED,CANCELLED"]) {
      const list = await guichet.rest("GET", `/bookings?sessionId=${sessionId}&${states}`, { key });
      const ids = list.json<{ items: { id: string }[] }>().items.map((item) => item.id);
      expect(ids.sort()).toEqual([confirmed, cancelled].sort());
    }
    expect((await guichet.rest("GET", "/bookings?status=SOLD", { key })).statusCode).toBe(422);
    expect((await guichet.rest("GET", "/bookings?cursor=nonsense", { key })).statusCode).toBe(400);
  });

  it("has a next page that keeps the filter", async () => {
    await hold();
    await hold();
    const first = await guichet.rest("GET", `/bookings/?sessionId=${sessionId}&limit=1`, { key });
    const next = /^<(.+)>; rel="next"$/.exec(String(first.headers.link))?.[1] ?? "";
    const second = await guichet.rest("GET", next, { key });
    expect(second.json<{ items: unknown[] }>().items).toHaveLength(1);
    expect(second.json()).not.toEqual(first.json());
  });
});
