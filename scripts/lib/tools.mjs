import { projectEnv, run, startChild } from "./children.mjs";
import { requirePrograms } from "./debian-packages.mjs";
import { installNodeModules, isInstalled } from "./node-modules.mjs";
import { step } from "./progress.mjs";

/** Time for a tool to stop the database and the servers that it has started. */
const PATIENCE_MS = 30_000;

/**
 * Installs what is missing, and generates what a TypeScript command needs.
 * @param {readonly import("./debian-packages.mjs").Need[]} needs of the system
 * @param {readonly string[]} [tasks] turbo's
 */
export async function prepareTool(needs, tasks = ["generate"]) {
  if (!(await isInstalled())) await step("Installing npm packages from package-lock.json", installNodeModules);
  await requirePrograms([...needs], (text) => console.log(text));
  await run("turbo", ["run", ...tasks], {
    env: { ...projectEnv(), TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" },
  });
}

/**
 * Runs a TypeScript command that needs our packages, the database client and a MariaDB; installs what is missing.
 * @param {string} file below the repository's top folder
 * @param {string[]} args
 * @param {{ needs?: readonly import("./debian-packages.mjs").Need[], patienceMs?: number }} [options]
 *   `needs` of the system, MariaDB when absent; `patienceMs`: time to stop what it has started
 * @returns {Promise<number>} its exit code
 */
export async function runTool(file, args, { needs = ["mariadb"], patienceMs = PATIENCE_MS } = {}) {
  await prepareTool(needs);
  const { code } = await startChild("node", [file, ...args], { patienceMs }).ended;
  return code ?? 1;
}
