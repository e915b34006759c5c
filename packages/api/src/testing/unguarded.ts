import { setTimeout as sleep } from "node:timers/promises";
import type { Database, Transaction } from "@guichet/db";

/** Long enough for the other one to read what is about to be changed. */
const HESITATION_MS = 5;

/**
 * The engine's mistake that the tests must see: the session's row is read without its lock, and the counter is written from what
 * was read instead of being changed under a guard.
 */
export function unguarded(database: Database): Database {
  const { writer } = database;
  const mutated = new Proxy(writer, {
    get(target, name) {
      if (name !== "$transaction") return Reflect.get(target, name);
      return (work: (tx: Transaction) => Promise<unknown>, options: object) =>
        target.$transaction((tx) => work(withoutGuard(tx)), options);
    },
  });
  return { ...database, writer: mutated as typeof writer };
}

function withoutGuard(tx: Transaction): Transaction {
  let read = 0;
  return new Proxy(tx, {
    get(target, name) {
      if (name === "$queryRaw") {
        return async (text: TemplateStringsArray, ...values: unknown[]) => {
          const unlocked = Object.assign(
            text.map((part) => part.replace("FOR UPDATE", "")),
            { raw: text.raw },
          );
          const rows = await target.$queryRaw<{ reserved?: number }[]>(unlocked, ...values);
          const locks = unlocked.some((part, i) => part !== text[i]);
          if (locks) {
            read = rows[0]?.reserved ?? 0;
            await sleep(HESITATION_MS);
          }
          return rows;
        };
      }
      if (name === "$executeRaw") {
        return (text: TemplateStringsArray, ...values: unknown[]) => {
          if (!text.join("?").includes("SET reserved = reserved +")) return target.$executeRaw(text, ...values);
          const [seats, sessionId] = values;
          return target.$executeRaw`UPDATE sessions SET reserved = ${read + Number(seats)} WHERE id = ${sessionId}`;
        };
      }
      return Reflect.get(target, name);
    },
  });
}
