import { expect, it } from "vitest";
import { createTally, describeFinding, type NodeFinding } from "./audit-tally.ts";

const finding = (severity: "violation" | "warning", seat: number): NodeFinding => ({
  ...{ invariant: 2, what: "seat-sold-twice", severity, sessionId: "s1", subject: `seat ${seat}` },
  ...{ expected: "1 live ticket", found: "2: t1 t2", node: "n" },
});

it("counts everything and lists the first of each severity", () => {
  const tally = createTally(2);
  for (let seat = 1; seat <= 1_000; seat++) tally.add(finding("violation", seat));
  tally.add(finding("warning", 7));
  const { violations, warnings, byWhat, listed } = tally.read();
  expect([violations, warnings, byWhat]).toEqual([1_000, 1, { "seat-sold-twice": 1_001 }]);
  expect(listed.map(({ subject }) => subject)).toEqual(["seat 1", "seat 2", "seat 7"]);
});

it("says the rule, the place, what was expected and what was found in one line", () => {
  const { node: _, ...rest } = finding("violation", 3);
  expect(describeFinding(rest)).toBe(
    "VIOLATION of invariant 2, seat-sold-twice: session s1, seat 3: expected 1 live ticket, found 2: t1 t2",
  );
  expect(describeFinding({ ...rest, subject: "session s1" })).toContain("seat-sold-twice: session s1: expected");
});
