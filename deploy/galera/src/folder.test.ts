import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { allowStart, inspectFolder, parseSaved } from "./folder.ts";
import { filesOf, type NodeFiles } from "./node-files.ts";

const UUID = "7d812f3b-e9a5-11f1-b4c0-069f53cd0709";
const NIL = "00000000-0000-0000-0000-000000000000";

let nodeDir: string;
let files: NodeFiles;

beforeEach(() => {
  nodeDir = mkdtempSync(join(tmpdir(), "guichet-folder-"));
  files = filesOf({ nodeDir });
  mkdirSync(files.supervisor);
});
afterEach(() => rmSync(nodeDir, { recursive: true }));

const saved = (uuid: string, seqno: number) => {
  mkdirSync(files.data, { recursive: true });
  writeFileSync(files.whole, "");
  writeFileSync(
    join(files.data, "grastate.dat"),
    `version: 2.1\nuuid:    ${uuid}\nseqno:   ${seqno}\nsafe_to_bootstrap: 0\n`,
  );
};
const mustNotRecover = () => Promise.reject(new Error("asked to recover"));

describe("a data folder", () => {
  it("that is absent or has nothing in it is empty", async () => {
    expect(await inspectFolder(files, mustNotRecover)).toEqual({ kind: "empty" });
    mkdirSync(files.data);
    expect(await inspectFolder(files, mustNotRecover)).toEqual({ kind: "empty" });
  });

  it("counts as empty while the cluster is being founded on it", async () => {
    saved(UUID, 5);
    writeFileSync(files.founding, "");
    expect(await inspectFolder(files, mustNotRecover)).toEqual({ kind: "empty" });
  });

  it("that a state transfer was clearing or filling is incomplete", async () => {
    saved(UUID, 5);
    rmSync(files.whole);
    expect(await inspectFolder(files, mustNotRecover)).toEqual({ kind: "incomplete" });
  });

  it("says where it stands when MariaDB was stopped in order", async () => {
    saved(UUID, 42);
    expect(await inspectFolder(files, mustNotRecover)).toEqual({ kind: "history", uuid: UUID, seqno: 42 });
  });

  it("is recovered after a crash", async () => {
    saved(UUID, -1);
    const recover = async () => `2026 [Note] InnoDB: …\n2026 [Note] WSREP: Recovered position: ${UUID}:57\n`;
    expect(await inspectFolder(files, recover)).toEqual({ kind: "history", uuid: UUID, seqno: 57 });
  });

  it("is left to a person when MariaDB cannot start on it, or it is of no cluster", async () => {
    saved(NIL, -1);
    const broken = async () => "2026 [ERROR] InnoDB: Corrupted page\n2026 [Note] bye\n";
    expect(await inspectFolder(files, broken)).toEqual({
      kind: "unreadable",
      why: "2026 [ERROR] InnoDB: Corrupted page",
    });
    const none = async () => `WSREP: Recovered position: ${NIL}:-1`;
    expect(await inspectFolder(files, none)).toMatchObject({ kind: "unreadable", why: /no cluster/ });
  });

  it("is told that it may start a cluster, with its position", () => {
    saved(UUID, -1);
    allowStart(files, { uuid: UUID, seqno: 57 });
    const text = readFileSync(join(files.data, "grastate.dat"), "utf8");
    expect(text).toContain("safe_to_bootstrap: 1");
    expect(parseSaved(text)).toEqual({ uuid: UUID, seqno: 57 });
  });
});
