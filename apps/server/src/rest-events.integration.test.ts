import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestProcess, type TestProcess } from "./testing/test-process.ts";

let guichet: TestProcess;
let key: string;
beforeAll(async () => {
  guichet = await createTestProcess();
  key = await guichet.key("admin");
});
afterAll(() => guichet.drop());

const NEW_EVENT = { title: "Nuit des étoiles", venue: "Observatoire", city: "Saint-Véran", status: "PUBLISHED" };
const UNKNOWN = "01955a5c-7a3e-7cc0-9d5d-2f6d3c0f7a11";

async function createEvent(changes: object = {}) {
  const response = await guichet.rest("POST", "/events/", { key, body: { ...NEW_EVENT, ...changes } });
  expect(response.statusCode, response.body).toBe(201);
  return response.json<{ id: string; slug: string; version: number }>();
}

async function createSession(eventId: string, changes: object = {}) {
  const body = {
    startsAt: "2090-08-12T20:00:00Z",
    endsAt: "2090-08-12T23:00:00Z",
    capacity: 5,
    basePrice: 1200,
    ...changes,
  };
  const response = await guichet.rest("POST", `/events/${eventId}/sessions`, { key, body });
  expect(response.statusCode, response.body).toBe(201);
  return response.json<{ id: string; version: number }>();
}

/** The entity tag of an answer in this version. */
const tagOf = (version: number) => expect.stringMatching(new RegExp(`^"${version}\\.[\\w-]{24}"$`));

describe("an event", () => {
  it("is created with 201, Location and ETag, and read there", async () => {
    const created = await guichet.rest("POST", "/events", { key, body: NEW_EVENT });
    expect(created.statusCode).toBe(201);
    const { id } = created.json<{ id: string }>();
    expect(created.headers).toMatchObject({ location: `/events/${id}`, etag: tagOf(1), "cache-control": "no-store" });
    const read = await guichet.rest("GET", String(created.headers.location));
    expect(read.json()).toEqual(created.json());
    expect(read.headers).toMatchObject({ etag: created.headers.etag, "cache-control": "public, no-cache" });
  });

  it("is found by a slug that needs percent-encoding, and by its id in capitals", async () => {
    const { id, slug } = await createEvent({ slug: "fete-des-lumieres" });
    const encoded = slug.replaceAll("-", "%2D");
    expect((await guichet.rest("GET", `/events/${encoded}`)).json()).toMatchObject({ id });
    expect((await guichet.rest("GET", `/events/${id.toUpperCase()}/`)).json()).toMatchObject({ id });
  });

  it("is not sent again to whoever has it: 304", async () => {
    const { id } = await createEvent();
    const { etag } = (await guichet.rest("GET", `/events/${id}`)).headers;
    const same = await guichet.rest("GET", `/events/${id}`, { headers: { "if-none-match": `W/${etag}` } });
    expect([same.statusCode, same.body, same.headers.etag]).toEqual([304, "", etag]);
    const other = await guichet.rest("GET", `/events/${id}`, { headers: { "if-none-match": '"1"' } });
    expect(other.statusCode).toBe(200);
  });

  it("is sent to whoever has another one that was under its address in the same version", async () => {
    const slug = "deux-fois";
    const { id } = await createEvent({ slug });
    const { etag } = (await guichet.rest("GET", `/events/${slug}`)).headers;
    expect((await guichet.rest("DELETE", `/events/${id}`, { key })).statusCode).toBe(204);
    const { id: second } = await createEvent({ slug });
    const read = await guichet.rest("GET", `/events/${slug}`, { key, headers: { "if-none-match": String(etag) } });
    expect([read.statusCode, read.json()]).toMatchObject([200, { id: second, version: 1 }]);
  });

  it("is changed only in the version that If-Match names", async () => {
    const { id } = await createEvent();
    const change = (ifMatch: string, title: string) =>
      guichet.rest("PATCH", `/events/${id}`, { key, body: { title }, headers: { "if-match": ifMatch } });
    expect((await change('"7"', "A")).json()).toMatchObject({ reason: "edit-conflict", currentVersion: 1 });
    expect((await change('"1"', "B")).headers.etag).toEqual(tagOf(2));
    expect((await change('W/"2"', "C")).statusCode).toBe(412);
    expect((await change('"9", "2"', "D")).json()).toMatchObject({ title: "D", version: 3 });
    expect((await change("*", "E")).json()).toMatchObject({ title: "E", version: 4 });
    expect((await change("4", "F")).statusCode).toBe(400);
    expect((await guichet.rest("GET", `/events/${id}`)).json()).toMatchObject({ title: "E" });
  });

  it("is published, archived and copied", async () => {
    const { id } = await createEvent({ status: "DRAFT" });
    expect((await guichet.rest("GET", `/events/${id}`)).json()).toMatchObject({ reason: "event-not-found" });
    expect((await guichet.rest("POST", `/events/${id}/publish/`, { key })).json()).toMatchObject({
      status: "PUBLISHED",
    });
    expect((await guichet.rest("POST", `/events/${id}/archive`, { key })).json()).toMatchObject({ status: "ARCHIVED" });
    const copy = await guichet.rest("POST", `/events/${id}/duplicate`, { key });
    expect(copy.statusCode).toBe(201);
    expect(copy.headers.location).toBe(`/events/${copy.json<{ id: string }>().id}`);
  });

  it("is deleted with 204 and no body, but not with live bookings: 409 and how many", async () => {
    const { id } = await createEvent();
    const session = await createSession(id);
    const booking = { sessionId: session.id, name: "Camille", email: "camille@example.org", seats: 2 };
    await guichet.rest("POST", "/bookings", { body: booking });
    const refused = await guichet.rest("DELETE", `/events/${id}`, { key });
    expect([refused.statusCode, refused.json()]).toMatchObject([409, { reason: "event-has-bookings", count: 1 }]);
    const free = await createEvent();
    await createSession(free.id);
    const stale = await guichet.rest("DELETE", `/events/${free.id}/`, { key, headers: { "if-match": '"8"' } });
    expect(stale.statusCode).toBe(412);
    const deleted = await guichet.rest("DELETE", `/events/${free.id}/`, { key });
    expect([deleted.statusCode, deleted.body]).toEqual([204, ""]);
    expect((await guichet.rest("GET", `/events/${free.id}`)).statusCode).toBe(404);
  });

  it("needs valid fields: 422 names them; a taken slug is 409", async () => {
    const invalid = await guichet.rest("POST", "/events", { key, body: { ...NEW_EVENT, title: "", colour: "red" } });
    expect(invalid.statusCode).toBe(422);
    expect(invalid.json<{ errors: { path: string }[] }>().errors.map((error) => error.path)).toEqual(["title", ""]);
    await createEvent({ slug: "taken" });
    const taken = await guichet.rest("POST", "/events", { key, body: { ...NEW_EVENT, slug: "taken" } });
    expect([taken.statusCode, taken.json()]).toMatchObject([409, { reason: "slug-taken" }]);
    const category = await guichet.rest("POST", "/events", { key, body: { ...NEW_EVENT, categories: ["none"] } });
    expect(category.json()).toMatchObject({ status: 422, reason: "unknown-category" });
  });

  it("takes its id from the path alone: the body may not name another", async () => {
    const { id } = await createEvent();
    const response = await guichet.rest("PATCH", `/events/${id}`, { key, body: { id: UNKNOWN, title: "X" } });
    expect([response.statusCode, response.json()]).toMatchObject([422, { reason: "invalid" }]);
    const inQuery = await guichet.rest("PATCH", `/events/${id}?title=X`, { key, body: {} });
    expect(inQuery.statusCode).toBe(422);
    expect((await guichet.rest("GET", `/events/${id}`)).json()).toMatchObject({ title: NEW_EVENT.title });
  });
});

describe("the list of events", () => {
  it("goes from page to page by the Link header, keeping the filters", async () => {
    const wanted = ["Ga", "Bu", "Zo"];
    for (const title of wanted) {
      const { id } = await createEvent({ title, city: "Pagination" });
      await createSession(id);
    }
    const titles: string[] = [];
    let url: string | undefined = "/events/?city=Pagination&limit=2&sort=title&seats=3";
    while (url !== undefined) {
      const page: Awaited<ReturnType<typeof guichet.rest>> = await guichet.rest("GET", url);
      const { items, nextCursor } = page.json<{ items: { title: string }[]; nextCursor: string | null }>();
      titles.push(...items.map((item) => item.title));
      url = /^<(.+)>; rel="next"$/.exec(String(page.headers.link))?.[1];
      expect(url === undefined).toBe(nextCursor === null);
      if (url !== undefined) expect(url).toMatch(/^\/events\/\?city=Pagination&limit=2&sort=title&seats=3&cursor=/);
    }
    expect(titles).toEqual(["Bu", "Ga", "Zo"]);
  });

  it("refuses filters it does not know or cannot read", async () => {
    for (const query of [
      "colour=red",
      "limit=ten",
      "limit=0",
      "limit=1&limit=2",
      "seats=",
      "sort=price",
      "from=today",
    ]) {
      expect((await guichet.rest("GET", `/events/?${query}`)).statusCode, query).toBe(422);
    }
    expect((await guichet.rest("GET", "/events/?cursor=nonsense")).json()).toMatchObject({ reason: "invalid-cursor" });
  });

  it("shows guests what is published, and hides the rest even when asked for", async () => {
    await createEvent({ title: "Brouillon", status: "DRAFT", city: "Secret" });
    const asGuest = await guichet.rest("GET", "/events/?city=Secret&status=DRAFT");
    if (asGuest.statusCode === 200) expect(asGuest.json()).toMatchObject({ items: [] });
    expect((await guichet.rest("GET", "/events/?city=Secret&view=manage")).statusCode).toBe(401);
    const withKey = await guichet.rest("GET", "/events/?city=Secret&status=DRAFT,ARCHIVED", { key });
    expect(withKey.json<{ items: unknown[] }>().items).toHaveLength(1);
    expect(withKey.headers["cache-control"]).toBe("no-store");
  });

  it("comes with the categories", async () => {
    expect((await guichet.rest("GET", "/categories/")).json()).toMatchObject({ items: [], nextCursor: null });
  });
});

describe("a session", () => {
  it("is added, changed, listed and deleted", async () => {
    const { id: eventId } = await createEvent();
    const { id } = await createSession(eventId);
    const list = await guichet.rest("GET", `/events/${eventId}/sessions/`);
    expect(list.json()).toMatchObject({ items: [{ id, availableSeats: 5, price: { amount: 1200, currency: "EUR" } }] });
    const changed = await guichet.rest("PATCH", `/sessions/${id}/`, {
      key,
      body: { capacity: 8 },
      headers: { "if-match": '"1"' },
    });
    expect([changed.json(), changed.headers.etag]).toMatchObject([{ capacity: 8, version: 2 }, tagOf(2)]);
    const stale = await guichet.rest("PATCH", `/sessions/${id}`, {
      key,
      body: { capacity: 9 },
      headers: { "if-match": '"1"' },
    });
    expect(stale.json()).toMatchObject({ status: 412, currentVersion: 2 });
    expect((await guichet.rest("DELETE", `/sessions/${id}`, { key })).statusCode).toBe(204);
    expect((await guichet.rest("DELETE", `/sessions/${id}`, { key })).json()).toMatchObject({
      reason: "session-not-found",
    });
  });

  it("may not overlap another, lie in the past, end before it starts, or be of an unknown event", async () => {
    const { id } = await createEvent();
    await createSession(id);
    const add = (body: object, event = id) => guichet.rest("POST", `/events/${event}/sessions/`, { key, body });
    const times = { startsAt: "2090-08-12T21:00:00Z", endsAt: "2090-08-12T22:00:00Z", capacity: 1, basePrice: 0 };
    expect((await add(times)).json()).toMatchObject({ status: 409, reason: "session-overlap" });
    const past = { ...times, startsAt: "2020-01-01T10:00:00Z", endsAt: "2020-01-01T11:00:00Z" };
    expect((await add(past)).json()).toMatchObject({ status: 422, reason: "session-in-past" });
    expect((await add({ ...times, endsAt: times.startsAt })).json()).toMatchObject({ status: 422, reason: "invalid" });
    expect((await add(times, UNKNOWN)).json()).toMatchObject({ status: 404, reason: "event-not-found" });
    expect((await guichet.rest("GET", `/events/${UNKNOWN}/sessions`)).statusCode).toBe(404);
  });

  it("is cancelled with its bookings, and keeps the capacity that is taken", async () => {
    const { id: eventId } = await createEvent();
    const { id } = await createSession(eventId);
    await guichet.rest("POST", "/bookings", { body: { sessionId: id, name: "C", email: "c@example.org", seats: 4 } });
    const smaller = await guichet.rest("PATCH", `/sessions/${id}`, { key, body: { capacity: 3 } });
    expect(smaller.json()).toMatchObject({ status: 409, reason: "capacity-below-reserved", count: 4 });
    expect((await guichet.rest("DELETE", `/sessions/${id}`, { key })).json()).toMatchObject({
      reason: "session-has-bookings",
    });
    const cancelled = await guichet.rest("POST", `/sessions/${id}/cancel`, { key });
    expect(cancelled.json()).toMatchObject({ session: { status: "CANCELLED" }, cancelledBookings: 1 });
  });
});
