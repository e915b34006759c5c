import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectEnv, run, startChild } from "./children.mjs";
import { requirePrograms } from "./debian-packages.mjs";
import { Failure } from "./failure.mjs";
import { findProgram } from "./mariadb-binaries.mjs";
import { runStaticChecks } from "./static-checks.mjs";
import { reportAdvisories } from "./supply-chain/report-advisories.mjs";
import { countPlaywright, countVitest, sumCounts, withExitCode } from "./test-results.mjs";

/**
 * @typedef {import("./test-results.mjs").Count} Count
 * @typedef {{ name: string, title: string, needs: import("./debian-packages.mjs").Need[],
 *   run: (reports: string) => Promise<Count> }} Stage `reports` is a folder for machine-readable results
 */

/** What `npm test` runs, in this order: what is quick to fail comes first. @type {Stage[]} */
export const STAGES = [
  { name: "validate", title: "Static checks", needs: [], run: runStaticChecks },
  {
    name: "advisories",
    title: "Known vulnerabilities, where the registry tells them",
    needs: [],
    run: reportAdvisories,
  },
  { name: "unit", title: "Unit tests", needs: [], run: (reports) => runVitest("unit", reports) },
  { name: "web", title: "Interface tests", needs: [], run: (reports) => runVitest("web", reports) },
  {
    name: "integration",
    title: "Integration tests on a real MariaDB",
    needs: ["mariadb", "dump"],
    run: (reports) => runVitest("integration", reports),
  },
  { name: "e2e", title: "End-to-end tests in a real browser", needs: ["mariadb", "chromium"], run: runPlaywright },
  {
    name: "cluster",
    title: "Tests on a real Galera cluster behind a real HAProxy",
    needs: ["mariadb", "galera", "dump"],
    run: (reports) => runVitest("cluster", reports),
  },
  { name: "chaos", title: "Faults on a real cluster under load", needs: ["mariadb", "galera"], run: runChaos },
  { name: "compose", title: "docker compose, where an engine answers", needs: [], run: runComposeTest },
];

/**
 * Reads `--only a,b` (or `--only=a,b`).
 * @param {string[]} args
 * @returns {Stage[]} in the usual order
 * @throws {Failure}
 */
export function chooseStages(args) {
  const usage = `npm test -- --only ${STAGES.map((stage) => stage.name).join(",")}`;
  if (args.length === 0) return STAGES;
  const [option, value] = args.length === 1 ? (args[0] ?? "").split("=") : args;
  if (option !== "--only" || !value || args.length > 2) {
    throw new Failure(`Unknown option: ${args.join(" ")}`, `All there is: ${usage}`);
  }
  const names = value.split(",");
  const unknown = names.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0) throw new Failure(`No such tests: ${unknown.join(", ")}.`, `There are: ${usage}`);
  return STAGES.filter((stage) => names.includes(stage.name));
}

/**
 * @param {Stage} stage
 * @param {string} reports
 * @returns {Promise<Count>}
 * @throws when it could not run at all
 */
export async function runStage(stage, reports) {
  await requirePrograms(stage.needs, (text) => console.log(text));
  return stage.run(reports);
}

/**
 * @param {string} project
 * @param {string} reports
 */
async function runVitest(project, reports) {
  const file = join(reports, `${project}.json`);
  await run("turbo", ["run", "generate"], { env: { ...projectEnv(), TURBO_TELEMETRY_DISABLED: "1" } });
  const { code } = await startChild("vitest", [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]).ended;
  return withExitCode(countVitest(readReport(file)), code);
}

/** The product and, after it, Studio. */
const BROWSER_TESTS = ["apps/web/playwright.config.ts", "tools/studio/playwright.config.ts"];

/** @param {string} reports */
async function runPlaywright(reports) {
  const counts = [];
  for (const [number, config] of BROWSER_TESTS.entries()) {
    counts.push(await runPlaywrightConfig(config, join(reports, `e2e-${number}.json`)));
  }
  return sumCounts(counts);
}

/**
 * @param {string} config
 * @param {string} file for its report
 */
async function runPlaywrightConfig(config, file) {
  const chromium = findProgram(["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]);
  const env = { ...projectEnv(), PLAYWRIGHT_JSON_OUTPUT_FILE: file, CHROMIUM_PATH: chromium };
  const args = ["test", "--config", config, "--reporter=list,json"];
  // Time for Playwright to stop the servers it has started.
  const { code } = await startChild("playwright", args, { env, patienceMs: 25_000 }).ended;
  return withExitCode(countPlaywright(readReport(file)), code);
}

/** @param {string} reports */
async function runChaos(reports) {
  const file = join(reports, "chaos.json");
  // Time for it to stop the cluster and the servers that it has started.
  const options = { patienceMs: 30_000 };
  const { code } = await startChild("node", ["tools/chaos/src/chaos-cli.ts", "--quick", "--json", file], options).ended;
  return withExitCode(readReport(file), code);
}

/** @param {string} reports */
async function runComposeTest(reports) {
  const file = join(reports, "compose.json");
  const args = ["tools/compose-test/src/compose-test-cli.ts", "--json", file];
  // Time to take the containers down.
  const { code } = await startChild("node", args, { patienceMs: 90_000 }).ended;
  return withExitCode(readReport(file), code);
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Failure("It ended without a report of its results: see what it printed above.");
  }
}
