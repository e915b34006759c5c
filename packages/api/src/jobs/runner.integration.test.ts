import { extendJob, takeJob } from "@guichet/db";
import { createTestDatabase, type TestDatabase } from "@guichet/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Job, runOnce, startJobs } from "./runner.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const EVERY_MS = 60_000;
const LEASE_MS = 30_000;
const never = new AbortController().signal;
let names = 0;

/** A job of its own name, the errors that were heard, and time that passes: its row is moved into the past. */
function setting(run: Job["run"] = async () => undefined) {
  const job: Job = { name: `job-${++names}`, everyMs: EVERY_MS, run };
  const errors: unknown[] = [];
  const options = {
    database: test.database,
    onError: (_: string, error: unknown) => errors.push(error),
    leaseMs: LEASE_MS,
  };
  const pass = (ms: number) => test.database.writer.$executeRaw`
    UPDATE jobs SET last_run_at = last_run_at - INTERVAL ${ms} * 1000 MICROSECOND,
      leased_until = leased_until - INTERVAL ${ms} * 1000 MICROSECOND WHERE name = ${job.name}`;
  const row = () => test.database.writer.job.findUniqueOrThrow({ where: { name: job.name } });
  return { job, options, errors, pass, row, once: () => runOnce(job, options, never) };
}

describe("a recurring job", () => {
  it("runs in one process at a time, whoever asks", async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const { once } = setting(async () => {
      running += 1;
      runs += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 20));
      running -= 1;
    });
    const ran = await Promise.all(Array.from({ length: 8 }, once));
    expect(ran.filter(Boolean)).toHaveLength(1);
    expect([runs, most]).toEqual([1, 1]);
  });

  it("runs again when its time has come, not before", async () => {
    const { once, pass } = setting();
    expect(await once()).toBe(true);
    expect(await once()).toBe(false);
    await pass(EVERY_MS);
    expect(await once()).toBe(true);
  });

  it("rests for the whole interval, also for a process whose ticks fall between those of another", async () => {
    const { once, pass } = setting();
    expect(await once()).toBe(true);
    await pass(EVERY_MS * 0.75);
    expect(await once()).toBe(false);
    await pass(EVERY_MS * 0.25);
    expect(await once()).toBe(true);
  });

  it("runs at a tick that comes a thousandth too early, rather than an interval later", async () => {
    const { once, pass } = setting();
    await once();
    await pass(EVERY_MS * 0.999);
    expect(await once()).toBe(true);
  });

  it("keeps the error of a run that failed, and forgets it after one that did not", async () => {
    let fails = true;
    const { once, pass, row, errors } = setting(async () => {
      if (fails) throw new RangeError(`too\n far ${"x".repeat(600)}`);
    });
    await once();
    expect((await row()).lastError).toMatch(/^RangeError: too far x+$/);
    expect((await row()).lastError).toHaveLength(500);
    expect(errors).toHaveLength(1);
    fails = false;
    await pass(EVERY_MS);
    await once();
    expect(await row()).toMatchObject({ lastError: null, leasedBy: null, leasedUntil: null });
  });

  it("is taken over from a process that died, once its lease is over", async () => {
    const { job, once, pass } = setting();
    await once();
    await pass(EVERY_MS);
    // What a process leaves that is killed in the middle of a run.
    expect(await takeJob(test.database.writer, { name: job.name, owner: "dead", leaseMs: LEASE_MS }, 0)).toBe(true);
    expect(await once()).toBe(false);
    await pass(LEASE_MS);
    expect(await once()).toBe(true);
  });

  it("stays with a process that keeps its lease, until the lease is over", async () => {
    const { job, once, pass } = setting();
    await once();
    await pass(EVERY_MS);
    const lease = { name: job.name, owner: "slow", leaseMs: LEASE_MS };
    await takeJob(test.database.writer, lease, 0);
    await pass(LEASE_MS / 2);
    expect(await extendJob(test.database.writer, lease)).toBe(true);
    await pass(LEASE_MS / 2);
    expect(await once()).toBe(false);
    await pass(LEASE_MS);
    expect(await extendJob(test.database.writer, lease)).toBe(false);
  });

  it("does not give back a lease that another process has by now", async () => {
    const { job, once, row } = setting(async () => {
      await test.database.writer.job.update({ where: { name: job.name }, data: { leasedBy: "another" } });
    });
    await once();
    expect(await row()).toMatchObject({ leasedBy: "another", lastRunAt: null });
  });
});

it("the runner ends after the runs in hand, which hear that it stops", async () => {
  const { job, options } = setting();
  let heard = false;
  const started = Promise.withResolvers<void>();
  const run = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      signal.addEventListener("abort", () => {
        heard = true;
        resolve();
      });
      started.resolve();
    });
  const runner = startJobs([{ ...job, run }], options);
  await started.promise;
  await runner.stop();
  expect(heard).toBe(true);
  expect((await test.database.writer.job.findUniqueOrThrow({ where: { name: job.name } })).leasedBy).toBeNull();
});
