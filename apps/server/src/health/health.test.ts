import type { Database } from "@guichet/db";
import { expect, it } from "vitest";
import { createHttpServer } from "../http-server.ts";
import { registerHealth } from "./health.ts";

it("says once in the log why it is not ready, however often a proxy asks", async () => {
  const lines: string[] = [];
  const log = { level: "info", format: "text", write: (line: string) => lines.push(line) } as const;
  // A process that stops does not ask its database.
  const lifecycle = { stopping: true, drain: async () => undefined };
  const app = await createHttpServer({ log, trustProxy: false, isHttps: false, lifecycle }, { shows: "data" });
  registerHealth(app, {} as Database, lifecycle);
  for (let times = 0; times < 3; times += 1) expect((await app.inject("/readyz")).statusCode).toBe(503);
  await app.inject("/elsewhere");
  await expect
    .poll(() => lines.filter((line) => line.includes("/elsewhere") || line.includes("unknown")))
    .toHaveLength(1);
  expect(lines.filter((line) => line.includes("not ready"))).toHaveLength(1);
  await app.close();
});
