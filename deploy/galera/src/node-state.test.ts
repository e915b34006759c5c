import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { filesOf } from "./node-files.ts";
import { NodeState } from "./node-state.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const SOUND = { primary: true, state: 4, ready: true, rejecting: false, readOnly: false };

function emptyFiles() {
  const nodeDir = mkdtempSync(join(tmpdir(), "guichet-node-state-"));
  folders.push(nodeDir);
  const files = filesOf({ nodeDir });
  mkdirSync(files.supervisor);
  return files;
}
const offlineNode = () => new NodeState("mariadb1", emptyFiles());

/** Its server begins to say that all is well. */
function run(state: NodeState, clusterSize: number): void {
  state.phase = "running";
  state.takeVitals({ ...SOUND, clusterSize, uuid: "u", seqno: 7, freeBytes: 10 ** 10 });
}

describe("a node that founded its cluster", () => {
  it("gets no traffic while nobody else has a copy: it is about to be the donor of the first one who wants it", () => {
    const state = offlineNode();
    run(state, 2);
    state.onlyCopy = true;
    expect(state.whyNotSynced()).toContain("gives a second node its copy");
    expect(state.whyNotAvailable()).toContain("gives a second node its copy");
    state.onlyCopy = false;
    expect(state.whyNotSynced()).toBeNull();
  });
});

describe("a node gets no traffic", () => {
  it("while it started the cluster and is alone", () => {
    const state = offlineNode();
    run(state, 1);
    state.alone = true;
    expect(state.whyNotSynced()).toContain("waits for a second node");
    expect(state.whyNotAvailable()).toContain("waits for a second node");
    run(state, 2);
    expect(state.whyNotSynced()).toBeNull();
  });

  it("when its server's last word is old, and does not call itself part of a cluster either", () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const state = offlineNode();
    run(state, 3);
    expect([state.whyNotSynced(), state.report().primary]).toEqual([null, true]);
    vi.advanceTimersByTime(2_000);
    expect([state.whyNotSynced(), state.report().primary]).toEqual(["MariaDB does not answer", false]);
    vi.useRealTimers();
  });
});

const asks = (name: string) => ({
  candidate: { name, phase: "offline", folder: { kind: "empty" }, lineage: [], primary: false } as const,
  forced: false,
});

describe("what outlives the supervisor", () => {
  it("is the word that it gave, and the starts that it knows of", () => {
    const files = emptyFiles();
    const before = new NodeState("mariadb1", files);
    before.grant(asks("mariadb2"));
    before.keepLineage([{ id: "first", seqno: 0 }]);
    const after = new NodeState("mariadb1", files);
    expect(after.grant(asks("mariadb3"))).toMatchObject({ granted: false, why: expect.stringContaining("mariadb2") });
    expect(after.lineage).toEqual([{ id: "first", seqno: 0 }]);
  });

  it.each(["", "null", "{}", '[{"id":1}]', "garbage{"])("when %j is left of the starts, is none of them", (text) => {
    const files = emptyFiles();
    writeFileSync(files.lineage, text);
    expect(new NodeState("mariadb1", files).lineage).toEqual([]);
  });

  it.each(["", "{}", "[]", "7", "garbage{"])("when %j is left of its word, is that somebody may have it", (text) => {
    const files = emptyFiles();
    writeFileSync(files.grant, text);
    const state = new NodeState("mariadb1", files);
    expect(state.grant(asks("mariadb2")).granted).toBe(false);
    expect(state.grant(asks("mariadb3")).granted).toBe(false);
  });
});

describe("the word that a node gave", () => {
  it("binds it until it has company", () => {
    const state = offlineNode();
    expect(state.grant(asks("mariadb2")).granted).toBe(true);
    expect(state.grant(asks("mariadb3"))).toMatchObject({ granted: false, why: "mariadb1 gave its word to mariadb2" });
    run(state, 1);
    state.phase = "offline";
    expect(state.grant(asks("mariadb3")).granted).toBe(false);
    run(state, 2);
    state.phase = "offline";
    state.folder = { kind: "empty" };
    expect(state.grant(asks("mariadb3")).granted).toBe(true);
  });

  it("can be given back by who has it", () => {
    const state = offlineNode();
    state.grant(asks("mariadb2"));
    state.release("mariadb3");
    expect(state.grant(asks("mariadb3")).granted).toBe(false);
    state.release("mariadb2");
    expect(state.grant(asks("mariadb3")).granted).toBe(true);
  });
});
