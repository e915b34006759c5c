import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createProxiedProcess, type ProxiedProcess } from "./testing/proxied-process.ts";

let guichet: ProxiedProcess;
beforeAll(async () => {
  guichet = await createProxiedProcess();
});
afterAll(() => guichet.drop());

const counted = async (name: "databaseConnectionsLost" | "databaseBusy") =>
  (await guichet.services.metrics[name].get()).values[0]?.value;

it.each([
  ["API", "events", () => guichet.rest("GET", "/events")],
  ["web", "c.city", () => guichet.web.inject("/trpc/events.cities")],
] as const)(
  "a read on the %s port whose connection is reset is answered by another; the loss is logged and counted",
  async (_, bytes, read) => {
    const warn = vi.spyOn(guichet.api.log, "warn");
    const before = [await counted("databaseConnectionsLost"), await counted("databaseBusy")];
    guichet.proxy.breakAt(bytes, "before", "reset");
    const answered = await read();
    expect([answered.statusCode, answered.headers["retry-after"]]).toEqual([200, undefined]);
    expect(warn.mock.calls.flat()).toContainEqual(expect.stringMatching(/^Lost 127\.0\.0\.1:\d+\/guichet_/));
    const after = [await counted("databaseConnectionsLost"), await counted("databaseBusy")];
    expect(after).toEqual([(before[0] ?? 0) + 1, before[1]]);
  },
);
