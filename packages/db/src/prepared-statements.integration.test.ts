import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type EmbeddedMariadb, startMariadb } from "../../../scripts/embedded-mariadb.mjs";
import { createDatabase, type Database } from "./client.ts";
import { PREPARED_STATEMENTS } from "./connection-limits.ts";
import { classifyDatabaseError } from "./errors.ts";
import { categoriesOfEvents } from "./search/event-pages.ts";
import { scheduledSessionsOf } from "./sessions.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";
import { inTransaction, type Transaction } from "./transaction.ts";

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

describe("a server that has no room for another prepared statement (1461)", () => {
  const MOST = 16;
  let server: EmbeddedMariadb;
  let dataDir: string;
  let database: Database;
  let lost: string[];
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "guichet-statements-"));
    const extraArgs = ["--innodb-flush-log-at-trx-commit=0", `--max-prepared-stmt-count=${MOST}`];
    server = await startMariadb({ dataDir, extraArgs });
  });
  afterAll(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  beforeEach(() => {
    lost = [];
    database = createDatabase({
      url: server.url,
      connectionLimit: 1,
      onConnectionLost: (line) => lost.push(line),
    });
  });
  afterEach(() => database.close());

  /** So many statements of their own. */
  async function ask(db: Pick<Transaction, "$queryRawUnsafe">, of: { first: number; count: number }): Promise<void> {
    for (let number = of.first; number < of.first + of.count; number += 1) {
      await db.$queryRawUnsafe(`SELECT ${number}, ?`, number);
    }
  }

  it("gets room from the connection that is refused, which is closed", async () => {
    for (const first of [100, 200, 300]) await inTransaction(database, (tx) => ask(tx, { first, count: 10 }));
    expect(lost).toHaveLength(2);
    expect(lost).toEqual(Array(2).fill(expect.stringContaining("max_prepared_stmt_count")));
  });

  it("runs nothing in its stead", async () => {
    const { writer } = database;
    const migrator = createDatabase({ url: server.migratorUrl, connectionLimit: 1 });
    await migrator.writer.$executeRawUnsafe("CREATE TABLE runs (number INT)");
    await migrator.close();
    await ask(writer, { first: 100, count: MOST - 1 });
    await writer.$executeRaw`INSERT INTO runs VALUES (${1})`;
    const refused = await writer.$executeRaw`DELETE FROM runs WHERE number = ${2}`.catch((error: unknown) => error);
    expect(classifyDatabaseError(refused)).toEqual({ kind: "reconnect" });
    expect(await writer.$queryRaw`SELECT number FROM runs`).toEqual([{ number: 1 }]);
  });
});
