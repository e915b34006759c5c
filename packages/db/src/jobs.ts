import type { Connection } from "./connection.ts";

/*
 * Leases on recurring jobs. All instants are of the database's clock, which all processes share: their own may differ by
 * more than a lease lasts.
 */

export interface JobLease {
  readonly name: string;
  /** Who runs the job: unique among all processes. */
  readonly owner: string;
  /** Milliseconds from now after which another process may take the job. */
  readonly leaseMs: number;
}

/** Makes the row of a job when there is none. */
export async function ensureJob(db: Connection, name: string): Promise<void> {
  await db.$executeRaw`INSERT INTO jobs (name) VALUES (${name}) ON DUPLICATE KEY UPDATE name = name`;
}

/**
 * Takes a job that nobody holds and that did not run in the last `restMs` milliseconds. One conditional UPDATE whose count
 * decides: SKIP LOCKED and GET_LOCK do not reach across the nodes of a cluster.
 * @returns whether it is ours for the time of the lease
 */
export async function takeJob(db: Connection, { name, owner, leaseMs }: JobLease, restMs: number): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE jobs SET leased_by = ${owner}, leased_until = UTC_TIMESTAMP(3) + INTERVAL ${leaseMs} * 1000 MICROSECOND
    WHERE name = ${name} AND (leased_until IS NULL OR leased_until <= UTC_TIMESTAMP(3))
      AND (last_run_at IS NULL OR last_run_at <= UTC_TIMESTAMP(3) - INTERVAL ${restMs} * 1000 MICROSECOND)`;
  return count === 1;
}

/** Keeps a job that is ours. @returns false when another process has it by now */
export async function extendJob(db: Connection, { name, owner, leaseMs }: JobLease): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE jobs SET leased_until = UTC_TIMESTAMP(3) + INTERVAL ${leaseMs} * 1000 MICROSECOND
    WHERE name = ${name} AND leased_by = ${owner} AND leased_until > UTC_TIMESTAMP(3)`;
  return count === 1;
}

/** Gives a job back after a run, with what went wrong, if anything did. Without effect when it is not ours any more. */
export async function releaseJob(
  db: Connection,
  run: { name: string; owner: string; error: string | null },
): Promise<void> {
  await db.$executeRaw`
    UPDATE jobs SET leased_by = NULL, leased_until = NULL, last_run_at = UTC_TIMESTAMP(3), last_error = ${run.error}
    WHERE name = ${run.name} AND leased_by = ${run.owner}`;
}
