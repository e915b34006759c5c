import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase } from "./client.ts";
import { categoriesOfEvents } from "./search/event-pages.ts";
import { scheduledSessionsOf } from "./sessions.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";
import type { Transaction } from "./transaction.ts";

let test: TestDatabase;
const statements: string[] = [];

beforeAll(async () => {
  test = await createTestDatabase({ connectionLimit: 2, onQuery: (sql) => statements.push(sql) });
});
afterAll(() => test.drop());

const event = (id: string, createdAt: Date) => ({
  id,
  slug: `event-${id.slice(-4)}`,
  title: "Été",
  description: "",
  venue: "",
  city: "Lyon",
  timeZone: "Europe/Paris",
  searchText: "ete",
  createdAt,
  updatedAt: createdAt,
});

describe("every connection", () => {
  it("is READ COMMITTED, in UTC and strict, in and out of a transaction", async () => {
    const read = (client: Pick<typeof test.database.writer, "$queryRaw">) => client.$queryRaw<
      Record<string, unknown>[]
    >`
      SELECT @@tx_isolation AS isolation, @@session.time_zone AS zone, @@session.sql_mode AS mode,
             @@session.innodb_lock_wait_timeout AS lockWait, @@session.max_statement_time AS longest, @@character_set_connection AS charset`;
    const expected = {
      isolation: "READ-COMMITTED",
      zone: "+00:00",
      mode: expect.stringContaining("STRICT_ALL_TABLES"),
      lockWait: 3n,
      longest: 5.5,
      charset: "utf8mb4",
    };
    expect(await read(test.database.writer)).toEqual([expected]);
    expect(await test.database.writer.$transaction(read)).toEqual([expected]);
  });

  it("sees what another one committed meanwhile", async () => {
    const count = await test.database.writer.$transaction(async (tx) => {
      const before = await tx.category.count();
      await test.database.writer.category.create({
        data: { id: "00000000-0000-7000-8000-000000000001", slug: "a", nameFr: "a", nameEn: "a" },
      });
      return (await tx.category.count()) - before;
    });
    expect(count).toBe(1);
  });
});

describe("instants", () => {
  it.each(["2026-03-29T00:59:59.999Z", "2026-10-25T01:30:00.000Z", "2026-07-01T12:00:00.007Z"])(
    "keep %s to the millisecond, around changes of summer time too",
    async (text) => {
      const { writer } = test.database;
      const instant = new Date(text);
      const id = "00000000-0000-7000-8000-000000000042";
      await writer.event.create({ data: event(id, instant) });
      const stored = await writer.$queryRaw<{ text: string; raw: Date }[]>`
        SELECT CAST(created_at AS CHAR) AS text, created_at AS raw FROM events WHERE created_at = ${instant}`;
      expect(stored).toEqual([{ text: text.replace("T", " ").replace("Z", ""), raw: instant }]);
      expect(await writer.event.findUniqueOrThrow({ where: { id } })).toMatchObject({ createdAt: instant });
      await writer.event.delete({ where: { id } });
    },
  );
});

describe("onQuery", () => {
  it("sees every statement of models and raw SQL", async () => {
    const { writer } = test.database;
    await writer.category.count();
    statements.length = 0;
    await writer.category.findMany();
    await writer.$queryRaw`SELECT 42`;
    expect(statements).toEqual([expect.stringContaining("`categories`"), "SELECT 42"]);
  });
});

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
      expect(end.open).toBeLessThanOrEqual(130);
    });
  });

  it("stay bounded on all connections together, whatever is asked", async () => {
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
    const open = counts.reduce((sum, count) => sum + count.open, 0);
    expect(open).toBeLessThanOrEqual(connections * 130);
    const [server] = await database.writer.$queryRaw<{ most: bigint }[]>`SELECT @@max_prepared_stmt_count AS most`;
    expect(connections * 130).toBeLessThan(Number(server?.most));
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

describe("the reader", () => {
  it("is the writer unless it has an address of its own, and both close", async () => {
    expect(test.database.reader).toBe(test.database.writer);
    const two = createDatabase({ url: test.url, readerUrl: test.url.replace("127.0.0.1", "localhost") });
    expect(two.reader).not.toBe(two.writer);
    await two.close();
  });
});
