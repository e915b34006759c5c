import { describe, expect, it } from "vitest";
import { createRequestCounts, type RequestCountsOptions, type Standing } from "./request-counts.ts";

const START = Date.parse("2030-03-01T12:00:00.000Z");
const MINUTE_MS = 60_000;

/** A database that hands out the shared allowance, and says how often it was asked. */
function sharedAllowance(limit: number) {
  const used = new Map<string, number>();
  const asked: number[] = [];
  const reserve = async (subject: string, amount: number, minuteEnds: Date) => {
    const window = `${subject} ${minuteEnds.toISOString()}`;
    const before = used.get(window) ?? 0;
    const taken = Math.min(amount, limit - before);
    used.set(window, before + taken);
    asked.push(taken);
    return { taken, left: limit - before - taken };
  };
  return { reserve, asked };
}

function counting(limit: number, options: Partial<RequestCountsOptions> = {}) {
  const shared = sharedAllowance(limit);
  let at = START;
  const process = () => createRequestCounts({ limit, reserve: shared.reserve, now: () => new Date(at), ...options });
  return {
    ...shared,
    process,
    wait: (ms: number) => {
      at += ms;
    },
  };
}

async function allowedOf(times: number, take: () => Standing | Promise<Standing>): Promise<number> {
  let allowed = 0;
  for (let time = 0; time < times; time++) if ((await take()).allowed) allowed++;
  return allowed;
}

describe("one process", () => {
  it("allows exactly the limit, and asks the database for a block at a time", async () => {
    const { process, asked } = counting(1_000);
    const counts = process();
    expect(await allowedOf(1_500, () => counts.take("a"))).toBe(1_000);
    // What was free is settled with the first block; the last one is what was left.
    expect(asked).toEqual([120, 100, 100, 100, 100, 100, 100, 100, 100, 80, 0]);
  });

  it("answers at once, without the database, whoever asks little, and whoever is refused", async () => {
    const { process, asked } = counting(1_000);
    const counts = process();
    for (let time = 0; time < 20; time++) expect(counts.take("a")).toMatchObject({ allowed: true, left: 999 - time });
    expect(asked).toEqual([]);
    await allowedOf(1_000, () => counts.take("a"));
    const questions = asked.length;
    expect(counts.take("a")).toEqual({ allowed: false, left: 0, seconds: 60 });
    expect(asked).toHaveLength(questions);
  });

  it("counts each for itself, and anew each minute of the clock", async () => {
    const { process, wait } = counting(30);
    const counts = process();
    expect(await allowedOf(40, () => counts.take("a"))).toBe(30);
    expect(await allowedOf(10, () => counts.take("b"))).toBe(10);
    wait(MINUTE_MS - 1);
    expect(counts.take("a")).toEqual({ allowed: false, left: 0, seconds: 1 });
    wait(1);
    expect(counts.take("a")).toMatchObject({ allowed: true, left: 29 });
  });

  it("does not keep a minute for ever when the clock is put back", async () => {
    const { process, wait } = counting(1);
    const counts = process();
    await allowedOf(2, () => counts.take("a"));
    wait(-MINUTE_MS * 60);
    expect(counts.take("a")).toMatchObject({ allowed: true });
  });

  it("lets a crowd that arrives at once wait for one question at a time", async () => {
    const { process, asked } = counting(1_000);
    const counts = process();
    const crowd = await Promise.all(Array.from({ length: 2_000 }, () => counts.take("a")));
    expect(crowd.filter(({ allowed }) => allowed)).toHaveLength(1_000);
    expect(asked.length).toBeLessThan(15);
  });

  it("remembers no more subjects than it may, the newest", () => {
    const { process } = counting(1_000, { mostSubjects: 2 });
    const counts = process();
    for (const subject of ["a", "b", "c"]) counts.take(subject);
    expect(counts.take("c")).toMatchObject({ left: 998 });
    expect(counts.take("a")).toMatchObject({ left: 999 });
  });
});

describe("several processes", () => {
  it("allow the limit together, and what each allowed before it asked", async () => {
    const { process } = counting(1_000);
    const processes = [process(), process(), process()];
    const allowed = await Promise.all(processes.map((counts) => allowedOf(1_000, () => counts.take("a"))));
    const sum = allowed.reduce((total, count) => total + count, 0);
    expect(sum).toBeGreaterThanOrEqual(1_000);
    expect(sum).toBeLessThanOrEqual(1_000 + 3 * 20);
  });
});

describe("without a database", () => {
  it("each process allows the limit by its own count, and settles it when the database is back", async () => {
    const { process, reserve, asked } = counting(1_000);
    let isAway = true;
    const counts = createRequestCounts({
      limit: 1_000,
      now: () => new Date(START),
      reserve: async (...question) => (isAway ? Promise.reject(new Error("away")) : reserve(...question)),
    });
    expect(await allowedOf(300, () => counts.take("a"))).toBe(300);
    isAway = false;
    expect(await allowedOf(1_000, () => counts.take("a"))).toBe(700);
    expect(asked[0]).toBe(420);
    isAway = true;
    expect(await allowedOf(1_500, () => counts.take("b"))).toBe(1_000);
    expect(await allowedOf(10, () => process().take("a"))).toBe(10);
  });

  it("a request waits for a silent one no longer than its patience", async () => {
    const { process } = counting(30, { reserve: () => new Promise(() => undefined), patienceMs: 1 });
    const counts = process();
    expect(await allowedOf(40, () => counts.take("a"))).toBe(30);
  });

  it("a late answer is not lost", async () => {
    const late = Promise.withResolvers<{ taken: number; left: number }>();
    const { process } = counting(1_000, { reserve: () => late.promise, patienceMs: 1 });
    const counts = process();
    await allowedOf(21, () => counts.take("a"));
    late.resolve({ taken: 120, left: 400 });
    await late.promise;
    expect(counts.take("a")).toMatchObject({ allowed: true, left: 498 });
  });
});
