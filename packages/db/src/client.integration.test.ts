import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase } from "./client.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";

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

describe("the reader", () => {
  it("may be behind; the writer waits for what its cluster has committed", async () => {
    const two = createDatabase({ url: test.url, readerUrl: test.url.replace("127.0.0.1", "localhost") });
    const waits = (client: typeof two.writer) => client.$queryRaw`SELECT @@session.wsrep_sync_wait AS waits`;
    expect([await waits(two.writer), await waits(two.reader)]).toEqual([[{ waits: 1n }], [{ waits: 0n }]]);
    await two.close();
  });

  it("is the writer unless it has an address of its own, and both close", async () => {
    expect(test.database.reader).toBe(test.database.writer);
    const two = createDatabase({ url: test.url, readerUrl: test.url.replace("127.0.0.1", "localhost") });
    expect(two.reader).not.toBe(two.writer);
    await two.close();
  });
});
