import { HOT_SESSION_ROWS } from "./hot-session.ts";
import type { Bench } from "./measuring.ts";

/** One of each kind: the engine compiles a server's code while it runs, and the first thousands of requests pay for that. */
const WARMED = ["ceiling-256", "rest-256", "trpc-256"];

/** Gives the servers work that is not measured, as long as a row each. What was booked is still compared with what is stored. */
export async function warmUp(bench: Bench): Promise<void> {
  for (const row of HOT_SESSION_ROWS.filter(({ id }) => WARMED.includes(id))) {
    await row.measure({ ...bench, sampler: null });
  }
}
