import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { auditDatabase, auditQueryOf } from "@guichet/db";
import { createTestDatabase, type TestDatabase } from "@guichet/db/testing";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { givenApiKey } from "../testing/given-api-key.ts";
import { freePort, type RealServer, runServer } from "../testing/real-server.ts";

let database: TestDatabase;
let key: string;
const dataDir = mkdtempSync(join(tmpdir(), "guichet-workers-"));
const servers: RealServer[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  key = await givenApiKey(database.database, "admin");
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.child.kill("SIGKILL");
    await server.ended;
  }
});
afterAll(async () => {
  await database.drop();
  rmSync(dataDir, { recursive: true });
});

async function run(settings: Record<string, string> = {}): Promise<RealServer> {
  const server = await runServer({ DATABASE_URL: database.url, DATA_DIR: dataDir, API_WORKERS: "2", ...settings });
  servers.push(server);
  return server;
}

async function runTwo(): Promise<RealServer> {
  const server = await run();
  await expect.poll(server.output, { timeout: 40_000 }).toContain("First admin");
  return server;
}

/** Process ids of the workers (proc(5)). */
function workersOf({ child }: RealServer): number[] {
  const text = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8");
  return text.trim().split(" ").filter(Boolean).map(Number);
}

/** A process that has ended but that nobody has waited for yet (a zombie) does not run. */
function runs(pid: number): boolean {
  if (!existsSync(`/proc/${pid}/stat`)) return false;
  return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

const oneConnectionEach = new Agent({ keepAlive: false });

/** @throws when the connection breaks: nothing was acknowledged then */
function ask(
  { apiPort }: RealServer,
  method: string,
  path: string,
  body?: object,
  agent = oneConnectionEach,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const sent = request(
      { host: "127.0.0.1", port: apiPort, method, path, headers, agent, timeout: 10_000 },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
        response.on("error", reject);
      },
    );
    sent.on("timeout", () => sent.destroy(new Error("no answer within 10 s")));
    sent.on("error", reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

async function givenSession(server: RealServer): Promise<string> {
  const place = { title: "Jazz", venue: "Hall", city: "Lyon", status: "PUBLISHED" };
  const event = JSON.parse((await ask(server, "POST", "/events/", place)).body) as { id: string };
  const times = { startsAt: "2030-03-10T19:00:00.000Z", endsAt: "2030-03-10T21:00:00.000Z" };
  const made = await ask(server, "POST", `/events/${event.id}/sessions`, {
    ...times,
    capacity: 50_000,
    basePrice: 1_000,
  });
  return (JSON.parse(made.body) as { id: string }).id;
}

const wish = (sessionId: string) => ({ sessionId, seats: 1, name: "Ada", email: "ada@example.org" });

async function bookingsCounted(server: RealServer): Promise<number> {
  const { body } = await ask(server, "GET", "/metrics");
  return Number(/^guichet_booking_batch_size_sum (\d+)$/m.exec(body)?.[1]);
}

async function violations(): Promise<unknown[]> {
  const found: unknown[] = [];
  await auditDatabase(auditQueryOf(database.database.writer), { onFinding: (finding) => found.push(finding) });
  return found;
}

it("two processes share the port and the work, /metrics is the sum over both, and no other server gets the port", async () => {
  const server = await runTwo();
  expect(server.output().match(/First admin/g)).toHaveLength(1);
  const sessionId = await givenSession(server);
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => ask(server, "POST", "/bookings/", wish(sessionId))),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(201));
  expect(await Promise.all([1, 2, 3, 4].map(() => bookingsCounted(server)))).toEqual([40, 40, 40, 40]);

  const [victim = 0] = workersOf(server);
  process.kill(victim, "SIGKILL");
  await expect.poll(() => workersOf(server).filter((pid) => pid !== victim).length, { timeout: 20_000 }).toBe(2);
  // What the victim had counted is gone with it, what the other had is not. Until the new one answers, nobody can tell the sum.
  await expect.poll(() => bookingsCounted(server), { timeout: 20_000 }).toBeGreaterThan(0);
  expect(await bookingsCounted(server)).toBeLessThan(40);

  const second = await run({ API_PORT: String(server.apiPort) });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`Port ${server.apiPort} is already in use`);

  const pids = [server.child.pid ?? 0, ...workersOf(server)];
  server.child.kill("SIGTERM");
  expect(await server.ended).toBe(0);
  expect(pids.filter(runs)).toEqual([]);
});

it("kill -9 of a worker under load loses no acknowledged booking; a signal to all, as Ctrl-C sends it, ends them in order", async () => {
  const server = await runTwo();
  const sessionId = await givenSession(server);
  const acknowledged: { id: string; reference: string }[] = [];
  let going = true;
  const clients = Array.from({ length: 12 }, async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (going) {
      const answer = await ask(server, "POST", "/bookings/", wish(sessionId), agent).catch(() => null);
      if (answer?.status === 201) acknowledged.push(JSON.parse(answer.body));
    }
    agent.destroy();
  });
  await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(100);
  for (let kills = 0; kills < 2; kills++) {
    const [victim = 0] = workersOf(server);
    process.kill(victim, "SIGKILL");
    const before = acknowledged.length;
    await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(before + 100);
    await expect.poll(() => workersOf(server).filter((pid) => pid !== victim).length, { timeout: 20_000 }).toBe(2);
  }
  going = false;
  await Promise.all(clients);
  const rows = await database.database.writer.booking.findMany({
    where: { sessionId },
    select: { id: true, reference: true },
  });
  const stored = new Map(rows.map((row) => [row.id, row.reference]));
  expect(acknowledged.filter(({ id, reference }) => stored.get(id) !== reference)).toEqual([]);
  expect(await violations()).toEqual([]);

  for (const pid of [...workersOf(server), server.child.pid ?? 0]) process.kill(pid, "SIGINT");
  expect(await server.ended).toBe(0);
});

it("gives up when none serves and none can be started any more, and says so", { timeout: 150_000 }, async () => {
  const server = await runTwo();
  writeFileSync(join(dataDir, "secret"), "spoilt");
  for (const pid of workersOf(server)) process.kill(pid, "SIGKILL");
  expect(await server.ended).toBe(1);
  expect(server.output()).toMatch(/ended at its start \(code 1\): given up$/m);
  rmSync(join(dataDir, "secret"));
});

it("says once why none can start, and ends with 1", async () => {
  const other = createServer();
  const port = await freePort();
  await new Promise<void>((resolve) => other.listen(port, "127.0.0.1", resolve));
  const server = await run({ WEB_PORT: String(port), API_WORKERS: "4" });
  expect(await server.ended).toBe(1);
  expect(server.output().match(/Port \d+ is already in use \(EADDRINUSE/g)).toHaveLength(1);
  other.close();
});

it("kill -9 of workers under new connections leaves no request without an end; that of the first process ends all", async () => {
  const server = await runTwo();
  let going = true;
  const ends = { answered: 0, broken: 0, hanging: 0 };
  const clients = Array.from({ length: 60 }, async () => {
    while (going) {
      await ask(server, "GET", "/categories").then(
        () => ends.answered++,
        (error: Error) => (error.message.startsWith("no answer") ? ends.hanging++ : ends.broken++),
      );
    }
  });
  for (let kills = 0; kills < 4; kills++) {
    const before = ends.answered;
    await expect.poll(() => ends.answered, { timeout: 20_000 }).toBeGreaterThan(before + 200);
    const [victim = 0] = workersOf(server);
    process.kill(victim, "SIGKILL");
    await expect.poll(() => workersOf(server).filter((pid) => pid !== victim).length, { timeout: 20_000 }).toBe(2);
  }
  going = false;
  await Promise.all(clients);
  expect(ends).toMatchObject({ hanging: 0, answered: expect.any(Number) });

  const pids = workersOf(server);
  expect(pids).toHaveLength(2);
  server.child.kill("SIGKILL");
  await server.ended;
  // They have closed their output by now, and may be on their way out.
  await expect.poll(() => pids.filter(runs), { timeout: 10_000 }).toEqual([]);
  const probe = createServer();
  await new Promise<void>((resolve, reject) =>
    probe.once("error", reject).listen(server.apiPort, "127.0.0.1", resolve),
  );
  probe.close();
});
