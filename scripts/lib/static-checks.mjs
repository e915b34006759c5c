import { projectEnv, startChild } from "./children.mjs";
import { formatSeconds } from "./progress.mjs";

/** Everything that is checked without running the product. `npm run validate` and `npm test` share this list. */
const CHECKS = [
  { name: "formatting and lint", command: "biome", args: ["ci", "."] },
  { name: "types", command: "turbo", args: ["run", "typecheck"] },
  {
    name: "architecture",
    command: "depcruise",
    args: ["apps", "packages", "tools", "deploy", "--config", ".dependency-cruiser.cjs"],
  },
  { name: "unused code", command: "knip", args: [] },
  { name: "dependencies", command: "node", args: ["scripts/check-dependencies.mjs"] },
  { name: "size of the interfaces", command: "node", args: ["scripts/check-bundles.mjs"] },
];

/**
 * Runs them all, also after one has failed.
 * @returns {Promise<import("./test-results.mjs").Count>} each check counts as one test
 */
export async function runStaticChecks() {
  const env = { ...projectEnv(), TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
  const generate = await startChild("turbo", ["run", "generate"], { env }).ended;
  // Types and unused code are judged with the generated database client at hand.
  if (generate.code !== 0) return { passed: 0, failed: CHECKS.length };
  const count = { passed: 0, failed: 0, failures: /** @type {string[]} */ ([]) };
  for (const { name, command, args } of CHECKS) {
    const began = performance.now();
    const { code } = await startChild(command, args, { env }).ended;
    if (code === 0) count.passed += 1;
    else {
      count.failed += 1;
      count.failures.push(name);
    }
    console.log(`${code === 0 ? "✓" : "✗"} ${name} (${formatSeconds(performance.now() - began)})`);
  }
  return count;
}
