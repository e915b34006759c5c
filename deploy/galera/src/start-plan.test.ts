import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Answer } from "./grant.ts";
import { filesOf, type NodeFiles } from "./node-files.ts";
import { NodeState } from "./node-state.ts";
import { Override } from "./override.ts";
import type { Peers } from "./peers.ts";
import type { NodeReport } from "./report.ts";
import { readSettings } from "./settings.ts";
import { chooseStart } from "./start-plan.ts";

// How the words of the others are counted, and an operator's is heeded. The other supervisors say what a test wants.

let nodeDir: string;
let files: NodeFiles;
beforeEach(() => {
  nodeDir = mkdtempSync(join(tmpdir(), "guichet-start-plan-"));
  files = filesOf({ nodeDir });
  for (const folder of [files.supervisor, files.data]) mkdirSync(folder);
});
afterEach(() => rmSync(nodeDir, { recursive: true }));

const history = { kind: "history", uuid: "11111111-1111-4111-8111-111111111111", seqno: 5 } as const;
const peer = (name: string, more: Partial<NodeReport> = {}): NodeReport => ({
  name,
  phase: "offline",
  folder: history,
  lineage: [],
  primary: false,
  ...more,
});
const YES: Answer = { granted: true, grant: { candidate: "a", until: 1 } };
const NO: Answer = { granted: false, why: "no" };

/** What node a, which holds data, does within some looks at these others. */
async function choose(reports: readonly NodeReport[], words: readonly Answer[]) {
  const env = { NODE_NAME: "a", CLUSTER_NODES: "a=h1,b=h2,c=h3", SECRETS_DIR: nodeDir, NODE_DIR: nodeDir };
  const state = new NodeState("a", files);
  state.folder = history;
  const peers = { reports: async () => [...reports], askGrants: async () => [...words], release: async () => {} };
  const plan = await chooseStart({
    settings: readSettings(env),
    state,
    peers: peers as unknown as Peers,
    override: new Override(files),
    signal: AbortSignal.timeout(1_500),
  }).catch(() => null);
  return { kind: plan?.kind ?? "waits", note: state.note };
}

it("it starts the cluster with the word of a majority, its own included", async () => {
  expect((await choose([peer("b"), peer("c")], [YES, NO])).kind).toBe("revive");
});

it("it does not with its own alone, and gives that back", async () => {
  const { kind, note } = await choose([peer("b"), peer("c")], [NO, NO]);
  expect([kind, note]).toEqual(["waits", "may not start the cluster yet: no; no"]);
  expect(new NodeState("b", files).grant({ candidate: peer("c"), forced: false }).granted).toBe(true);
});

it("told to bootstrap, it needs the word of everybody who answers", async () => {
  writeFileSync(files.override, "bootstrap\n");
  const empty = [peer("b", { folder: { kind: "empty" } }), peer("c", { folder: { kind: "empty" } })];
  expect((await choose(empty, [YES, NO])).kind).toBe("waits");
  expect((await choose(empty, [YES, YES])).kind).toBe("revive");
  expect(existsSync(files.override)).toBe(false);
});

it("told to bootstrap while a cluster lives, it joins that, and forgets what it was told", async () => {
  writeFileSync(files.override, "bootstrap\n");
  expect((await choose([peer("b", { phase: "running", primary: true })], [YES])).kind).toBe("join");
  expect(existsSync(files.override)).toBe(false);
});

it("told to discard, it sets its data aside, and deletes nothing", async () => {
  writeFileSync(join(files.data, "ibdata1"), "seats");
  writeFileSync(files.override, "discard\n");
  expect((await choose([peer("b", { phase: "running", primary: true })], [])).kind).toBe("join");
  const aside = readdirSync(nodeDir).filter((name) => name.startsWith("data.set-aside-"));
  expect(aside.map((name) => readdirSync(join(nodeDir, name)))).toEqual([["ibdata1"]]);
});
