import { describe, expect, it } from "vitest";
import type { MigrationFile } from "./files.ts";
import { type LedgerEntry, MigrationRefused, planMigrations } from "./plan.ts";

const at = new Date("2026-01-02T03:04:05.678Z");
const file = (name: string): MigrationFile => ({ name, sql: "SELECT 1", checksum: `sum of ${name}` });
const applied = (name: string): LedgerEntry => ({
  name,
  checksum: `sum of ${name}`,
  startedAt: at,
  finishedAt: at,
  rolledBackAt: null,
  appliedSteps: 1,
});

describe("planMigrations", () => {
  it("applies everything to an empty database, oldest first", () => {
    expect(planMigrations([file("1"), file("2")], []).map((f) => f.name)).toEqual(["1", "2"]);
  });

  it("applies what is new", () => {
    expect(planMigrations([file("1"), file("2")], [applied("1")]).map((f) => f.name)).toEqual(["2"]);
  });

  it("repeats a migration that was rolled back", () => {
    const rolledBack = { ...applied("1"), finishedAt: null, rolledBackAt: at };
    expect(planMigrations([file("1")], [rolledBack]).map((f) => f.name)).toEqual(["1"]);
    expect(planMigrations([file("1")], [rolledBack, applied("1")])).toEqual([]);
  });

  it.each([
    ["edited", [file("1")], [{ ...applied("1"), checksum: "another" }], /1 was edited after it was applied/],
    ["missing", [], [applied("1")], /1 was applied to this database but is not in prisma\/migrations/],
    ["failed", [file("1")], [{ ...applied("1"), finishedAt: null }], /1 failed after 1 statements .*--rolled-back 1/],
    ["out-of-order", [file("1"), file("2")], [applied("2")], /1 is not applied but sorts before 2/],
  ] as const)("refuses when %s, in one line", (reason, files, ledger, message) => {
    expect.assertions(3);
    try {
      planMigrations(files, ledger);
    } catch (error) {
      expect(error).toBeInstanceOf(MigrationRefused);
      expect(error).toMatchObject({ reason, message: expect.stringMatching(message) });
      expect(String(error)).not.toContain("\n");
    }
  });
});
