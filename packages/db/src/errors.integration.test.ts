import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "./client.ts";
import { classifyDatabaseError } from "./errors.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";
import { violatedCheck } from "./testing/violated-check.ts";
import type { Transaction } from "./transaction.ts";

// How Prisma 7.10 and its MariaDB adapter surface the server's errors, in model calls and in raw SQL.

let test: TestDatabase;
let database: Database;
const first = "00000000-0000-7000-8000-000000000001";
const second = "00000000-0000-7000-8000-000000000002";
const third = "00000000-0000-7000-8000-000000000003";
const category = (id: string, slug: string) => ({ id, slug, nameFr: slug, nameEn: slug });

beforeAll(async () => {
  test = await createTestDatabase();
  database = test.database;
});
afterAll(() => test.drop());
beforeEach(async () => {
  await database.writer.category.deleteMany();
  await database.writer.category.createMany({ data: [category(first, "a"), category(second, "b")] });
});

type Rename = (tx: Transaction, id: string) => Promise<unknown>;
const raw: Rename = (tx, id) => tx.$executeRaw`UPDATE categories SET name_fr = CONCAT(name_fr, 'x') WHERE id = ${id}`;
const model: Rename = (tx, id) => tx.category.updateMany({ where: { id }, data: { nameFr: String(Math.random()) } });
const ways = [
  ["a model call", model],
  ["raw SQL", raw],
] as const;

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  const [result] = await Promise.allSettled([work]);
  if (result?.status === "rejected") return result.reason;
  throw new Error("It was expected to fail");
}

describe("classifyDatabaseError", () => {
  it("names the unique key that refused a row", async () => {
    const { writer } = database;
    const inModel = await failureOf(writer.category.create({ data: category(third, "a") }));
    expect(classifyDatabaseError(inModel)).toEqual({ kind: "duplicate", constraint: "categories_slug_key" });
    const inRaw = await failureOf(writer.$executeRaw`INSERT INTO categories VALUES (${third}, 'a', 'a', 'a')`);
    expect(classifyDatabaseError(inRaw)).toEqual({ kind: "duplicate", constraint: "categories_slug_key" });
    const primary = await failureOf(writer.$executeRaw`INSERT INTO categories VALUES (${first}, 'c', 'c', 'c')`);
    expect(classifyDatabaseError(primary)).toEqual({ kind: "duplicate", constraint: "PRIMARY" });
  });

  it.each(ways)("retries after a deadlock in %s", async (_, rename) => {
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    const crossing = (mine: 0 | 1, ids: readonly [string, string]) =>
      database.writer.$transaction(async (tx) => {
        await rename(tx, ids[0]);
        gates[mine].resolve();
        await gates[mine === 0 ? 1 : 0].promise;
        await rename(tx, ids[1]);
      });
    const results = await Promise.allSettled([crossing(0, [first, second]), crossing(1, [second, first])]);
    const losers = results.filter((result) => result.status === "rejected");
    expect(losers).toHaveLength(1);
    expect(classifyDatabaseError(losers[0]?.reason)).toEqual({ kind: "retry" });
  });

  it("retries after a statement that took too long, which the server itself ended", async () => {
    const tooLong = failureOf(
      database.writer.$transaction(async (tx) => {
        await tx.$executeRaw`SET SESSION max_statement_time = 0.1`;
        try {
          await tx.$queryRaw`SELECT SUM(a.seq * b.seq) FROM seq_1_to_100000 a, seq_1_to_10000 b`;
        } finally {
          await tx.$executeRaw`SET SESSION max_statement_time = 5.5`;
        }
      }),
    );
    expect(classifyDatabaseError(await tooLong)).toEqual({ kind: "retry" });
  });

  it.each(ways)("retries after a lock wait timeout in %s", async (_, rename) => {
    await database.writer.$transaction(async (holder) => {
      await rename(holder, first);
      const failure = await failureOf(
        database.writer.$transaction(async (tx) => {
          await tx.$executeRaw`SET SESSION innodb_lock_wait_timeout = 1`;
          try {
            await rename(tx, first);
          } finally {
            await tx.$executeRaw`SET SESSION innodb_lock_wait_timeout = 3`;
          }
        }),
      );
      expect(classifyDatabaseError(failure)).toEqual({ kind: "retry" });
    });
  });

  it.each([
    ["1020 record changed", 1020, "HY000", "retry"],
    ["1180 error during COMMIT", 1180, "HY000", "retry"],
    ["1047 node not ready", 1047, "08S01", "reconnect"],
    ["1836 read-only mode", 1836, "HY000", "reconnect"],
    ["1644 anything else", 1644, "45000", "other"],
  ] as const)("takes %s for %s", async (_, number, state, kind) => {
    const { writer } = database;
    const signal = `SIGNAL SQLSTATE '${state}' SET MYSQL_ERRNO = ${number}, MESSAGE_TEXT = 'from a test'`;
    const inRaw = await failureOf(writer.$executeRawUnsafe(`BEGIN NOT ATOMIC ${signal}; END`));
    expect(classifyDatabaseError(inRaw)).toEqual({ kind });
    await test.asMigrator(`CREATE TRIGGER refuse BEFORE INSERT ON categories FOR EACH ROW ${signal}`);
    try {
      const inModel = await failureOf(writer.category.create({ data: category(third, "c") }));
      expect(classifyDatabaseError(inModel)).toEqual({ kind });
    } finally {
      await test.asMigrator("DROP TRIGGER refuse");
    }
  });

  describe("takes a new connection when the server killed this one", () => {
    const kill = async (tx: Transaction): Promise<void> => {
      const rows = await tx.$queryRaw<{ id: bigint }[]>`SELECT CONNECTION_ID() AS id`;
      await database.writer.$executeRawUnsafe(`KILL ${rows[0]?.id}`);
    };

    it.each(ways)("before %s", async (_, rename) => {
      const failure = await failureOf(
        database.writer.$transaction(async (tx) => {
          await kill(tx);
          await rename(tx, first);
        }),
      );
      expect(classifyDatabaseError(failure)).toEqual({ kind: "reconnect" });
    });

    it("before COMMIT", async () => {
      expect(classifyDatabaseError(await failureOf(database.writer.$transaction(kill)))).toEqual({ kind: "reconnect" });
    });

    it("during a statement", async () => {
      const work = database.writer.$transaction(async (tx) => {
        const rows = await tx.$queryRaw<{ id: bigint }[]>`SELECT CONNECTION_ID() AS id`;
        const killed = sleep(200).then(() => database.writer.$executeRawUnsafe(`KILL ${rows[0]?.id}`));
        // A join that runs for minutes; SLEEP() would return early instead of failing.
        await Promise.all([
          tx.$queryRawUnsafe("SELECT COUNT(*) FROM seq_1_to_1000000 a, seq_1_to_1000000 b WHERE a.seq + b.seq = 0"),
          killed,
        ]);
      });
      expect(classifyDatabaseError(await failureOf(work))).toEqual({ kind: "reconnect" });
    });
  });

  it("takes a server that is not there for a lost connection", async () => {
    const nowhere = createDatabase({ url: "mysql://u:p@127.0.0.1:1/d" });
    const failure = await failureOf(nowhere.writer.category.count());
    await nowhere.close();
    expect(classifyDatabaseError(failure)).toEqual({ kind: "reconnect" });
  });

  it("takes a transaction that ran out of time for one to retry, and a mistake of ours for other", async () => {
    const slow = database.writer.$transaction(
      async (tx) => {
        await sleep(150);
        await tx.category.count();
      },
      { timeout: 50 },
    );
    expect(classifyDatabaseError(await failureOf(slow))).toEqual({ kind: "retry" });
    expect(classifyDatabaseError(new TypeError("x is not a function"))).toEqual({ kind: "other" });
    expect(classifyDatabaseError(undefined)).toEqual({ kind: "other" });
  });
});

describe("a CHECK constraint that refuses a row", () => {
  it("is a mistake of ours", async () => {
    const failure = await failureOf(database.writer.category.create({ data: category(third, "Not A Slug") }));
    expect(violatedCheck(failure)).toBe("categories_slug_ck");
    expect(classifyDatabaseError(failure)).toEqual({ kind: "other" });
  });
});
