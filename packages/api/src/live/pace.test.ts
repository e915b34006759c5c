import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { lookEvery } from "./pace.ts";

describe("when a process looks for those who watch", () => {
  let looks: number[];
  let isWatched: boolean;
  beforeEach(() => {
    vi.useFakeTimers();
    looks = [];
    isWatched = true;
  });
  afterEach(() => vi.useRealTimers());

  const start = () => {
    const began = Date.now();
    return lookEvery(1_000, () => Date.now())(async () => {
      looks.push(Date.now() - began);
      return isWatched;
    });
  };

  it("not before anybody watches, at once then, and every second from there on", async () => {
    const pace = start();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(looks).toEqual([]);
    pace.hurry();
    await vi.advanceTimersByTimeAsync(3_500);
    expect(looks).toEqual([5_000, 6_000, 7_000, 8_000]);
    pace.stop();
  });

  it("at once after a change, when it was quiet", async () => {
    const pace = start();
    pace.hurry();
    await vi.advanceTimersByTimeAsync(5_300);
    pace.hurry();
    await vi.advanceTimersByTimeAsync(0);
    expect(looks.at(-1)).toBe(5_300);
    pace.stop();
  });

  it("hardly more than once a second in a rush of changes", async () => {
    const pace = start();
    for (let ms = 0; ms < 20_000; ms += 5) {
      pace.hurry();
      await vi.advanceTimersByTimeAsync(5);
    }
    expect(looks.length).toBeGreaterThanOrEqual(20);
    expect(looks.length).toBeLessThanOrEqual(27);
    pace.stop();
  });

  it("hardly more than that either when a rush follows a quiet time, however long that was", async () => {
    const pace = start();
    pace.hurry();
    await vi.advanceTimersByTimeAsync(60_500);
    const before = looks.length;
    for (let ms = 0; ms < 2_000; ms += 5) {
      pace.hurry();
      await vi.advanceTimersByTimeAsync(5);
    }
    expect(looks.length - before).toBeLessThanOrEqual(5);
    pace.stop();
  });

  it("no more when nobody watches, nor after its end", async () => {
    isWatched = false;
    const pace = start();
    pace.hurry();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(looks).toHaveLength(1);
    pace.stop();
    pace.hurry();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(looks).toHaveLength(1);
  });
});
