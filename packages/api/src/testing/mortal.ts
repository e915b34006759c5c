import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database, Transaction } from "@guichet/db";

/** The transaction in which the process dies: the first one is left in peace. */
const FATAL = 2;

/** A database that kills this process (SIGKILL) in a transaction: before its COMMIT, while that is under way, or just after. */
export function mortal(database: Database, killPoint: string | undefined): Database {
  if (killPoint === undefined) return database;
  const { writer } = database;
  let transactions = 0;
  const mutated = new Proxy(writer, {
    get(target, name) {
      if (name !== "$transaction") return Reflect.get(target, name);
      return async (work: (tx: Transaction) => Promise<unknown>, options: object) => {
        transactions += 1;
        if (transactions !== FATAL) return target.$transaction(work, options);
        const result = await target.$transaction(async (tx) => {
          const done = await work(tx);
          if (killPoint === "before-commit") die();
          // By then COMMIT is on its way, and its answer is not here.
          if (killPoint === "in-commit") void nextTurn().then(die);
          return done;
        }, options);
        if (killPoint === "after-commit") die();
        return result;
      };
    },
  });
  return { ...database, writer: mutated as typeof writer };
}

function die(): void {
  process.kill(process.pid, "SIGKILL");
}
