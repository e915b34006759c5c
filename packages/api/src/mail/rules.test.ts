import { describe, expect, it } from "vitest";
import { ATTEMPT_MS, MOST_ATTEMPTS, nextAttempt } from "./rules.ts";

const NOW = new Date("2030-03-01T12:00:00.000Z");
const waits = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, i) => {
  const next = nextAttempt(i + 1, NOW);
  return (next?.getTime() ?? Number.NaN) - NOW.getTime();
});

describe("a letter that was not sent", () => {
  it("is tried again after waits that never get shorter, from a minute on", () => {
    expect(waits[0]).toBe(60_000);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
  });

  it("is given up after two to four days, when a mail server would do so too", () => {
    expect(nextAttempt(MOST_ATTEMPTS, NOW)).toBeNull();
    const days = waits.reduce((sum, wait) => sum + wait, 0) / 86_400_000;
    expect(days).toBeGreaterThan(2);
    expect(days).toBeLessThan(4);
  });

  it("is under way for longer than a connection may last", () => {
    expect(ATTEMPT_MS).toBeGreaterThan(60_000);
  });
});
