import { setTimeout as sleep } from "node:timers/promises";
import { processorSeconds } from "./processor-time.ts";

const LOOK_EVERY_MS = 200;
/** Part of a core that counts as rest: timers, the database's own housekeeping. */
const REST = 0.1;
const LONGEST_MS = 15_000;

/** Waits until processes are done with what they were asked before: requests whose clients have gone are worked on all the same. */
export async function settle(pids: readonly number[]): Promise<void> {
  const deadline = performance.now() + LONGEST_MS;
  const read = () => pids.reduce((sum, pid) => sum + (processorSeconds(pid) ?? 0), 0);
  let before = read();
  for (;;) {
    await sleep(LOOK_EVERY_MS);
    const now = read();
    if (now - before <= (REST * LOOK_EVERY_MS) / 1000 || performance.now() > deadline) return;
    before = now;
  }
}
