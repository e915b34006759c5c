import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { measure } from "./measure.ts";
import type { Work } from "./plan.ts";

let folder: string;
let server: Server;
/** What the server was asked for: method and path, and the body. */
let heard: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "guichet-bench-"));
  heard = [];
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

type Answer = (heard: readonly string[]) => { status: number; body: object };

async function clientsAtWork(work: Work, answer: Answer, windowMs = 500) {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += String(part);
    });
    request.on("end", () => {
      heard.push(`${request.method} ${request.url} ${body}`.trim());
      const { status, body: answered } = answer(heard);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answered));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const plan = { origin: `http://127.0.0.1:${port}`, clients: 3, work, warmupMs: 100, windowMs };
  const observed = { server: process.pid, database: [] };
  return measure(plan, { observed, log: join(folder, "clients.log") });
}

describe("measure", () => {
  it("remembers every booking that was promised, within the window or not, and counts what was done in it", async () => {
    const work: Work = { kind: "post", path: "/bookings/", bodies: ["1", "2"], keys: false };
    const { measured, acknowledged, load } = await clientsAtWork(work, ({ length }) => {
      return { status: 201, body: { id: `booking ${length}` } };
    });
    expect(measured).toMatchObject({ errors: {}, soldOut: false });
    expect(measured.done).toBeGreaterThan(0);
    expect(acknowledged.length).toBeGreaterThanOrEqual(measured.done);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    expect(acknowledged).toContain("booking 1");
    // Three clients and two bodies: both are sent.
    expect(new Set(heard)).toEqual(new Set(["POST /bookings/ 1", "POST /bookings/ 2"]));
    expect(load.database).toBeNull();
  });

  it("ends when there is no seat left, which is no error; any other refusal is one", async () => {
    const work: Work = { kind: "post", path: "/bookings/", bodies: ["1"], keys: false };
    // More than are answered before the window opens.
    const busy = 5000;
    const answer: Answer = ({ length }) => {
      if (length <= busy) return { status: 503, body: { reason: "busy" } };
      return { status: 409, body: { reason: "insufficient-seats" } };
    };
    const outcome = await clientsAtWork(work, answer, 3_600_000);
    expect(outcome.measured).toMatchObject({ done: 0, soldOut: true });
    expect(Object.keys(outcome.measured.errors)).toEqual(["503"]);
    expect(outcome.acknowledged).toEqual([]);
  });

  it("leads bookings to their ends", async () => {
    const work: Work = { kind: "lives", path: "/bookings/", bodies: ["{}"] };
    const { measured } = await clientsAtWork(work, () => ({ status: 201, body: { id: "7" } }));
    expect(measured.errors).toEqual({});
    expect(new Set(heard)).toEqual(
      new Set(["POST /bookings/ {}", "POST /bookings/7/confirm", "POST /bookings/7/cancel"]),
    );
  });
});
