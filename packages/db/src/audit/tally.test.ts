import { expect, it } from "vitest";
import type { NodeFinding } from "./findings.ts";
import { createTally, describeFinding } from "./tally.ts";

const finding = (what: string, seat: number): NodeFinding => ({
  ...{
    invariant: 2,
    what,
    severity: what === "warned" ? "warning" : "violation",
    sessionId: "s1",
    subject: `seat ${seat}`,
  },
  ...{ expected: "1 live ticket", found: "2: t1 t2", node: "n" },
});

it("counts everything and lists the first of each kind", () => {
  const tally = createTally(2);
  for (let seat = 1; seat <= 1_000; seat++) tally.add(finding("seat-sold-twice", seat));
  tally.add(finding("seat-number-beyond-capacity", 7));
  tally.add(finding("warned", 8));
  const { violations, warnings, byWhat, listed } = tally.read();
  expect([violations, warnings]).toEqual([1_001, 1]);
  expect(byWhat).toEqual({ "seat-sold-twice": 1_000, "seat-number-beyond-capacity": 1, warned: 1 });
  expect(listed.map(({ subject }) => subject)).toEqual(["seat 1", "seat 2", "seat 7", "seat 8"]);
});

it("says the rule, the place, what was expected and what was found in one line", () => {
  const { node: _, ...rest } = finding("seat-sold-twice", 3);
  expect(describeFinding(rest)).toBe(
    "VIOLATION of invariant 2, seat-sold-twice: session s1, seat 3: expected 1 live ticket, found 2: t1 t2",
  );
  expect(describeFinding({ ...rest, subject: "session s1" })).toContain("seat-sold-twice: session s1: expected");
});
