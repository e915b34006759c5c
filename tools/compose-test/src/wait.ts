import { setTimeout as sleep } from "node:timers/promises";

export interface Patience {
  readonly limitMs: number;
  readonly pauseMs?: number;
  /** What is waited for, for the message. */
  readonly what: string;
}

/**
 * Asks until the answer is yes. A question that fails is a no.
 * @returns the milliseconds that it took
 * @throws Error when the time is over, with the last failure
 */
export async function until(ask: () => Promise<boolean>, { limitMs, pauseMs = 500, what }: Patience): Promise<number> {
  const began = performance.now();
  let last = "";
  for (;;) {
    const isSo = await ask().catch((error: unknown) => {
      last = error instanceof Error ? ` (${error.message.split("\n").at(-1)})` : "";
      return false;
    });
    const took = performance.now() - began;
    if (isSo) return took;
    if (took > limitMs) throw new Error(`${what}: not within ${Math.round(limitMs / 1000)} s${last}`);
    await sleep(pauseMs);
  }
}
