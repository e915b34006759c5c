import { HOT_SESSION_ROWS } from "./hot-session.ts";
import type { Bench, RowPlan } from "./measuring.ts";

/** Kinds of rows whose servers are warmed, by one row each. */
const KINDS = ["ceiling", "rest", "trpc"];
const CLIENTS = 256;

/**
 * Gives the servers of these rows work that is not measured, as long as a row each: the engine compiles a server's code while it
 * runs, and the first thousands of requests pay for that. What was booked is still compared with what is stored.
 */
export async function warmUp(bench: Bench, plans: readonly RowPlan[]): Promise<void> {
  const wanted = KINDS.filter((kind) => plans.some(({ id }) => id.split("-").includes(kind)));
  for (const row of HOT_SESSION_ROWS.filter(({ id }) => wanted.some((kind) => id === `${kind}-${CLIENTS}`))) {
    await row.measure({ ...bench, sampler: null });
  }
}
