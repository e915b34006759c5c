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

/** A node whose server says that all is well. */
function runningNode(): NodeState {
  const nodeDir = mkdtempSync(join(tmpdir(), "guichet-node-state-"));
  folders.push(nodeDir);
  const files = filesOf({ nodeDir });
  mkdirSync(files.supervisor);
  const state = new NodeState("mariadb1", files);
  state.phase = "running";
  const sound = { primary: true, state: 4, ready: true, rejecting: false, readOnly: false };
  state.takeVitals({ ...sound, clusterSize: 2, uuid: "u", seqno: 7, freeBytes: 10 ** 10 });
  return state;
}

describe("a node that founded its cluster", () => {
  it("gets no traffic while nobody else has a copy: it is about to be the donor of the first one who wants it", () => {
    const state = runningNode();
    state.onlyCopy = true;
    expect(state.whyNotSynced()).toContain("gives a second node its copy");
    expect(state.whyNotAvailable()).toContain("gives a second node its copy");
    state.onlyCopy = false;
    expect(state.whyNotSynced()).toBeNull();
  });
});
