import { startHelper } from "../processes/helper-process.ts";
import { processorSeconds } from "../processes/processor-time.ts";
import type { Load, Measured } from "../row.ts";
import type { BaselinePlan } from "./baseline-plan.ts";
import type { LoadPlan, LoadReport } from "./plan.ts";

/** Processes whose processor time is read at both ends of the window. */
export interface Observed {
  readonly server: number | null;
  /** All of them together. */
  readonly database: readonly number[];
}

export interface MeasureOptions {
  readonly observed: Observed;
  /** File for what the client process prints. */
  readonly log: string;
  /** Told when the window opens and when it closes. */
  readonly onWindow?: (edge: "opened" | "closed") => void;
}

export interface Outcome {
  readonly measured: Measured;
  readonly load: Load;
  /** Ids of bookings that clients were promised, in the window or outside. */
  readonly acknowledged: readonly string[];
}

const AUTOCANNON = new URL("./load-process.ts", import.meta.url);

/**
 * Lets a process of clients do its work, and reads everybody's processor time at both ends of the window.
 * @param file the client process: one that takes such a plan as its only message and answers with `LoadReport`s
 */
export async function measure(
  plan: LoadPlan | BaselinePlan,
  options: MeasureOptions,
  file: URL = AUTOCANNON,
): Promise<Outcome> {
  const helper = startHelper<LoadReport>(file, options.log);
  const pids = { client: helper.pid, ...options.observed };
  let before: Sample | null = null;
  let after: Sample | null = null;
  const heard = helper.hear((report) => {
    if (report.kind === "window-opened") before = sample(pids);
    if (report.kind === "window-closed") after = sample(pids);
    if (report.kind === "ended") return report;
    options.onWindow?.(report.kind === "window-opened" ? "opened" : "closed");
    return undefined;
  });
  helper.send(plan);
  const { measured, acknowledged } = await heard;
  return { measured, acknowledged, load: loadBetween(before, after) };
}

interface Sample {
  readonly at: number;
  readonly client: number | null;
  readonly server: number | null;
  readonly database: number | null;
}

function sample(pids: Observed & { client: number | null }): Sample {
  const read = (pid: number | null) => (pid === null ? null : processorSeconds(pid));
  return {
    at: performance.now(),
    client: read(pids.client),
    server: read(pids.server),
    database: sum(pids.database.map(read)),
  };
}

/** Null when there are none, or one is not known. */
function sum(seconds: readonly (number | null)[]): number | null {
  if (seconds.length === 0) return null;
  return seconds.reduce((total, one) => (total === null || one === null ? null : total + one), 0);
}

function loadBetween(before: Sample | null, after: Sample | null): Load {
  const share = (name: "client" | "server" | "database") => {
    const [first, last] = [before?.[name] ?? null, after?.[name] ?? null];
    if (before === null || after === null || first === null || last === null) return null;
    return (last - first) / ((after.at - before.at) / 1000);
  };
  return { client: share("client"), server: share("server"), database: share("database") };
}
