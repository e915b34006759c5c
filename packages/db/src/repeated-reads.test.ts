import type { PrismaMariaDb } from "@prisma/adapter-mariadb";
import { describe, expect, it } from "vitest";
import { isPlainRead, repeatReads } from "./repeated-reads.ts";

// The policy alone; transaction-failover.integration.test.ts breaks real connections.

type Adapter = Awaited<ReturnType<PrismaMariaDb["connect"]>>;

const reset = Object.assign(new Error("reset"), { code: "ECONNRESET" });
const empty = { columnNames: [], columnTypes: [], rows: [] };

/** An adapter that meets these errors, one a query, and then answers. */
function meeting(errors: readonly Error[]) {
  let sent = 0;
  const queryRaw = async () => {
    const error = errors[sent];
    sent += 1;
    if (error !== undefined) throw error;
    return empty;
  };
  const adapter = repeatReads({ queryRaw } as unknown as Adapter);
  const outcome = (sql: string) => adapter.queryRaw({ sql, args: [], argTypes: [] });
  return { outcome, sent: () => sent };
}

describe("a read outside transactions", () => {
  it("is sent again while connections break", async () => {
    const { outcome, sent } = meeting([reset, reset]);
    expect(await outcome("SELECT 1")).toBe(empty);
    expect(sent()).toBe(3);
  });

  it("is given up 3 s after it was first sent", async () => {
    const { outcome, sent } = meeting(Array.from({ length: 999 }, () => reset));
    const start = performance.now();
    await expect(outcome("SELECT 1")).rejects.toBe(reset);
    const ms = performance.now() - start;
    expect([ms > 2_000, ms < 3_100]).toEqual([true, true]);
    expect(sent()).toBeLessThan(30);
  });

  it("is not sent again when another connection would not help", async () => {
    const mistake = Object.assign(new Error("no such table"), { errno: 1146, sqlMessage: "" });
    const { outcome, sent } = meeting([mistake]);
    await expect(outcome("SELECT 1")).rejects.toBe(mistake);
    expect(sent()).toBe(1);
  });
});

it.each([
  ["SELECT 1", true],
  ["\n  select * FROM events", true],
  ["WITH RECURSIVE a AS (SELECT 1) SELECT * FROM a", true],
  ["SELECT id FROM sessions WHERE id = ? FOR UPDATE", false],
  ["SELECT id FROM sessions LOCK IN SHARE MODE", false],
  ["INSERT INTO a SELECT 1", false],
  ["DELETE FROM a RETURNING id", false],
])("%s: reads and waits for no lock: %s", (sql, expected) => {
  expect(isPlainRead(sql)).toBe(expected);
});
