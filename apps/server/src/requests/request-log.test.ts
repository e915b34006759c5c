import { afterEach, describe, expect, it } from "vitest";
import { createHttpServer } from "../http-server.ts";
import type { LogOptions } from "../logger.ts";
import { toText } from "../logger.ts";
import { createLifecycle } from "../processes/lifecycle.ts";
import { jsonLine, textLine } from "./request-log.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server whose log is kept, with a route that logs for itself. */
async function startServer(log: Omit<LogOptions, "write">) {
  const lines: string[] = [];
  const options = {
    log: { ...log, write: (line: string) => lines.push(line) },
    trustProxy: false,
    isHttps: false,
    lifecycle: createLifecycle(0),
  } as const;
  const app = await createHttpServer(options, { shows: "data" });
  closing.push(() => app.close());
  app.get("/things/:id", (request) => {
    request.log.warn({ size: 2 }, "odd");
    return {};
  });
  return { app, lines };
}

describe("the line of a request", () => {
  it("is the same as pino would write it, read by people", () => {
    const request = {
      time: Date.UTC(2026, 0, 2, 3, 4, 5, 6),
      reqId: "r",
      method: "GET",
      route: "/a b",
      status: 200,
      ms: 3,
    };
    expect(textLine(request)).toBe('03:04:05.006 INFO request method=GET route="/a b" status=200 ms=3\n');
    expect(textLine(request)).toBe(toText(jsonLine(request)));
  });

  it("says the route and never the URL", async () => {
    const { app, lines } = await startServer({ level: "info", format: "text" });
    await app.inject("/things/secret?q=secret");
    await app.inject("/nothing/secret");
    const answered = () => lines.filter((line) => line.includes(" request "));
    await expect.poll(answered).toHaveLength(2);
    expect(answered()).toEqual([
      expect.stringMatching(/ INFO request method=GET route=\/things\/:id status=200 ms=\d+\n$/),
      expect.stringMatching(/ INFO request method=GET route=unknown status=404 ms=\d+\n$/),
    ]);
    expect(lines.join("")).not.toContain("secret");
  });

  it("is not written for health checks, which come every second", async () => {
    const { app, lines } = await startServer({ level: "info", format: "text" });
    app.get("/readyz", () => ({}));
    await app.inject("/readyz");
    await app.inject("/elsewhere");
    await expect.poll(() => lines).toHaveLength(1);
    expect(lines[0]).toContain("route=unknown");
  });

  it("has the id that the request's other lines have", async () => {
    const { app, lines } = await startServer({ level: "info", format: "json" });
    await app.inject("/things/1");
    await expect.poll(() => lines).toHaveLength(2);
    const [odd, answered] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(odd).toMatchObject({ level: 40, msg: "odd", size: 2, reqId: expect.any(String) });
    expect(answered).toMatchObject({ level: 30, msg: "request", reqId: odd?.["reqId"], status: 200 });
  });

  it("is not written above level info", async () => {
    const { app, lines } = await startServer({ level: "warn", format: "text" });
    await app.inject("/things/1");
    // The first request is done with when the second one is answered.
    await app.inject("/things/2");
    expect(lines).toEqual(Array(2).fill(expect.stringContaining(" WARN odd size=2")));
  });
});
