import { expect, it, vi } from "vitest";
import { keepBackingUp, untilDue } from "./schedule.ts";

const HOUR = 3_600_000;
const at = (hour: number) => new Date(Date.UTC(2026, 10, 26, hour));

it("is due when there is none, or the newest is as old as the period", () => {
  expect(untilDue(null, at(10), 24 * HOUR)).toBe(0);
  expect(untilDue(at(4), at(10), 24 * HOUR)).toBe(18 * HOUR);
  expect(untilDue(at(4), at(10), 6 * HOUR)).toBe(0);
});

it("is not put off for longer than the period by a clock that was set back", () => {
  expect(untilDue(at(20), at(4), HOUR)).toBe(HOUR);
});

it("makes one when it is due, none after a restart, tries again after a failure, and ends when told", async () => {
  vi.useFakeTimers({ now: at(0) });
  try {
    const stop = new AbortController();
    const made: number[] = [];
    const failures: unknown[] = [];
    let newest = new Date(at(0).getTime() - HOUR);
    let broken = false;
    const running = keepBackingUp({
      everyMs: 6 * HOUR,
      newest: async () => newest,
      async work() {
        if (broken) throw new Error("no database");
        newest = new Date();
        made.push(newest.getUTCHours() + newest.getUTCMinutes() / 60);
      },
      onFailure: (error) => failures.push(error),
      now: () => new Date(),
      signal: stop.signal,
    });
    await vi.advanceTimersByTimeAsync(4 * HOUR);
    expect(made).toEqual([]);
    await vi.advanceTimersByTimeAsync(8 * HOUR);
    expect(made).toEqual([5, 11]);
    broken = true;
    await vi.advanceTimersByTimeAsync(5 * HOUR + 4 * 60_000);
    expect(failures).toHaveLength(1);
    broken = false;
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    expect(made).toEqual([5, 11, 17 + 5 / 60]);
    stop.abort();
    await running;
  } finally {
    vi.useRealTimers();
  }
});
