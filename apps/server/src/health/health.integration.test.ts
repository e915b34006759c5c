import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createTestProcess, type TestProcess } from "../testing/test-process.ts";

const UNKNOWN = "01955a5c-7a3e-7cc0-9d5d-2f6d3c0f7a11";

describe("a process", () => {
  let guichet: TestProcess;
  let lines: string[];
  beforeEach(async () => {
    lines = [];
    vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
    guichet = await createTestProcess({ LOG_LEVEL: "info", LOG_FORMAT: "json" });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await guichet.drop();
  });

  const health = async (path: string) => {
    const answers = await Promise.all([guichet.web.inject(path), guichet.api.inject(path)]);
    expect(answers[0].statusCode).toBe(answers[1].statusCode);
    return answers[1];
  };

  it("is ready with its database and all migrations", async () => {
    expect((await health("/readyz")).json()).toEqual({ status: "ready" });
    expect((await health("/healthz")).statusCode).toBe(200);
  });

  it("is alive but not ready when a migration is missing", async () => {
    await guichet.services.database.writer.$executeRaw`DELETE FROM _prisma_migrations`;
    expect((await health("/readyz")).json()).toEqual({ status: "not-ready", reason: "migrations" });
    expect((await health("/readyz")).statusCode).toBe(503);
    expect((await health("/healthz")).statusCode).toBe(200);
  });

  it("never logs a booking's id, which is all one needs to change it", async () => {
    await guichet.api.inject(`/bookings/${UNKNOWN}`);
    await guichet.api.inject(`/bookings/${UNKNOWN}/nothing`);
    await guichet.web.inject(`/bookings/${UNKNOWN}`);
    await guichet.web.inject(`/trpc/bookings.get?input=%7B%22id%22%3A%22${UNKNOWN}%22%7D`);
    // Lines are written at the end of a turn of the event loop.
    await expect.poll(() => lines.join("").match(/"route"/g)).toHaveLength(4);
    expect(lines.join("")).toContain('"route":"/bookings/:id"');
    expect(lines.join("")).not.toContain(UNKNOWN);
  });

  it("masks an unexpected error, and logs it under the id that the answer carries", async () => {
    await guichet.asMigrator("ALTER TABLE categories RENAME COLUMN name_fr TO oops");
    const rest = await guichet.api.inject({ url: "/categories", headers: { "accept-language": "en" } });
    const trpc = await guichet.web.inject("/trpc/categories.list");
    const problems = [rest.json(), trpc.json<{ error: { data: unknown } }>().error.data] as { errorId: string }[];
    for (const problem of problems) {
      expect(problem).toMatchObject({ status: 500, reason: "internal" });
      expect(JSON.stringify(problem)).not.toContain("name_fr");
      const line = () =>
        lines
          .join("")
          .split("\n")
          .find((text) => text.includes(problem.errorId));
      await expect.poll(line).toContain("name_fr");
    }
    expect(problems[0]?.errorId).not.toBe(problems[1]?.errorId);
  });
});

describe("without its database, a process", () => {
  it("is alive, not ready, and answers 503 with Retry-After", async () => {
    const guichet = await createTestProcess({ DATABASE_URL: "mysql://nobody:nothing@127.0.0.1:1/guichet" });
    const ready = await guichet.api.inject("/readyz");
    expect([ready.statusCode, ready.json()]).toEqual([503, { status: "not-ready", reason: "database" }]);
    expect((await guichet.api.inject("/healthz")).statusCode).toBe(200);
    const read = await guichet.rest("GET", "/categories");
    expect([read.statusCode, read.headers["retry-after"]]).toEqual([503, "2"]);
    await guichet.drop();
  });
});
