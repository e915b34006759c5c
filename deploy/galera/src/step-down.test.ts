import { expect, it } from "vitest";
import type { NodeReport } from "./report.ts";
import { whyGiveWay, whyStepDown } from "./step-down.ts";

const peer = (more: Partial<NodeReport>): NodeReport => ({
  name: "b",
  phase: "running",
  folder: { kind: "empty" },
  lineage: [],
  primary: false,
  ...more,
});
const [offline, living, cutOff] = [peer({ phase: "offline" }), peer({ primary: true }), peer({})];

it.each([
  ["cut off from everybody", { forMs: 1e9, silent: false, joined: true, peers: [] }, false],
  ["another is offline, for a moment", { forMs: 4_000, silent: false, joined: true, peers: [offline] }, false],
  ["another is offline, for long", { forMs: 6_000, silent: false, joined: true, peers: [offline] }, true],
  ["all are cut off, and may merge", { forMs: 15_000, silent: false, joined: true, peers: [cutOff, cutOff] }, false],
  ["all are cut off, and do not merge", { forMs: 26_000, silent: false, joined: true, peers: [cutOff, cutOff] }, true],
  [
    "the others live, and Galera brings it back",
    { forMs: 15_000, silent: false, joined: true, peers: [living] },
    false,
  ],
  ["the others live, and it does not come back", { forMs: 26_000, silent: false, joined: true, peers: [living] }, true],
  ["the others live, and have not let it in", { forMs: 5_000, silent: false, joined: false, peers: [living] }, true],
  ["frozen for a while", { forMs: 26_000, silent: true, joined: true, peers: [living] }, false],
  ["frozen for good", { forMs: 61_000, silent: true, joined: true, peers: [living] }, true],
])("%s", (_, outside, stepsDown) => {
  expect(whyStepDown(outside) !== null).toBe(stepsDown);
});

it("gives way to a cluster of another start, and to that alone", () => {
  const self = peer({ name: "a", primary: true, lineage: [{ id: "mine", seqno: 5 }] });
  const theirs = [{ id: "theirs", seqno: 5 }];
  expect(whyGiveWay(self, [peer({ primary: true, lineage: theirs })])).toContain("another start");
  expect(whyGiveWay(self, [peer({ primary: false, lineage: theirs })])).toBeNull();
  expect(whyGiveWay(self, [peer({ primary: true, lineage: self.lineage }), peer({ phase: "offline" })])).toBeNull();
});
