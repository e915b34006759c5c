import { randomUUID } from "node:crypto";
import { type Database, ensureJob, extendJob, releaseJob, takeJob } from "@guichet/db";

export interface Job {
  readonly name: string;
  /**
   * Milliseconds from the end of a run to the beginning of the next, over all processes together. Where the process that ran it last
   * has ended, another interval may pass.
   */
  readonly everyMs: number;
  /** `signal` fires when the process stops or the job has gone to another one: come to an end soon. */
  run(signal: AbortSignal): Promise<unknown>;
}

export interface JobRunnerOptions {
  readonly database: Pick<Database, "writer">;
  readonly onError: (job: string, error: unknown) => void;
  /** Milliseconds that a process may stay silent before another takes its job; 30,000 when absent. */
  readonly leaseMs?: number;
}

export interface JobRunner {
  /** Starts no more runs, and waits for those in hand. */
  stop(): Promise<void>;
}

const LEASE_MS = 30_000;
const LONGEST_ERROR = 500;
/** How much too early a tick may come, as a share of the interval: our clock and that of the database do not go equally fast. */
const EARLY = 1 / 500;

/** Runs recurring jobs. Every process starts them; a lease in the database lets one at a time run each. */
export function startJobs(jobs: readonly Job[], options: JobRunnerOptions): JobRunner {
  const stopping = new AbortController();
  const loops = jobs.map((job) => repeat(job, options, stopping.signal));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function repeat(job: Job, options: JobRunnerOptions, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      await runOnce(job, options, stopping);
    } catch (error) {
      options.onError(job.name, error);
    }
    await pause(job.everyMs, stopping);
  }
}

/** Takes the job if it is due and free, runs it and gives it back. @returns whether it ran here */
export async function runOnce(job: Job, options: JobRunnerOptions, stopping: AbortSignal): Promise<boolean> {
  const { database, onError, leaseMs = LEASE_MS } = options;
  const db = database.writer;
  const lease = { name: job.name, owner: randomUUID(), leaseMs };
  await ensureJob(db, job.name);
  // The whole interval, whatever the phase of the others' ticks. The process that ran it last is then mostly the first to find it due again.
  if (!(await takeJob(db, lease, Math.floor(job.everyMs * (1 - EARLY))))) return false;

  const lost = new AbortController();
  const renewal = setInterval(() => {
    extendJob(db, lease).then(
      (ours) => ours || lost.abort(),
      (error) => onError(job.name, error),
    );
  }, leaseMs / 3);
  let failure: string | null = null;
  try {
    await job.run(AbortSignal.any([stopping, lost.signal]));
  } catch (error) {
    failure = describe(error);
    onError(job.name, error);
  } finally {
    clearInterval(renewal);
  }
  await releaseJob(db, { ...lease, error: failure });
  return true;
}

/** One line, as short as its column. */
function describe(error: unknown): string {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return message.replaceAll(/\s+/g, " ").trim().slice(0, LONGEST_ERROR);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
  });
}
