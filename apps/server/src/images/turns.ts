import { failureOf } from "@guichet/api/server";

export interface TurnsOptions {
  /** Works that run at once. */
  readonly atOnce: number;
  /** Works that wait for one of them to end; more are refused. */
  readonly waiting: number;
}

/** Lets heavy work run a few at a time. */
export interface Turns {
  /** @throws what renders as 503 when too many wait already */
  run<Value>(work: () => Promise<Value>): Promise<Value>;
}

const RETRY_SECONDS = 5;

/** In order of arrival. */
export function createTurns({ atOnce, waiting }: TurnsOptions): Turns {
  const line: (() => void)[] = [];
  let running = 0;
  return {
    async run(work) {
      if (running < atOnce) running += 1;
      else if (line.length < waiting) await new Promise<void>((begin) => line.push(begin));
      else throw failureOf("busy", { retryAfterSeconds: RETRY_SECONDS });
      try {
        return await work();
      } finally {
        // Whoever is next takes the place over, so that nobody slips in between.
        const next = line.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}
