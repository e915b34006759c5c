import { describe, expect, it } from "vitest";
import { ALL_DIE, ONE_NODE_DIES } from "../faults/fault.ts";
import type { Round } from "../round.ts";
import { isGood, renderReport } from "./report.ts";
import type { Played } from "./row.ts";

const machine = { cores: 2, processor: "any", memoryGiB: 24, node: "24.21.0", busyBefore: 0 };
const SOUND = { acknowledged: 100, lost: [], oversold: [], duplicated: [], stale: [], refusedButMade: [] };
const round: Round = {
  ...{
    fault: "kill-writer",
    standIn: null,
    withoutWrites: 4_000,
    withoutReads: 1_000,
    withoutEach: { page: 400 },
    recovery: null,
  },
  ...{ healed: 12_000, writers: ["mariadb1"], verdict: SOUND, verified: true },
};

function played(...rounds: Round[]): Played {
  const fault = { name: "kill-writer", title: "SIGKILL of the writer", aims: ONE_NODE_DIES };
  return { fault, rounds, failures: [], leftOut: "" };
}

const text = (one: Played) => renderReport({ machine, played: [one] });
const good = (one: Played) => isGood({ machine, played: [one] });

describe("the report of a fault", () => {
  it("has the longest times and the sums of its rounds", () => {
    const one = played(round, { ...round, withoutWrites: 7_500 });
    const cells = text(one).trim().split("\n")[1]?.split(/ {2,}/);
    expect(cells).toEqual([
      "kill-writer",
      "2",
      "7.5",
      "1.0",
      "0.4",
      "–",
      "12.0",
      "200",
      "0",
      "0",
      "0",
      "0",
      "0",
      "SIGKILL of the writer",
    ]);
    expect(text(one)).toContain("✓ kill-writer");
    expect(good(one)).toBe(true);
  });

  it("says what is slower than it should be, and is good all the same", () => {
    const slow = played({ ...round, withoutReads: 5_000 });
    expect(text(slow)).toContain("nothing lost, but not as it should be: 5.0 s without reads (aim: at most 3 s)");
    expect(good(slow)).toBe(true);
    const late = { ...played({ ...round, recovery: 46_000 }), fault: { name: "kill-all", title: "", aims: ALL_DIE } };
    expect(text(late)).toContain("46.0 s to recover (aim: at most 45 s)");
  });

  it("says when two nodes took writes after it", () => {
    const two = played({ ...round, writers: ["mariadb1", "mariadb3"] });
    expect(text(two)).toContain("mariadb1 and mariadb3 took writes at once afterwards");
  });

  it.each(["lost", "oversold", "duplicated", "stale", "refusedButMade"] as const)(
    "is bad when something is %s",
    (kind) => {
      const found = Array.from({ length: 7 }, (_, i) => `number ${i}`);
      const bad = played(round, { ...round, verdict: { ...SOUND, [kind]: found } });
      expect(good(bad)).toBe(false);
      expect(text(bad)).toContain(`kill-writer, ${kind}:\n  number 0`);
      expect(text(bad)).toContain("… and 2 more");
      expect(text(bad)).toContain("✗ kill-writer: see above");
    },
  );

  it("is bad when the auditor found something, or a round came to no end", () => {
    expect(good(played({ ...round, verified: false }))).toBe(false);
    const stuck = { ...played(round), failures: ["The nodes are not in step after 180 s."] };
    expect(good(stuck)).toBe(false);
    expect(text(stuck)).toContain("✗ kill-writer: The nodes are not in step");
  });

  it("says what stood in for it, and why it was left out", () => {
    expect(text(played({ ...round, standIn: "SIGSTOP for 20 s" }))).toContain("stood in for: SIGSTOP for 20 s");
    const leftOut = { ...played(), leftOut: "no disk may be mounted here" };
    expect(text(leftOut)).toContain("– kill-writer: left out, no disk may be mounted here");
    expect(good(leftOut)).toBe(true);
    expect(text(played())).toContain("not done, as one before it came to no end");
  });
});
