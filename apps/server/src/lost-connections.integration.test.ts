import { createTestDatabase, type TestDatabase } from "@guichet/db/testing";
import { startTcpProxy, type TcpProxy } from "@guichet/db/testing/tcp-proxy";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createTestProcess, type TestProcess } from "./testing/test-process.ts";

let database: TestDatabase;
let proxy: TcpProxy;
let guichet: TestProcess;
beforeAll(async () => {
  database = await createTestDatabase();
  const url = new URL(database.url);
  proxy = await startTcpProxy(Number(url.port));
  url.port = String(proxy.port);
  guichet = await createTestProcess({ DATABASE_URL: url.toString() });
});
afterAll(async () => {
  await guichet.drop();
  await proxy.close();
  await database.drop();
});

const counted = async (name: "databaseConnectionsLost" | "databaseBusy") =>
  (await guichet.services.metrics[name].get()).values[0]?.value;

it("a read whose connection is reset is answered 503, logged, and counted", async () => {
  const warn = vi.spyOn(guichet.api.log, "warn");
  const read = async (path: string) => (await guichet.rest("GET", path)).statusCode;
  expect(await read("/categories")).toBe(200);
  proxy.breakAt("events", "before", "reset");
  expect(await read("/events")).toBe(503);
  expect(warn.mock.calls.flat()).toContainEqual(expect.stringMatching(/^Lost 127\.0\.0\.1:\d+\/guichet_/));
  expect([await counted("databaseConnectionsLost"), await counted("databaseBusy")]).toEqual([1, 1]);
  expect(await read("/events")).toBe(200);
});
