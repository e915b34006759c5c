import type { Connection } from "./connection.ts";

export interface JobLease {
  readonly name: string;
  /** Who runs the job: unique among all processes. */
  readonly owner: string;
  readonly now: Date;
  /** From then on another process may take the job. */
  readonly until: Date;
}

/** Makes the row of a job when there is none. */
export async function ensureJob(db: Connection, name: string): Promise<void> {
  await db.$executeRaw`INSERT INTO jobs (name) VALUES (${name}) ON DUPLICATE KEY UPDATE name = name`;
}

/**
 * Takes a job that nobody holds and that did not run after `notRunSince`. One conditional UPDATE whose count decides:
 * SKIP LOCKED and GET_LOCK do not reach across the nodes of a cluster.
 * @returns whether it is ours until `until`
 */
export async function takeJob(
  db: Connection,
  { name, owner, now, until }: JobLease,
  notRunSince: Date,
): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE jobs SET leased_by = ${owner}, leased_until = ${until}
    WHERE name = ${name} AND (leased_until IS NULL OR leased_until <= ${now})
      AND (last_run_at IS NULL OR last_run_at <= ${notRunSince})`;
  return count === 1;
}

/** Keeps a job that is ours. @returns false when another process has it by now */
export async function extendJob(db: Connection, { name, owner, now, until }: JobLease): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE jobs SET leased_until = ${until} WHERE name = ${name} AND leased_by = ${owner} AND leased_until > ${now}`;
  return count === 1;
}

/** Gives a job back after a run, with what went wrong, if anything did. Without effect when it is not ours any more. */
export async function releaseJob(
  db: Connection,
  run: { name: string; owner: string; ranAt: Date; error: string | null },
): Promise<void> {
  await db.$executeRaw`
    UPDATE jobs SET leased_by = NULL, leased_until = NULL, last_run_at = ${run.ranAt}, last_error = ${run.error}
    WHERE name = ${run.name} AND leased_by = ${run.owner}`;
}
