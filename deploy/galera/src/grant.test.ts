import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide, majorityOf } from "./decision.ts";
import { ALONE_MS, answerRequest, GRANT_MS, type Grant } from "./grant.ts";
import { type Lineage, restarted } from "./lineage.ts";
import type { Folder, NodeReport } from "./report.ts";

const U = "11111111-1111-4111-8111-111111111111";
const lineage: Lineage = [{ id: "founding", seqno: 0 }];
const history = (seqno: number): Folder => ({ kind: "history", uuid: U, seqno });
const offline = (name: string, folder: Folder): NodeReport => ({
  name,
  phase: "offline",
  folder,
  lineage,
  primary: false,
});

const ask = (candidate: NodeReport, voter: NodeReport, given: { grant?: Grant; now?: number; forced?: boolean } = {}) =>
  answerRequest({ candidate, forced: given.forced ?? false }, voter, {
    grant: given.grant ?? null,
    now: given.now ?? 0,
  });

describe("a node's word", () => {
  const [a, b] = [offline("a", history(98)), offline("b", history(100))];

  it("is given to who has come as far, and for a while", () => {
    expect(ask(b, a, { now: 5 })).toEqual({ granted: true, grant: { candidate: "b", until: 5 + GRANT_MS } });
    expect(ask(a, b)).toMatchObject({ granted: false, why: "b has come further" });
  });

  it("is given to one at a time", () => {
    const grant = { candidate: "c", until: 100 };
    expect(ask(b, a, { grant, now: 99 })).toMatchObject({ granted: false, why: "a gave its word to c" });
    expect(ask(b, a, { grant, now: 100 }).granted).toBe(true);
    expect(ask(offline("c", history(99)), a, { grant, now: 99 }).granted).toBe(true);
  });

  it("is not given by a node whose server runs or starts", () => {
    for (const phase of ["starting", "running"] as const) expect(ask(b, { ...a, phase }).granted).toBe(false);
  });

  it("is given to anybody when a person has decided, but still to one at a time", () => {
    expect(ask(a, b, { forced: true }).granted).toBe(true);
    expect(ask(a, b, { forced: true, grant: { candidate: "c", until: 100 } }).granted).toBe(false);
  });

  it("outlasts the time that a candidate may be alone, with room for clocks that differ", () => {
    expect(GRANT_MS - ALONE_MS).toBeGreaterThanOrEqual(10_000);
  });
});

/*
 * The whole protocol on three nodes with random cuts in the network, crashes, restarts and delays. Whatever happens, there is never a moment
 * with two clusters of which both may be given traffic, or may yet come to be.
 */
describe("three nodes that start", () => {
  const NAMES = ["a", "b", "c"] as const;
  type Name = (typeof NAMES)[number];
  type Step =
    | {
        readonly kind: "look";
        readonly node: Name;
        readonly sees: readonly Name[];
        readonly answersLost: readonly Name[];
      }
    | { readonly kind: "crash"; readonly node: Name }
    | { readonly kind: "wait"; readonly ms: number };

  const name = fc.constantFrom(...NAMES);
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant("look"),
        node: name,
        sees: fc.subarray([...NAMES]),
        answersLost: fc.subarray([...NAMES], { maxLength: 1 }),
      }) as fc.Arbitrary<Step>,
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("crash"), node: name }) as fc.Arbitrary<Step> },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("wait"),
        ms: fc.integer({ min: 500, max: 45_000 }),
      }) as fc.Arbitrary<Step>,
    },
  );

  interface Simulated {
    report: NodeReport;
    grant: Grant | null;
    since: number;
    /** The start it is part of; null while it is offline. */
    cluster: string | null;
    /** While it is alone: until when. */
    aloneUntil: number | null;
  }

  function simulate(seqnos: readonly number[], steps: readonly Step[]): { ok: boolean } {
    let now = 0;
    let starts = 0;
    const nodes = Object.fromEntries(
      NAMES.map((key, index) => [
        key,
        { report: offline(key, history(seqnos[index] ?? 0)), grant: null, since: 0, cluster: null, aloneUntil: null },
      ]),
    ) as Record<Name, Simulated>;
    const stop = (node: Simulated) => {
      node.report = { ...node.report, phase: "offline", primary: false };
      Object.assign(node, { cluster: null, aloneUntil: null, since: now });
    };

    /** As Galera does: those who are not more than half of those who were go on running, and take no writes. */
    const crash = (node: Simulated) => {
      const members = Object.values(nodes).filter((other) => node.cluster !== null && other.cluster === node.cluster);
      stop(node);
      const left = members.filter((other) => other !== node);
      if (left.length * 2 > members.length) return;
      for (const other of left) {
        other.report = { ...other.report, primary: false };
        other.cluster = null;
      }
    };

    for (const current of steps) {
      if (current.kind === "wait") {
        now += current.ms;
        for (const node of Object.values(nodes)) if (node.aloneUntil !== null && now > node.aloneUntil) stop(node);
      } else if (current.kind === "crash") {
        crash(nodes[current.node]);
      } else if (nodes[current.node].report.phase === "offline") {
        look(nodes[current.node], current);
      } else if (!nodes[current.node].report.primary) {
        stop(nodes[current.node]); // It steps down.
      }
      const clusters = new Set(Object.values(nodes).flatMap((node) => node.cluster ?? []));
      if (clusters.size > 1) return { ok: false };
    }
    return { ok: true };

    function look(self: Simulated, { sees, answersLost }: Extract<Step, { kind: "look" }>) {
      const others = NAMES.filter((key) => key !== self.report.name && sees.includes(key)).map((key) => nodes[key]);
      const decision = decide({
        self: self.report,
        peers: others.map((node) => node.report),
        size: 3,
        firstNode: "a",
        waitedMs: now - self.since,
      });
      if (decision.kind === "join") {
        const from = nodes[decision.from.name as Name];
        self.cluster = from.cluster;
        self.report = { ...from.report, name: self.report.name };
        from.aloneUntil = null;
        for (const node of Object.values(nodes)) if (node.grant?.candidate === from.report.name) node.grant = null;
      }
      if (decision.kind !== "revive") return;
      const request = { candidate: self.report, forced: false };
      const words = [self, ...others].filter((voter) => {
        const answer = answerRequest(request, voter.report, { grant: voter.grant, now });
        if (answer.granted) voter.grant = answer.grant;
        return answer.granted && (voter === self || !answersLost.includes(voter.report.name as Name));
      });
      if (words.length < majorityOf(3)) {
        // Giving back is heard by those who answered.
        for (const voter of words) voter.grant = null;
        return;
      }
      const folder = self.report.folder as Extract<Folder, { kind: "history" }>;
      starts += 1;
      self.cluster = `start ${starts}`;
      self.aloneUntil = now + ALONE_MS;
      self.report = {
        ...self.report,
        phase: "running",
        primary: true,
        lineage: restarted({ seqno: folder.seqno, lineage: self.report.lineage }, self.cluster),
        folder: history(folder.seqno + 1),
      };
    }
  }

  it("never become two clusters", () => {
    const seqno = fc.integer({ min: 95, max: 100 });
    fc.assert(
      fc.property(
        fc.tuple(seqno, seqno, seqno),
        fc.array(step, { maxLength: 60 }),
        (seqnos, steps) => simulate(seqnos, steps).ok,
      ),
      { numRuns: 20_000 },
    );
  });
});
