import { readFileSync } from "node:fs";
import { appRouter } from "@guichet/api/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestProcess, type TestProcess } from "./testing/test-process.ts";

interface Booking {
  readonly id: string;
  readonly reference: string;
  readonly tickets: readonly { readonly id: string; readonly code: string }[];
}

const OTHER = { name: "Dominique Secret", email: "dominique.secret@example.net" };

let guichet: TestProcess;
let key: string;
let eventId: string;
let sessionId: string;
/** Somebody else's. */
let other: Booking;

beforeAll(async () => {
  guichet = await createTestProcess();
  key = await guichet.key("admin");
  const event = { title: "Concert", venue: "V", city: "Lyon", status: "PUBLISHED" };
  eventId = (await guichet.rest("POST", "/events/", { key, body: event })).json<{ id: string }>().id;
  const times = { startsAt: "2090-01-01T20:00:00Z", endsAt: "2090-01-01T22:00:00Z", capacity: 500, basePrice: 1000 };
  const session = await guichet.rest("POST", `/events/${eventId}/sessions`, { key, body: times });
  sessionId = session.json<{ id: string }>().id;
  other = await book(OTHER);
});
afterAll(() => guichet.drop());

async function book(guest: { name: string; email: string }): Promise<Booking> {
  const response = await guichet.rest("POST", "/bookings/", { body: { sessionId, seats: 2, ...guest } });
  expect(response.statusCode, response.body).toBe(201);
  return response.json<Booking>();
}

const FIELDS = [
  ...["cancelledAt", "confirmedAt", "createdAt", "currency", "email", "event", "expiresAt", "extendedAt", "id", "name"],
  ...["reference", "seats", "serverTime", "session", "status", "tickets", "totalPrice", "unitPrice"],
];

describe("what a guest is told of their booking", () => {
  it("is that booking, field by field, and nothing of anybody else", async () => {
    const { id } = await book({ name: "Camille", email: "camille@example.org" });
    const answers = [
      await guichet.rest("GET", `/bookings/${id}`),
      await guichet.rest("POST", `/bookings/${id}/extend`),
      await guichet.rest("POST", `/bookings/${id}/confirm`),
      await guichet.rest("POST", `/bookings/${id}/cancel`),
      await guichet.web.inject({ url: `/trpc/bookings.get?input=${JSON.stringify({ id })}` }),
    ];
    for (const answer of answers) {
      expect(answer.statusCode, answer.body).toBe(200);
      const body = answer.json();
      const booking = "result" in body ? body.result.data : body;
      expect(Object.keys(booking).sort()).toEqual(FIELDS);
      expect(Object.keys(booking.tickets[0]).sort()).toEqual(["checkedInAt", "code", "id", "seatNumber"]);
      expect(Object.keys(booking.session).sort()).toEqual(["endsAt", "id", "startsAt", "status"]);
      expect(Object.keys(booking.event).sort()).toEqual([
        "address",
        "city",
        "id",
        "slug",
        "timeZone",
        "title",
        "venue",
      ]);
      expect(booking).toMatchObject({ id, name: "Camille", email: "camille@example.org" });
      expect(secretsIn(answer.body)).toEqual([]);
    }
  });

  it("is kept by no cache, listed by no search engine, and named to no other site, refusals included", async () => {
    const { id } = await book({ name: "Camille", email: "camille@example.org" });
    const unknown = "01955a5c-7a3e-7cc0-9d5d-2f6d3c0f7a11";
    const answers = [
      await guichet.rest("GET", `/bookings/${id}`),
      await guichet.rest("POST", `/bookings/${id}/confirm`),
      await guichet.rest("GET", `/bookings/${unknown}`),
      await guichet.rest("GET", "/bookings/not-an-id"),
      await guichet.rest("DELETE", `/bookings/${id}`),
      await guichet.web.inject({ url: `/trpc/bookings.get?input=${JSON.stringify({ id })}` }),
      await guichet.web.inject({ url: `/trpc/bookings.get?input=${JSON.stringify({ id: unknown })}` }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 404, 422, 405, 200, 404]);
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        "cache-control": "no-store",
        "x-robots-tag": "noindex, nofollow",
        "referrer-policy": "no-referrer",
      });
    }
  });

  it("does not differ between an id that was never there and a booking's reference, session or ticket", async () => {
    const refusals = [];
    for (const id of ["01955a5c-7a3e-7cc0-9d5d-2f6d3c0f7a11", sessionId, eventId, other.tickets[0]?.id]) {
      for (const act of ["", "/confirm", "/cancel", "/extend"]) {
        const { statusCode, body } = await guichet.rest(act === "" ? "GET" : "POST", `/bookings/${id}${act}`);
        refusals.push(`${statusCode} ${body}`);
      }
    }
    expect(new Set(refusals).size).toBe(1);
    expect(refusals[0]).toMatch(/^404 .*booking-not-found/);
    for (const id of [other.reference, other.tickets[0]?.code]) {
      expect((await guichet.rest("GET", `/bookings/${id}`)).statusCode).toBe(422);
    }
  });
});

const document = JSON.parse(readFileSync(new URL("../../../docs/openapi.json", import.meta.url), "utf8")) as {
  paths: Record<string, Record<string, unknown>>;
};
const GET_PATHS = Object.keys(document.paths).filter((path) => document.paths[path]?.["get"] !== undefined);
const PROCEDURES = Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>);

/** Everything that can be fetched, with ids that exist. */
function readableUrls(): { api: string[]; web: string[] } {
  const filled = (path: string) =>
    path.replace("{id}", path.startsWith("/bookings") ? other.id : path.startsWith("/sessions") ? sessionId : eventId);
  const inputs = [{}, { id: eventId }, { id: sessionId }, { id: other.id, limit: 10 }, { timeZone: "Europe/Paris" }];
  return {
    api: [...GET_PATHS.map(filled), "/openapi.json", "/docs", "/healthz", "/readyz", "/metrics", "/", "/nothing"],
    web: [
      ...["/", "/my-bookings", `/bookings/${other.id}`, "/admin.html", "/healthz", "/readyz", "/api/auth/get-session"],
      ...["/exports/bookings.csv", "/api/auth/sign-out"],
      // A stream has no end to look at: what it tells is looked at in live/.
      ...PROCEDURES.filter(([, { _def }]) => _def.type !== "subscription").flatMap(([path]) =>
        inputs.map((input) => `/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`),
      ),
    ],
  };
}

/** What of somebody else's booking is in a text. */
function secretsIn(text: string): string[] {
  const { id, reference, tickets } = other;
  return [OTHER.name, OTHER.email, id, reference, ...tickets.map(({ code }) => code)].filter((secret) =>
    text.includes(secret),
  );
}

async function checksums(except: readonly string[] = []): Promise<Record<string, unknown>> {
  const { writer } = guichet.services.database;
  const tables = await writer.$queryRawUnsafe<{ name: string }[]>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'",
  );
  const names = tables.map(({ name }) => name).filter((name) => !except.includes(name));
  expect(names.length).toBeGreaterThan(12);
  const sums = await writer.$queryRawUnsafe<{ Table: string; Checksum: bigint }[]>(
    `CHECKSUM TABLE ${names.map((name) => `\`${name}\``).join(", ")}`,
  );
  return Object.fromEntries(sums.map((row) => [row.Table.split(".")[1], String(row.Checksum)]));
}

/** Where it is noted that somebody asked for what is not theirs, and how often. */
const OF_REFUSALS = ["allowances", "audit_log"];

describe("a GET", () => {
  it("changes nothing, whatever it asks for, and shows no guest anything of another's booking but by its id", async () => {
    const { api, web } = readableUrls();
    expect(api.length + web.length).toBeGreaterThan(100);
    const before = await checksums(OF_REFUSALS);
    for (const [app, urls] of [
      [guichet.api, api],
      [guichet.web, web],
    ] as const) {
      for (const url of urls) {
        const answer = await app.inject({ method: "GET", url });
        expect(answer.statusCode, `${url} answered ${answer.body}`).toBeLessThan(500);
        if (!url.includes(other.id)) expect(secretsIn(answer.body), url).toEqual([]);
      }
    }
    await guichet.services.auditNotes.settled();
    expect(await checksums(OF_REFUSALS)).toEqual(before);
  });

  it("of staff or a key changes nothing but what is noted of their use", async () => {
    const noted = ["api_keys", "audit_log", "allowances"];
    const before = await checksums(noted);
    for (const url of readableUrls().api) {
      const { statusCode } = await guichet.api.inject({ url, headers: { authorization: `Bearer ${key}` } });
      expect(statusCode, url).toBeLessThan(500);
    }
    expect(await checksums(noted)).toEqual(before);
  });

  it("cannot be had for what changes something", async () => {
    const changing = PROCEDURES.filter(([, { _def }]) => _def.type === "mutation");
    expect(changing.length).toBeGreaterThan(10);
    for (const [path] of changing) {
      const answer = await guichet.web.inject({ url: `/trpc/${path}?input=${JSON.stringify({ id: other.id })}` });
      expect(answer.statusCode, path).toBe(405);
    }
    for (const act of ["confirm", "cancel", "extend"]) {
      expect((await guichet.rest("GET", `/bookings/${other.id}/${act}`)).statusCode).toBe(405);
    }
  });
});
