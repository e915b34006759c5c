import { describe, expect, it } from "vitest";
import type { Database } from "./client.ts";
import { DatabaseBusyError } from "./errors.ts";
import { ONE_SERVER } from "./majority/majority.ts";
import { inTransaction } from "./transaction.ts";

// The policy alone, with a clock of its own; transaction.integration.test.ts runs it against the real server.

const serverError = (number: number) => Object.assign(new Error(`error ${number}`), { errno: number, sqlMessage: "" });

/** A database whose transactions fail with these errors, one each, and then succeed. Each attempt takes `costMs`. */
function failing(errors: readonly Error[], costMs = 0) {
  let time = 0;
  let attempts = 0;
  const pauses: number[] = [];
  const $transaction = async (): Promise<string> => {
    time += costMs;
    const error = errors[attempts];
    attempts += 1;
    if (error !== undefined) throw error;
    return "done";
  };
  const database = { writer: { $transaction }, majority: ONE_SERVER } as unknown as Database;
  const options = {
    now: () => time,
    random: () => 0.5,
    pause: async (ms: number) => {
      pauses.push(ms);
      time += ms;
    },
  };
  return {
    run: () => inTransaction(database, async () => "unused", options),
    pauses,
    attempts: () => attempts,
  };
}

describe("inTransaction", () => {
  it.each([1213, 1020, 1205, 1180])("repeats after %d with a pause of 20 to 200 ms", async (number) => {
    const test = failing([serverError(number), serverError(number)]);
    await expect(test.run()).resolves.toBe("done");
    expect(test.pauses).toEqual([110, 110]);
  });

  it("gives up after five repeats", async () => {
    const test = failing(Array.from({ length: 9 }, () => serverError(1213)));
    await expect(test.run()).rejects.toBeInstanceOf(DatabaseBusyError);
    expect(test.attempts()).toBe(6);
  });

  it("gives up when the budget is spent, and keeps the last error as the cause", async () => {
    const last = serverError(1205);
    const test = failing([serverError(1205), last, serverError(1205)], 4_500);
    await expect(test.run()).rejects.toMatchObject({ name: "DatabaseBusyError", cause: last });
    expect(test.attempts()).toBe(2);
  });

  it("keeps asking for a new connection, less and less often, until the budget is spent", async () => {
    const test = failing(Array.from({ length: 99 }, () => serverError(1047)));
    await expect(test.run()).rejects.toBeInstanceOf(DatabaseBusyError);
    expect(test.pauses.slice(0, 5)).toEqual([110, 210, 410, 510, 510]);
    expect(test.pauses.reduce((sum, ms) => sum + ms)).toBeLessThan(8_000);
    expect(test.attempts()).toBeGreaterThan(10);
  });

  it("does not repeat what repeating cannot help", async () => {
    for (const error of [serverError(1062), new Error("ours")]) {
      const test = failing([error]);
      await expect(test.run()).rejects.toBe(error);
      expect(test.attempts()).toBe(1);
    }
  });
});
