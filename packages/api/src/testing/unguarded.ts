import { setTimeout as sleep } from "node:timers/promises";
import type { Database, Transaction } from "@guichet/db";

/** Milliseconds after which nobody waits for another's COMMIT any longer. */
const PATIENCE_MS = 1_000;

/**
 * The engine's mistake that the tests must see: the session's row is read without its lock, and the counter is written from what
 * was read instead of being changed under a guard. Every second transaction lets another one commit between the two.
 */
export function unguarded(database: Database): Database {
  const { writer } = database;
  let started = 0;
  let committed = Promise.withResolvers<void>();
  const mutated = new Proxy(writer, {
    get(target, name) {
      if (name !== "$transaction") return Reflect.get(target, name);
      return async (work: (tx: Transaction) => Promise<unknown>, options: object) => {
        started += 1;
        const hesitates = started % 2 === 0;
        const afterRead = () => (hesitates ? Promise.race([committed.promise, sleep(PATIENCE_MS)]) : undefined);
        const result = await target.$transaction((tx) => work(withoutGuard(tx, afterRead)), options);
        committed.resolve();
        committed = Promise.withResolvers<void>();
        return result;
      };
    },
  });
  return { ...database, writer: mutated as typeof writer };
}

function withoutGuard(tx: Transaction, afterRead: () => Promise<void> | undefined): Transaction {
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
          if (unlocked.some((part, i) => part !== text[i])) {
            read = rows[0]?.reserved ?? 0;
            await afterRead();
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
