import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "./client.ts";
import { DatabaseBusyError } from "./errors.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";
import { inTransaction, type Transaction } from "./transaction.ts";

let test: TestDatabase;
let database: Database;
const ids = ["00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002"] as const;

beforeAll(async () => {
  test = await createTestDatabase({ connectionLimit: 4 });
  database = test.database;
});
afterAll(() => test.drop());
beforeEach(async () => {
  await database.writer.category.deleteMany();
  await database.writer.category.createMany({
    data: ids.map((id, index) => ({ id, slug: `slug-${index}`, nameFr: "", nameEn: "" })),
  });
});

const append = (tx: Transaction, id: string) =>
  tx.$executeRaw`UPDATE categories SET name_fr = CONCAT(name_fr, 'x') WHERE id = ${id}`;

async function marks(): Promise<string[]> {
  const rows = await database.writer.category.findMany({ orderBy: { id: "asc" } });
  return rows.map((row) => row.nameFr);
}

describe("inTransaction", () => {
  it("commits what work did, or nothing of it when work throws", async () => {
    expect(await inTransaction(database, (tx) => append(tx, ids[0]))).toBe(1);
    const refusal = new Error("no");
    await expect(
      inTransaction(database, async (tx) => {
        await append(tx, ids[1]);
        throw refusal;
      }),
    ).rejects.toBe(refusal);
    expect(await marks()).toEqual(["x", ""]);
  });

  it("carries two crossing transactions through their deadlock, each exactly once", async () => {
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    let runs = 0;
    const crossing = (mine: 0 | 1) =>
      inTransaction(database, async (tx) => {
        runs += 1;
        await append(tx, ids[mine]);
        gates[mine].resolve();
        await gates[mine === 0 ? 1 : 0].promise;
        await append(tx, ids[mine === 0 ? 1 : 0]);
      });
    await Promise.all([crossing(0), crossing(1)]);
    expect(runs).toBeGreaterThan(2);
    expect(await marks()).toEqual(["xx", "xx"]);
  });

  it("repeats all of a transaction that waited too long for a lock, each write exactly once", async () => {
    const released = Promise.withResolvers<void>();
    const locked = Promise.withResolvers<void>();
    const holder = database.writer.$transaction(async (tx) => {
      await append(tx, ids[0]);
      locked.resolve();
      await released.promise;
    });
    await locked.promise;
    let runs = 0;
    await inTransaction(database, async (tx) => {
      runs += 1;
      if (runs === 2) {
        released.resolve();
        await holder;
      }
      await tx.$executeRaw`SET SESSION innodb_lock_wait_timeout = 1`;
      await append(tx, ids[1]);
      await append(tx, ids[0]);
    });
    expect(runs).toBe(2);
    expect(await marks()).toEqual(["xx", "x"]);
  });

  it("repeats all of a transaction whose connection was killed in the middle, each write exactly once", async () => {
    let runs = 0;
    await inTransaction(database, async (tx) => {
      runs += 1;
      await append(tx, ids[1]);
      const rows = await tx.$queryRaw<{ id: bigint }[]>`SELECT CONNECTION_ID() AS id`;
      if (runs === 1) await database.writer.$executeRawUnsafe(`KILL ${rows[0]?.id}`);
      await append(tx, ids[0]);
    });
    expect(runs).toBe(2);
    expect(await marks()).toEqual(["x", "x"]);
  });

  it("takes a new connection when the server killed its own", async () => {
    let runs = 0;
    await inTransaction(database, async (tx) => {
      runs += 1;
      const rows = await tx.$queryRaw<{ id: bigint }[]>`SELECT CONNECTION_ID() AS id`;
      if (runs === 1) await database.writer.$executeRawUnsafe(`KILL ${rows[0]?.id}`);
      await append(tx, ids[0]);
    });
    expect(runs).toBe(2);
    expect(await marks()).toEqual(["x", ""]);
  });

  it("says that the database is busy when a lock was held past the budget, and changes nothing", async () => {
    const attempt = Promise.withResolvers<void>();
    await database.writer.$transaction(async (holder) => {
      await append(holder, ids[0]);
      inTransaction(database, (tx) => append(tx, ids[0]), { budgetMs: 200 }).then(
        () => attempt.resolve(),
        attempt.reject,
      );
      await sleep(400);
    });
    await expect(attempt.promise).rejects.toBeInstanceOf(DatabaseBusyError);
    expect(await marks()).toEqual(["x", ""]);
  });

  it("says that the database is busy when no connection is free in time", async () => {
    const gate = Promise.withResolvers<void>();
    const started = Array.from({ length: 4 }, () => Promise.withResolvers<void>());
    const holders = started.map((start) =>
      database.writer.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1`;
        start.resolve();
        await gate.promise;
      }),
    );
    await Promise.all(started.map((start) => start.promise));
    await expect(inTransaction(database, (tx) => append(tx, ids[0]), { budgetMs: 300 })).rejects.toBeInstanceOf(
      DatabaseBusyError,
    );
    gate.resolve();
    await Promise.all(holders);
    expect(await marks()).toEqual(["", ""]);
  });
});
