import { askForAdvisories } from "./advisories.mjs";

/**
 * Asks, and prints the answer.
 * @returns {Promise<import("../test-results.mjs").Count>} no test at all where the registry does not answer
 */
export async function reportAdvisories() {
  const advice = await askForAdvisories();
  switch (advice.kind) {
    case "clean":
      console.log("✓ no high or critical vulnerability is known in what the product contains");
      return { passed: 1, failed: 0 };
    case "vulnerable":
      for (const line of advice.packages) console.log(`✗ ${line}`);
      return { passed: 0, failed: 1 };
    case "not-available":
      console.log(`– not available, so not checked: the registry tells no advisories (${advice.why})`);
      return { passed: 0, failed: 0 };
  }
}
