import { setTimeout as sleep } from "node:timers/promises";
import { MigrationRefused } from "./plan.ts";

export interface PatienceOptions {
  /** How long the database may be unreachable, in milliseconds, before that is the result. */
  readonly ms: number;
  readonly pauseMs?: number;
  /** Told once, when the waiting begins. */
  readonly tell: (line: string) => void;
}

const PAUSE_MS = 1_000;

/**
 * Does the work as soon as the database can be reached: where all parts start at once, it is the last to be ready. Work that was
 * begun and failed is not repeated.
 * @throws what the work throws; for an unreachable database when the time is over
 */
export async function whenReachable<T>(
  work: () => Promise<T>,
  { ms, pauseMs = PAUSE_MS, tell }: PatienceOptions,
): Promise<T> {
  const deadline = performance.now() + ms;
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const isAway = error instanceof MigrationRefused && error.reason === "unreachable";
      if (!isAway || performance.now() + pauseMs > deadline) throw error;
      if (tries === 1) tell(`Waiting: ${error.message}`);
    }
    await sleep(pauseMs);
  }
}
