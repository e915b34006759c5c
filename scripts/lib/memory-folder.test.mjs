import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeFolderIn, removeOrphanedFolders } from "./memory-folder.mjs";

/** @type {string} */
let place;
/** @type {import("node:child_process").ChildProcess[]} */
const children = [];

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "guichet-memory-"));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(place, { recursive: true });
});

/** A test run that has made its folder, and goes on. */
async function startRun() {
  const file = new URL("./memory-folder.mjs", import.meta.url).href;
  const code = `import { makeFolderIn } from ${JSON.stringify(file)};
    console.log(makeFolderIn(${JSON.stringify(place)}));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const [text] = await once(child.stdout, "data");
  const folder = String(text).trim();
  mkdirSync(join(folder, "data"));
  writeFileSync(join(folder, "data", "ibdata1"), "rows");
  return { child, folder };
}

// Processes have an identity that a name can carry, and there is a folder in memory, on Linux alone.
describe.runIf(process.platform === "linux")("the folder of a test run", () => {
  it("is removed by the next run when its own was killed, and not before", async () => {
    const { child, folder } = await startRun();
    const own = makeFolderIn(place);
    removeOrphanedFolders(place);
    expect(readdirSync(place).toSorted()).toEqual([basename(folder), basename(own)].toSorted());
    child.kill("SIGKILL");
    await once(child, "exit");
    removeOrphanedFolders(place);
    expect(readdirSync(place)).toEqual([basename(own)]);
  });

  it("stays when it is of a machine or container whose processes are not seen here, or of nobody who is named", () => {
    const [, pid, start, space] = basename(makeFolderIn(place)).split("-");
    const strangers = [`gt-${pid}-${start}-${space}x-AbCdEf`, "gt-AbCdEf", `gt-${pid}-AbCdEf`, "other"];
    for (const name of strangers) mkdirSync(join(place, name));
    removeOrphanedFolders(place);
    expect(readdirSync(place)).toEqual(expect.arrayContaining(strangers));
  });

  it("is removed when another process has its maker's number by now, so many at a time", () => {
    const [, pid, , space] = basename(makeFolderIn(place)).split("-");
    for (let number = 10; number < 35; number++) mkdirSync(join(place, `gt-${pid}-1-${space}-AbCd${number}`));
    removeOrphanedFolders(place);
    expect(readdirSync(place)).toHaveLength(6);
    removeOrphanedFolders(place);
    expect(readdirSync(place)).toHaveLength(1);
  });

  it("has a short name, and a place that may be absent", () => {
    expect(basename(makeFolderIn(place)).length).toBeLessThanOrEqual(36);
    const absent = join(place, "absent");
    removeOrphanedFolders(absent);
    expect([existsSync(absent), existsSync(dirname(absent))]).toEqual([false, true]);
  });
});
