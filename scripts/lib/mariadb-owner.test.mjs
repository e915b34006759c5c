import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claimData, recordServer, releaseData } from "./mariadb-owner.mjs";
import { processStart } from "./processes.mjs";

/** @type {string} */
let folder;
/** @type {import("node:child_process").ChildProcess[]} */
const children = [];
const nothing = () => {};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "guichet-owner-"));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

/** Claims from a process of its own, which keeps what it got. @returns {Promise<string>} "mine", or the refusal */
function claimElsewhere() {
  const file = new URL("./mariadb-owner.mjs", import.meta.url).href;
  const code = `import { claimData } from ${JSON.stringify(file)};
    await claimData(${JSON.stringify(folder)}, () => {}).then(() => console.log("mine"), ({ message }) => console.log(message));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  return new Promise((resolve) => child.stdout.once("data", (text) => resolve(String(text).trim())));
}

/** What a killed run leaves: a claim under an id that no process with that start has. */
const leaveClaim = (content = "") => writeFileSync(join(folder, `owner-${process.pid}-1`), content);

describe("a data folder", () => {
  it("goes to one of several that find it left behind at once, and stays theirs", async () => {
    leaveClaim();
    const answers = await Promise.all(Array.from({ length: 5 }, claimElsewhere));
    expect(answers.filter((answer) => answer === "mine")).toHaveLength(1);
    expect(answers.filter((answer) => answer.includes("already in use by process"))).toHaveLength(4);
    expect(readdirSync(folder)).toHaveLength(1);
    await expect(claimData(folder, nothing)).rejects.toThrow("already in use by process");
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it("is not taken from a process that has said nothing but that it is there", async () => {
    writeFileSync(join(folder, `owner-${process.ppid}-${encodeURIComponent(processStart(process.ppid) ?? "")}`), "");
    await expect(claimData(folder, nothing)).rejects.toThrow(`already in use by process ${process.ppid}`);
  });

  it("is taken once from a process, and can be taken again when it was given back", async () => {
    await claimData(folder, nothing);
    await expect(claimData(folder, nothing)).rejects.toThrow(`already in use by process ${process.pid}`);
    releaseData(folder);
    expect(readdirSync(folder)).toEqual([]);
    await claimData(folder, nothing);
  });

  it("is taken over with its database stopped when the process is gone, and left alone when only the id is the same", async () => {
    const survivor = spawn("sleep", ["60"], { stdio: "ignore" });
    const stranger = spawn("sleep", ["60"], { stdio: "ignore" });
    children.push(survivor, stranger);
    leaveClaim(JSON.stringify({ pid: survivor.pid, start: processStart(survivor.pid ?? 0) }));
    writeFileSync(join(folder, "owner-1-1"), JSON.stringify({ pid: stranger.pid, start: "1" }));
    const told = [];
    await claimData(folder, (line) => told.push(line));
    expect(told).toEqual([expect.stringContaining(`process ${survivor.pid}`)]);
    expect(processStart(survivor.pid ?? 0)).toBeUndefined();
    expect(processStart(stranger.pid ?? 0)).toBeDefined();
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it("survives a record that was cut short", async () => {
    leaveClaim('{"pid":');
    await claimData(folder, nothing);
    recordServer(folder, process.pid);
    expect(readdirSync(folder)).toHaveLength(1);
  });
});
