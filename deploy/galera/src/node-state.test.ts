import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { filesOf } from "./node-files.ts";
import { NodeState } from "./node-state.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const SOUND = { primary: true, state: 4, ready: true, rejecting: false, readOnly: false };

function offlineNode(): NodeState {
  const nodeDir = mkdtempSync(join(tmpdir(), "guichet-node-state-"));
  folders.push(nodeDir);
  const files = filesOf({ nodeDir });
  mkdirSync(files.supervisor);
  return new NodeState("mariadb1", files);
}

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

describe("the word that a node gave", () => {
  const asks = (name: string) => ({
    candidate: { name, phase: "offline", folder: { kind: "empty" }, lineage: [], primary: false } as const,
    forced: false,
  });

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
