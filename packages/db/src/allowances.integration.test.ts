import { afterAll, beforeAll, expect, it } from "vitest";
import { deletePastAllowances, resetAllowance, returnAllowance, useAllowance } from "./allowances.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";

let test: TestDatabase;
const now = new Date("2030-03-01T12:00:00.000Z");
const MINUTE_MS = 60_000;
const later = (ms: number) => new Date(now.getTime() + ms);
const allowance = (name: string) => ({ kind: "test", subject: name.padEnd(64, "0"), limit: 5, windowMs: MINUTE_MS });

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const use = (name: string, amount = 1, at = now) =>
  useAllowance(test.database.writer, allowance(name), { amount, now: at });

it("grants no more than the limit, however many ask at once", async () => {
  const uses = await Promise.all(Array.from({ length: 40 }, () => use("a")));
  expect(uses.filter(({ granted }) => granted)).toHaveLength(5);
});

it("grants a block as a whole or not at all", async () => {
  expect(await use("b", 3)).toMatchObject({ granted: true, used: 3 });
  expect(await use("b", 3)).toMatchObject({ granted: false, used: 3 });
  expect(await use("b", 2)).toMatchObject({ granted: true, used: 5 });
  expect(await use("c", 6)).toMatchObject({ granted: false, used: 0 });
});

it("begins a new window when the last one is over", async () => {
  expect(await use("d", 5)).toMatchObject({ granted: true, windowEndsAt: later(MINUTE_MS) });
  expect(await use("d", 1, later(MINUTE_MS - 1))).toMatchObject({ granted: false });
  expect(await use("d", 1, later(MINUTE_MS))).toMatchObject({
    granted: true,
    used: 1,
    windowEndsAt: later(2 * MINUTE_MS),
  });
});

it("gives everything back after a success", async () => {
  await use("e", 5);
  await resetAllowance(test.database.writer, allowance("e"));
  expect(await use("e")).toMatchObject({ granted: true, used: 1 });
});

it("gives some back, and never more than was used", async () => {
  await use("j", 5);
  await returnAllowance(test.database.writer, allowance("j"), 2);
  expect(await use("j", 2)).toMatchObject({ granted: true, used: 5 });
  await returnAllowance(test.database.writer, allowance("j"), 7);
  expect(await use("j", 5)).toMatchObject({ granted: true, used: 5 });
});

it("forgets what is over, a portion at a time", async () => {
  await test.database.writer.$executeRaw`DELETE FROM allowances`;
  for (const name of ["f", "g", "h"]) await use(name);
  await use("i", 1, later(1));
  const end = later(MINUTE_MS);
  expect(await deletePastAllowances(test.database.writer, end, 2)).toBe(2);
  expect(await deletePastAllowances(test.database.writer, end, 2)).toBe(1);
  expect(await test.database.writer.allowance.count()).toBe(1);
});
