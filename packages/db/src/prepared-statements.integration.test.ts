import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase } from "./client.ts";
import { PREPARED_STATEMENTS } from "./connection-limits.ts";
import { categoriesOfEvents } from "./search/event-pages.ts";
import { scheduledSessionsOf } from "./sessions.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";
import type { Transaction } from "./transaction.ts";

/** max_connections of a server that is not told otherwise; the one of the tests is. */
const DEFAULT_MAX_CONNECTIONS = 151;
/** Statements that the driver has open beside those that it keeps: the one in use, and one that is about to be closed. */
const OPEN_BESIDE = 2;

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase({ connectionLimit: 2 });
});
afterAll(() => test.drop());

describe("prepared statements", () => {
  /** What this connection has prepared and not closed since it was opened. */
  async function countsOf(tx: Transaction) {
    const rows = await tx.$queryRaw<{ name: string; count: string }[]>`
      SELECT LOWER(VARIABLE_NAME) AS name, VARIABLE_VALUE AS count
        FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME LIKE 'Com_stmt_%'`;
    const count = (name: string) => Number(rows.find((row) => row.name === name)?.count);
    const prepared = count("com_stmt_prepare");
    return { prepared, open: prepared - count("com_stmt_close") };
  }

  it("are prepared once for the same query, and closed when there are too many", async () => {
    await test.database.writer.$transaction(async (tx) => {
      await countsOf(tx);
      const start = await countsOf(tx);
      for (let repeat = 0; repeat < 20; repeat += 1) await tx.$queryRaw`SELECT ${repeat}`;
      expect((await countsOf(tx)).prepared - start.prepared).toBe(1);
      for (let number = 0; number < 300; number += 1) await tx.$queryRawUnsafe(`SELECT ${number}`);
      const end = await countsOf(tx);
      expect(end.prepared - start.prepared).toBeGreaterThanOrEqual(301);
      expect(end.open).toBeLessThanOrEqual(PREPARED_STATEMENTS + OPEN_BESIDE);
    });
  });

  it("stay below what the server allows on all connections that it allows, whatever is asked", async () => {
    const connections = 4;
    const database = createDatabase({ url: test.url, connectionLimit: connections });
    // All at once, so that each has a connection of its own.
    const { promise: allStarted, resolve } = Promise.withResolvers<void>();
    let started = 0;
    const work = async (tx: Transaction) => {
      started += 1;
      if (started === connections) resolve();
      await allStarted;
      for (let number = 0; number < 400; number += 1) await tx.$queryRawUnsafe(`SELECT ${number}, ?`, number);
      return countsOf(tx);
    };
    const counts = await Promise.all(
      Array.from({ length: connections }, () => database.writer.$transaction(work, { timeout: 30_000 })),
    );
    for (const { prepared } of counts) expect(prepared).toBeGreaterThan(400);
    const most = Math.max(...counts.map(({ open }) => open));
    expect(most).toBeLessThanOrEqual(PREPARED_STATEMENTS + OPEN_BESIDE);
    const [server] = await database.writer.$queryRaw<{ most: bigint }[]>`SELECT @@max_prepared_stmt_count AS most`;
    expect(DEFAULT_MAX_CONNECTIONS * most).toBeLessThan(Number(server?.most));
    await database.close();
  });

  it("are few for lists of any length", async () => {
    const ids = Array.from({ length: 100 }, (_, i) => `00000000-0000-7000-8000-${String(i).padStart(12, "0")}`);
    await test.database.writer.$transaction(
      async (tx) => {
        await countsOf(tx);
        const start = await countsOf(tx);
        for (let length = 1; length <= ids.length; length += 1) {
          await scheduledSessionsOf(tx, ids.slice(0, length), null);
          await categoriesOfEvents(tx, ids.slice(0, length));
        }
        expect((await countsOf(tx)).prepared - start.prepared).toBeLessThanOrEqual(9);
      },
      { timeout: 30_000 },
    );
  });
});
