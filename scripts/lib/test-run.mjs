import { rmSync } from "node:fs";
import { join } from "node:path";
import { atEnd, explain } from "./command.mjs";
import { makeTestFolder } from "./memory-folder.mjs";
import { installNodeModules, isInstalled } from "./node-modules.mjs";
import { formatSeconds, step } from "./progress.mjs";
import { sumCounts } from "./test-results.mjs";
import { chooseStages, runStage } from "./test-stages.mjs";

/**
 * Runs the chosen stages one after the other, all of them, and ends with the line `N passed, N failed`. A stage that
 * could not run counts as one failure: silence is not success.
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
export async function runTests(args) {
  const stages = chooseStages(args);
  const reports = makeTestFolder();
  // What the tests keep while they last, they keep beside their reports.
  process.env.TMPDIR = reports;
  // Servers are started a hundred times; each would strip types and compile the same files anew, which is half of what its start costs.
  process.env.NODE_COMPILE_CACHE = join(reports, "compiled");
  atEnd(async () => rmSync(reports, { recursive: true, force: true }));
  const results = [];
  try {
    if (!(await isInstalled())) await step("Installing npm packages from package-lock.json", installNodeModules);
    for (const stage of stages) results.push(await timeStage(stage, reports));
  } catch (error) {
    console.error(explain(error));
    results.push({ title: "Preparation", count: { passed: 0, failed: 1 }, took: 0 });
  }
  console.log("");
  for (const { title, count, took } of results) {
    console.log(`${title}: ${count.passed} passed, ${count.failed} failed (${formatSeconds(took)})`);
  }
  const total = sumCounts(results.map((result) => result.count));
  for (const failure of total.failures) console.log(`✗ ${failure}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/**
 * @param {import("./test-stages.mjs").Stage} stage
 * @param {string} reports
 */
async function timeStage(stage, reports) {
  console.log(`\n━━ ${stage.title} (${stage.name})`);
  const began = performance.now();
  const count = await runStage(stage, reports).catch((error) => {
    console.error(`${stage.title} could not run: ${explain(error)}`);
    return { passed: 0, failed: 1 };
  });
  return { title: stage.title, count, took: performance.now() - began };
}
