import { join } from "node:path";
import { measure } from "../load/measure.ts";
import type { LoadPlan, Work } from "../load/plan.ts";
import type { Sampler } from "../profile/sampler.ts";
import type { Row } from "../row.ts";
import type { Stage } from "../stage.ts";

/** Milliseconds of each row. */
export interface Pace {
  readonly warmupMs: number;
  readonly windowMs: number;
}

/** What a row needs to be measured. */
export interface Bench {
  readonly stage: Stage;
  readonly pace: Pace;
  /** Ids of all bookings that a client was promised in this run. */
  readonly acknowledged: Set<string>;
  /** Samples the API process in each window; null when nobody asked. */
  readonly sampler: Sampler | null;
}

/** A row of the table before it is measured. */
export interface RowPlan {
  readonly id: string;
  readonly title: string;
  readonly clients: number;
  /** Part of `--quick`. */
  readonly quick: boolean;
  measure(bench: Bench): Promise<Row>;
}

export type Server = "guichet" | "bare";

/** Measures HTTP clients at work on one of the servers. */
export async function measureWork(
  bench: Bench,
  { id, title, clients }: Pick<RowPlan, "id" | "title" | "clients">,
  { origin, server, work }: { origin: string; server: Server; work: Work },
): Promise<Row> {
  const { stage, pace, acknowledged, sampler } = bench;
  const pid = server === "guichet" ? stage.server.pid : stage.bare.pid;
  const plan: LoadPlan = { origin, clients, work, ...pace };
  const sampled = server === "guichet" ? sampler : null;
  const outcome = await measure(plan, {
    observed: { server: pid, database: stage.database.pids },
    log: join(stage.folder, "clients.log"),
    onWindow: (edge) => (edge === "opened" ? sampled?.start() : sampled?.stop(id)),
  });
  await sampled?.written();
  for (const booking of outcome.acknowledged) acknowledged.add(booking);
  return { id, title, clients, measured: outcome.measured, load: outcome.load };
}
