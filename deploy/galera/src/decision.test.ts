import { describe, expect, it } from "vitest";
import { decide, type Situation } from "./decision.ts";
import { restarted } from "./lineage.ts";
import type { Folder, NodeReport } from "./report.ts";

const U = "11111111-1111-4111-8111-111111111111";
const V = "22222222-2222-4222-8222-222222222222";
const founding = [{ id: "founding", seqno: 0 }];

const history = (seqno: number, uuid = U): Folder => ({ kind: "history", uuid, seqno });
const node = (name: string, folder: Folder, more: Partial<NodeReport> = {}): NodeReport => ({
  name,
  phase: "offline",
  folder,
  lineage: folder.kind === "history" ? founding : [],
  primary: false,
  ...more,
});
const living = (name: string, folder: Folder, more: Partial<NodeReport> = {}) =>
  node(name, folder, { phase: "running", primary: true, ...more });
const EMPTY: Folder = { kind: "empty" };

const decideAmong = (self: NodeReport, peers: NodeReport[], more: Partial<Situation> = {}) =>
  decide({ self, peers, size: 3, firstNode: "a", waitedMs: 0, ...more });

describe("when all folders are empty", () => {
  it("the first node founds the cluster, and the others wait for it", () => {
    expect(decideAmong(node("a", EMPTY), [node("b", EMPTY), node("c", EMPTY)])).toEqual({ kind: "found" });
    expect(decideAmong(node("b", EMPTY), [node("a", EMPTY), node("c", EMPTY)]).kind).toBe("wait");
  });

  it.each([
    ["one is not here", [node("b", EMPTY)]],
    ["one holds data", [node("b", EMPTY), node("c", history(5))]],
    ["one holds the remains of a transfer", [node("b", EMPTY), node("c", { kind: "incomplete" })]],
    ["one cannot be read", [node("b", EMPTY), node("c", { kind: "unreadable", why: "broken" })]],
  ])("it does not while %s, however long it waits", (_, peers) => {
    expect(decideAmong(node("a", EMPTY), peers, { waitedMs: 1e9 }).kind).toBe("wait");
  });
});

describe("when a cluster lives", () => {
  const b = living("b", history(120));

  it("a node that is behind, or has nothing, joins", () => {
    expect(decideAmong(node("a", history(100)), [b])).toEqual({ kind: "join", from: b });
    expect(decideAmong(node("a", EMPTY), [b])).toEqual({ kind: "join", from: b });
    expect(decideAmong(node("a", { kind: "incomplete" }), [b])).toEqual({ kind: "join", from: b });
  });

  it("one joins after the other, those with data first, for a while", () => {
    const [a, c] = [node("a", EMPTY), node("c", history(100))];
    expect(decideAmong(a, [b, c])).toEqual({ kind: "wait", why: "c joins first" });
    expect(decideAmong(c, [b, a]).kind).toBe("join");
    expect(decideAmong(a, [b, c], { waitedMs: 60_000 }).kind).toBe("join");
  });

  it.each([EMPTY, history(100)])("of two alike (%j) the first by name, unless the other has begun", (folder) => {
    const [a, c] = [node("a", folder), node("c", folder)];
    expect(decideAmong(a, [b, c]).kind).toBe("join");
    expect(decideAmong(c, [b, a]).kind).toBe("wait");
    const begun = { ...c, phase: "starting" } as const;
    expect(decideAmong(a, [b, begun]).kind).toBe("wait");
    expect(decideAmong(a, [b, begun], { waitedMs: 60_000 }).kind).toBe("join");
  });

  it("nobody joins whose history is another", () => {
    const answer = decideAmong(node("a", history(5, V)), [b]);
    expect(answer).toMatchObject({
      kind: "refuse",
      why: expect.stringMatching(/another history.*guichet-node discard/),
    });
  });

  it("nobody joins who has what the cluster was started without", () => {
    const restartedWithout = living("b", history(120), {
      lineage: restarted({ seqno: 98, lineage: founding }, "second"),
    });
    expect(decideAmong(node("a", history(100)), [restartedWithout]).kind).toBe("refuse");
    expect(decideAmong(node("a", history(98)), [restartedWithout]).kind).toBe("join");
  });

  it("one that seems ahead waits for a newer word before it is refused", () => {
    expect(decideAmong(node("a", history(121)), [b]).kind).toBe("wait");
    expect(decideAmong(node("a", history(121)), [b], { waitedMs: 60_000 }).kind).toBe("refuse");
  });

  it("two that live under one name are joined by nobody", () => {
    expect(decideAmong(node("a", EMPTY), [b, living("c", history(9, V))]).kind).toBe("refuse");
  });
});

describe("when all are offline", () => {
  it("the one that has come furthest starts the cluster again, at once when all are here", () => {
    const [a, b, c] = [node("a", history(98)), node("b", history(100)), node("c", history(99))];
    expect(decideAmong(b, [a, c])).toEqual({ kind: "revive" });
    expect(decideAmong(a, [b, c]).kind).toBe("wait");
    expect(decideAmong(c, [a, b]).kind).toBe("wait");
  });

  it("of two as far, the first by name", () => {
    const [a, b] = [node("a", history(98)), node("b", history(98))];
    expect(decideAmong(a, [b, node("c", EMPTY)])).toEqual({ kind: "revive" });
    expect(decideAmong(b, [a, node("c", EMPTY)]).kind).toBe("wait");
  });

  it("two go on without the third, when it has had time to come", () => {
    const [a, b] = [node("a", history(98)), node("b", history(100))];
    expect(decideAmong(b, [a], { waitedMs: 1_000 }).kind).toBe("wait");
    expect(decideAmong(b, [a], { waitedMs: 20_000 })).toEqual({ kind: "revive" });
  });

  it("two wait as long for a third whose data cannot be used at the moment, and go on without it", () => {
    const [a, b] = [node("a", history(98)), node("b", history(100))];
    const c = node("c", { kind: "unreadable", why: "ibdata1 is corrupt" });
    expect(decideAmong(b, [a, c], { waitedMs: 1_000 }).kind).toBe("wait");
    expect(decideAmong(b, [a, c], { waitedMs: 20_000 })).toEqual({ kind: "revive" });
  });

  it("one alone waits for a second, for ever", () => {
    expect(decideAmong(node("a", history(98)), [], { waitedMs: 1e9 }).kind).toBe("wait");
  });

  it("a single survivor stops and says what can be done", () => {
    const answer = decideAmong(node("a", history(98)), [node("b", EMPTY), node("c", { kind: "incomplete" })]);
    expect(answer).toMatchObject({ kind: "refuse", why: expect.stringContaining("guichet-node bootstrap") });
  });

  it("three different histories stop; of two alike the third is left out", () => {
    const [a, b] = [node("a", history(1, U)), node("b", history(9, V))];
    expect(decideAmong(a, [b, node("c", history(3, "3"))]).kind).toBe("refuse");
    const [kin, other] = [node("c", history(2, U)), b];
    expect(decideAmong(kin, [a, other])).toEqual({ kind: "revive" });
    expect(decideAmong(other, [a, kin]).kind).toBe("refuse");
  });

  it("one with data that the others' last start went without does not count with them", () => {
    const second = restarted({ seqno: 98, lineage: founding }, "second");
    const [b, c] = [node("b", history(150), { lineage: second }), node("c", history(149), { lineage: second })];
    const stray = node("a", history(100));
    expect(decideAmong(b, [stray, c])).toEqual({ kind: "revive" });
    expect(decideAmong(stray, [b, c]).kind).toBe("refuse");
    expect(decideAmong(b, [stray, node("c", EMPTY)]).kind).toBe("refuse");
  });

  it.each([
    ["one that has come further, but is of another past", node("a", history(200))],
    ["one that has come as far, and has lost the list of starts", node("a", history(150), { lineage: [] })],
  ])("%s does not keep two that agree from going on", (_, stray) => {
    const second = restarted({ seqno: 98, lineage: founding }, "second");
    const [b, c] = [node("b", history(150), { lineage: second }), node("c", history(149), { lineage: second })];
    expect(decideAmong(b, [stray, c])).toEqual({ kind: "revive" });
    expect(decideAmong(c, [stray, b]).kind).toBe("wait");
    expect(decideAmong(stray, [b, c])).toMatchObject({ kind: "refuse", why: expect.stringContaining("discard") });
  });

  it("nobody starts while another one is on its way", () => {
    const starting = node("c", history(90), { phase: "starting" });
    const cutOff = node("c", history(90), { phase: "running" });
    for (const peer of [starting, cutOff]) {
      expect(decideAmong(node("b", history(100)), [node("a", history(98)), peer], { waitedMs: 1e9 }).kind).toBe("wait");
    }
  });

  it("what MariaDB cannot start on is left to a person", () => {
    const answer = decideAmong(node("a", { kind: "unreadable", why: "ibdata1 is corrupt" }), []);
    expect(answer).toMatchObject({ kind: "refuse", why: expect.stringMatching(/ibdata1 is corrupt.*discard/) });
  });
});
