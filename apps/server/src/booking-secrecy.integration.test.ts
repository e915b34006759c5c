import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, type TestDatabase } from "@guichet/db/testing";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { givenApiKey } from "./testing/given-api-key.ts";
import { type RealServer, runServer } from "./testing/real-server.ts";

let database: TestDatabase;
let server: RealServer;
let dataDir: string;
let base: { api: string; web: string };

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = mkdtempSync(join(tmpdir(), "guichet-secrecy-"));
  server = await runServer({ DATABASE_URL: database.url, DATA_DIR: dataDir, LOG_LEVEL: "trace" });
  base = { api: `http://127.0.0.1:${server.apiPort}`, web: `http://127.0.0.1:${server.webPort}` };
  await vi.waitFor(async () => expect(await isReady()).toBe(true), { timeout: 30_000, interval: 100 });
});
afterAll(async () => {
  server.child.kill("SIGTERM");
  await server.ended;
  await database.drop();
  rmSync(dataDir, { recursive: true });
});

const isReady = () =>
  fetch(`${base.api}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

async function send(method: string, url: string, body?: unknown, headers: Record<string, string> = {}) {
  return fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

describe("the id of a booking, which is all one needs to change it", () => {
  it("is in no line of the server's log at any level, whatever is done with it and whatever fails; nor is its guest", async () => {
    const key = await givenApiKey(database.database, "admin");
    const staff = { authorization: `Bearer ${key}` };
    const event = await send(
      "POST",
      `${base.api}/events/`,
      { title: "Concert", venue: "V", city: "Lyon", status: "PUBLISHED" },
      staff,
    );
    const { id: eventId } = (await event.json()) as { id: string };
    const times = { startsAt: "2090-01-01T20:00:00Z", endsAt: "2090-01-01T22:00:00Z", capacity: 50, basePrice: 1000 };
    const session = await send("POST", `${base.api}/events/${eventId}/sessions`, times, staff);
    const { id: sessionId } = (await session.json()) as { id: string };
    const guest = { sessionId, name: "Camille Secret", email: "camille.secret@example.org", seats: 1 };
    const made = await send("POST", `${base.api}/bookings/`, guest, { "idempotency-key": "camille-secret-key" });
    const { id } = (await made.json()) as { id: string };
    const input = encodeURIComponent(JSON.stringify({ id }));
    const everything = async () => [
      await send("GET", `${base.api}/bookings/${id}`),
      await send("GET", `${base.api}/bookings/${id}/`),
      await send("GET", `${base.api}/bookings/${id}/nothing`),
      await send("GET", `${base.api}/bookings/${id}%zz`),
      await send("PUT", `${base.api}/bookings/${id}`),
      await send("POST", `${base.api}/bookings/${id}/confirm`),
      await send("POST", `${base.api}/bookings/${id}/confirm`, "{"),
      await send("GET", `${base.web}/bookings/${id}`),
      await send("GET", `${base.web}/trpc/bookings.get?input=${input}`),
      await send("GET", `${base.web}/trpc/bookings.get?input=${input}%7B`),
      await send("POST", `${base.web}/trpc/bookings.cancel`, { id }, { origin: "https://evil.example" }),
      await send("POST", `${base.web}/trpc/bookings.cancel`, { id }),
      await send("GET", `${base.web}/nothing/${id}`),
      await send("POST", `${base.api}/bookings/`, guest, { "idempotency-key": "camille-secret-key" }),
      await send("GET", `${base.api}/bookings/?q=camille.secret@example.org`, undefined, staff),
    ];
    await everything();
    // Now everything fails, in a way that nobody foresaw.
    await database.asMigrator(
      "ALTER TABLE tickets RENAME COLUMN code TO code_gone",
      "ALTER TABLE bookings RENAME COLUMN session_id TO session_gone",
    );
    const broken = (await everything()).map(({ status }) => status);
    expect(broken.filter((status) => status === 500).length).toBeGreaterThan(2);
    await vi.waitFor(() => expect(server.output()).toContain("unexpected error"));
    const output = server.output();
    expect(output).toContain("route=/bookings/:id");
    for (const secret of [id, "camille", "Camille", key]) expect(output).not.toContain(secret);
  });

  it("is not in the load balancer's log either, which has no URL and no header", () => {
    for (const file of ["base.cfg", "http.cfg", "database.cfg"]) {
      const config = readFileSync(new URL(`../../../deploy/haproxy/${file}`, import.meta.url), "utf8");
      const lines = config.split("\n").map((line) => line.replace(/#.*$/, "").trim());
      // HAProxy 3.0 configuration manual, 8.2.6: what names the request line, its path or its query; 8.8: captured headers.
      expect(
        lines.filter((line) => /^log-format/.test(line) && /%(\{[^}]*\})?(r|HU|HP|HPO|HQ|hr|hrl|\[)/.test(line)),
      ).toEqual([]);
      expect(
        lines.filter((line) => /^option (httplog|httpslog)|^(declare )?capture |http-request capture/.test(line)),
      ).toEqual([]);
    }
  });
});
