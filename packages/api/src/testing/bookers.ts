import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Report } from "./booker-process.ts";
import type { aGuest } from "./guests.ts";

export type BookerWish = ReturnType<typeof aGuest> & { readonly idempotencyKey?: string };

/** Where in a transaction a process is to die. */
export type KillPoint = "before-commit" | "in-commit" | "after-commit";

/** Another API process (booker-process.ts) on the same database. */
export interface Booker {
  /** Books all of them at once. @returns their answers in order; null for those that never came because the process died */
  book(wishes: readonly BookerWish[]): Promise<(Report | null)[]>;
  stop(): Promise<void>;
}

/** Starts API processes on a database, ready to book. */
export function startBookers(url: string, count: number): Promise<Booker[]> {
  return Promise.all(Array.from({ length: count }, () => startBooker(url)));
}

/** @param killPoint where its second transaction kills it */
export async function startBooker(url: string, killPoint?: KillPoint): Promise<Booker> {
  const child = fork(new URL("booker-process.ts", import.meta.url), killPoint === undefined ? [url] : [url, killPoint]);
  const ended = once(child, "exit");
  await once(child, "message");
  return {
    book: (wishes) => collect(child, wishes),
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

function collect(child: ChildProcess, wishes: readonly BookerWish[]): Promise<(Report | null)[]> {
  const reports: (Report | null)[] = Array(wishes.length).fill(null);
  let missing = wishes.length;
  return new Promise((resolve) => {
    function finish() {
      child.off("message", note);
      child.off("exit", finish);
      resolve(reports);
    }
    function note({ index, report }: { index: number; report: Report }) {
      reports[index] = report;
      missing -= 1;
      if (missing === 0) finish();
    }
    child.on("message", note);
    child.on("exit", finish);
    child.send(wishes as BookerWish[]);
  });
}
