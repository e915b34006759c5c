import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { afterEach, expect, it } from "vitest";
import { createHttpServer } from "../http-server.ts";
import { createLifecycle } from "../processes/lifecycle.ts";
import { answerTo, portOf } from "../testing/raw-request.ts";

/* Clients that hold on to a connection and do nothing with it, with the time that the server gives them made short. */

const clients: Socket[] = [];
let app: FastifyInstance;
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await app.close();
});

async function startServer(patience: { requestMs: number; stillMs: number }): Promise<void> {
  const log = { level: "silent", format: "text" } as const;
  const options = { log, trustProxy: false, isHttps: false, lifecycle: createLifecycle(0) } as const;
  app = await createHttpServer(options, { shows: "data", patience: { ...patience, lookEveryMs: 20 } });
  app.post("/things", async () => ({ taken: true }));
  app.get("/endless", (_, reply) => reply.send(Readable.from(endlessly())));
  app.get("/number/:n", async (request) => request.params);
}

function* endlessly(): Generator<string> {
  for (;;) yield "x".repeat(64 * 1024);
}

const HEAD = "POST /things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

it.each([
  ["the head", HEAD],
  ["the body", `${HEAD}Content-Length: 100\r\n\r\n{`],
  ["a chunk of the body", `${HEAD}Transfer-Encoding: chunked\r\n\r\n64\r\n{`],
])("whoever does not finish %s of a request gets 408, and no connection any more", async (_, bytes) => {
  await startServer({ requestMs: 100, stillMs: 60_000 });
  const answer = await answerTo(app, bytes);
  expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  expect(answer).toContain("\r\nx-content-type-options: nosniff\r\n");
  expect(answer).toContain('"reason":"request-timeout"');
});

it("whoever does not read the answer is cut off", async () => {
  await startServer({ requestMs: 60_000, stillMs: 100 });
  const connected = once(app.server, "connection");
  const client = connect(await portOf(app), "127.0.0.1", () =>
    client.write("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n"),
  );
  client.on("error", () => undefined).pause();
  clients.push(client);
  const [socket] = (await connected) as [Socket];
  await once(socket, "close");
  expect(socket.destroyed).toBe(true);
});

it("whoever asks much at once over one connection is answered in order", async () => {
  await startServer({ requestMs: 60_000, stillMs: 60_000 });
  const asks = Array.from({ length: 200 }, (_, n) => `GET /number/${n} HTTP/1.1\r\nHost: x\r\n\r\n`).join("");
  const answer = await answerTo(app, `${asks}GET /number/200 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  const numbers = [...answer.matchAll(/\{"n":"(\d+)"\}/g)].map(([, n]) => Number(n));
  expect(numbers).toEqual(Array.from({ length: 201 }, (_, n) => n));
});
