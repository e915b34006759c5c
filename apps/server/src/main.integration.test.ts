import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@guichet/db";
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from "@guichet/db/testing";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startTcpProxy } from "../../../packages/db/src/testing/tcp-proxy.ts";
import { freePort, type RealServer, runServer } from "./testing/real-server.ts";

let database: TestDatabase;
const dataDir = mkdtempSync(join(tmpdir(), "guichet-main-"));
const children: ChildProcess[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});
afterAll(async () => {
  await database.drop();
  rmSync(dataDir, { recursive: true });
});

async function run(settings: Record<string, string> = {}): Promise<RealServer> {
  const server = await runServer({ DATABASE_URL: database.url, DATA_DIR: dataDir, ...settings });
  children.push(server.child);
  return server;
}

it("prints the first admin's link once it serves, and the same one to nobody else", async () => {
  const server = await run();
  await expect.poll(server.output, { timeout: 30_000 }).toMatch(/^First admin: \S+$/m);
  expect(server.output()).toMatch(
    new RegExp(`^First admin: http://localhost:${server.webPort}/admin\\.html#/setup\\?token=[\\w-]{43}$`, "m"),
  );
  const ready = await fetch(`http://127.0.0.1:${server.apiPort}/readyz`);
  expect(await ready.json()).toEqual({ status: "ready" });
  server.child.kill("SIGTERM");
  expect(await server.ended).toBe(0);
});

it("finishes the request in hand when it is told to stop, takes no new one, and ends with 0", async () => {
  const server = await run();
  await expect.poll(server.output, { timeout: 30_000 }).toContain("First admin");
  const body = JSON.stringify({ nonsense: true });
  const answer = new Promise<number | undefined>((resolve, reject) => {
    const sent = request(
      {
        port: server.apiPort,
        host: "127.0.0.1",
        path: "/bookings/",
        method: "POST",
        headers: { "content-type": "application/json", "content-length": body.length, expect: "100-continue" },
      },
      (response) => resolve(response.resume().statusCode),
    );
    sent.on("error", reject);
    // The server has the head of the request and waits for its body.
    sent.on("continue", async () => {
      server.child.kill("SIGTERM");
      await expect.poll(() => canConnect(server.apiPort), { timeout: 10_000 }).toBe(false);
      sent.end(body);
    });
    sent.flushHeaders();
  });
  expect(await answer).toBe(422);
  expect(await server.ended).toBe(0);
});

it("serves on for a while after it is told to stop: /readyz says so at once, and each answer ends its connection", async () => {
  const server = await run({ DRAIN_SECONDS: "1" });
  await expect.poll(server.output, { timeout: 30_000 }).toContain("First admin");
  // One connection, kept alive, for all requests.
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (path: string) => askOnce(server.apiPort, path, agent);
  expect(await ask("/readyz")).toEqual([200, "keep-alive"]);
  server.child.kill("SIGTERM");
  await expect.poll(() => ask("/readyz"), { interval: 20 }).toEqual([503, "close"]);
  expect(await ask("/categories")).toEqual([200, "close"]);
  expect(await server.ended).toBe(0);
  expect(await canConnect(server.apiPort)).toBe(false);
});

function askOnce(port: number, path: string, agent: Agent): Promise<[number | undefined, string | undefined]> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: "127.0.0.1", path, agent }, (response) => {
      response.resume().on("end", () => resolve([response.statusCode, response.headers.connection]));
    });
    sent.on("error", reject).end();
  });
}

function canConnect(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/healthz`).then(
    () => true,
    () => false,
  );
}

it("says in one line that a port is taken, and ends with 1", async () => {
  const other = createServer();
  const port = await freePort();
  await new Promise<void>((resolve) => other.listen(port, "127.0.0.1", resolve));
  const server = await run({ WEB_PORT: String(port) });
  expect(await server.ended).toBe(1);
  expect(server.output().trim()).toMatch(
    new RegExp(`^[^\\n]*Port ${port} is already in use \\(EADDRINUSE [^\\n]*WEB_PORT[^\\n]*$`, "m"),
  );
  other.close();
});

it("says in one line what is wrong with a setting, and ends with 1", async () => {
  const server = await run({ HOLD_MINUTES: "500" });
  expect(await server.ended).toBe(1);
  expect(server.output()).toMatch(/^HOLD_MINUTES: [^\n]+\n$/);
});

it("warns of a secret that is easy to guess, and of a user of the database who may do too much, and runs", async () => {
  const server = await run({ SECRET: "x".repeat(40), DATABASE_URL: database.migratorUrl });
  await expect.poll(server.output, { timeout: 30_000 }).toContain("First admin");
  expect(server.output()).toContain("SECRET is easy to guess");
  expect(server.output()).toContain("this user of the database may drop the triggers that protect the audit log");
});

it("does not serve a database that lacks migrations", async () => {
  const empty = await createEmptyDatabase();
  const server = await run({ DATABASE_URL: empty.url });
  expect(await server.ended).toBe(1);
  expect(server.output()).toContain("run npm run migrate");
  await empty.drop();
});

it("does not serve a database that lets the audit log be changed", async () => {
  await database.asMigrator("DROP TRIGGER audit_log_unchanged");
  const server = await run();
  const code = await server.ended;
  await migrate({ url: database.migratorUrl });
  expect(code).toBe(1);
  // A clone in which nothing was built is told of first.
  expect(server.output()).toMatch(/^The database lets the audit log be changed \(UPDATE\).*npm run migrate[^\n]*\n$/m);
});

it("outlives connections to the database that break while they are set up", async () => {
  const url = new URL(database.url);
  const proxy = await startTcpProxy(Number(url.port));
  url.port = String(proxy.port);
  const server = await run({ DATABASE_URL: url.toString() });
  await expect.poll(server.output, { timeout: 30_000 }).toContain("First admin");
  proxy.breakAt("ISOLATION LEVEL", "before");
  const ready = () => fetch(`http://127.0.0.1:${server.apiPort}/readyz`).then((answer) => answer.status);
  // More at once than there are connections, until a new one is opened: a busy machine may answer many with those that it has.
  const crowd = () => Promise.all(Array.from({ length: 100 }, ready));
  await expect.poll(() => crowd().then(server.output), { timeout: 30_000 }).toContain("initial sql command");
  await expect.poll(ready).toBe(200);
  server.child.kill("SIGTERM");
  expect(await server.ended).toBe(0);
  await proxy.close();
});
