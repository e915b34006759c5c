import { setTimeout as sleep } from "node:timers/promises";
import type { PrismaMariaDb } from "@prisma/adapter-mariadb";
import { classifyDatabaseError } from "./errors.ts";

type Adapter = Awaited<ReturnType<PrismaMariaDb["connect"]>>;

/** No read is sent again later than this after it was first sent: by then whoever asked had better hear of it. */
const LAST_START_MS = 3_000;
const SHORTEST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 400;

/**
 * Makes reads outside transactions outlive the death of their node: one whose connection broke, or whose node refused, is sent again on
 * another connection. The counterpart of `inTransaction`, which repeats whole transactions; nothing else repeats a query. Writes outside
 * transactions are never repeated: the lost one may have been done.
 */
export function repeatReads(adapter: Adapter): Adapter {
  const send = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    if (!isPlainRead(query.sql)) return send(query);
    const begun = performance.now();
    for (let pauseMs = SHORTEST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      try {
        return await send(query);
      } catch (error) {
        const wait = pauseMs * (0.5 + Math.random());
        if (classifyDatabaseError(error).kind !== "reconnect") throw error;
        if (performance.now() - begun + wait > LAST_START_MS) throw error;
        await sleep(wait);
      }
    }
  };
  return adapter;
}

/** Whether a statement reads, and waits for no row: for a lock it would need a transaction. */
export function isPlainRead(sql: string): boolean {
  return /^\s*(SELECT|WITH)\b/i.test(sql) && !/\b(FOR UPDATE|LOCK IN SHARE MODE)\b/i.test(sql);
}
