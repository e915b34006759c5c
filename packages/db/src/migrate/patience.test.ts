import { describe, expect, it } from "vitest";
import { whenReachable } from "./patience.ts";
import { MigrationRefused } from "./plan.ts";

const away = () => new MigrationRefused("unreachable", "Cannot reach the database");

/** Fails with each of these errors in turn, then succeeds. */
function workAfter(...errors: Error[]) {
  let runs = 0;
  return async () => {
    const error = errors[runs++];
    if (error !== undefined) throw error;
    return runs;
  };
}

describe("a migrator that waits for its database", () => {
  it("tries until it is there, and says once that it waits", async () => {
    const told: string[] = [];
    const options = { ms: 60_000, pauseMs: 1, tell: (line: string) => told.push(line) };
    expect(await whenReachable(workAfter(away(), away()), options)).toBe(3);
    expect(told).toEqual(["Waiting: Cannot reach the database"]);
  });

  it("gives up when its time is over", async () => {
    const options = { ms: 0, pauseMs: 1, tell: () => undefined };
    await expect(whenReachable(workAfter(away()), options)).rejects.toThrow("Cannot reach the database");
  });

  it("does not repeat work that failed for another reason", async () => {
    const failed = new MigrationRefused("failed", "Migration 1 failed");
    const options = { ms: 60_000, pauseMs: 1, tell: () => undefined };
    await expect(whenReachable(workAfter(failed), options)).rejects.toBe(failed);
  });
});
