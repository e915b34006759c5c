/**
 * @typedef {{ passed: number, failed: number, failures?: string[] }} Count `failures` names what failed, where the
 *   report does: at the end of a long run nobody finds it above.
 */

/**
 * Counts a vitest JSON report. A file that could not be loaded has no tests and counts as one failure.
 * @param {any} report what `--reporter=json` writes
 * @returns {Count}
 */
export function countVitest(report) {
  const count = { passed: 0, failed: 0, failures: /** @type {string[]} */ ([]) };
  for (const file of report.testResults) {
    const failedTests = file.assertionResults.filter((/** @type {any} */ test) => test.status === "failed");
    count.passed += file.assertionResults.filter((/** @type {any} */ test) => test.status === "passed").length;
    count.failed += file.status === "failed" ? Math.max(1, failedTests.length) : failedTests.length;
    if (file.status === "failed" && failedTests.length === 0) count.failures.push(file.name);
    for (const test of failedTests) count.failures.push(`${file.name} › ${test.fullName}`);
  }
  return count;
}

/**
 * Counts a Playwright JSON report. A test that passed on a retry counts as passed; an error outside of every test (a
 * file that does not load, a server that does not start) as one failure.
 * @param {any} report what `--reporter=json` writes
 * @returns {Count}
 */
export function countPlaywright({ stats, errors = [], suites = [] }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    failures: [...suites.flatMap(unexpectedSpecs), ...errors.map((/** @type {any} */ error) => String(error.message))],
  };
}

/**
 * @param {any} suite a file, or a `describe` in one
 * @returns {string[]}
 */
const unexpectedSpecs = ({ specs = [], suites = [] }) => [
  ...specs
    .filter((/** @type {any} */ spec) => !spec.ok)
    .map((/** @type {any} */ spec) => `${spec.file}:${spec.line} › ${spec.title}`),
  ...suites.flatMap(unexpectedSpecs),
];

/**
 * A suite that ended badly failed, whatever its report says: an unhandled rejection, say, fails no test.
 * @param {Count} count
 * @param {number | null} code exit code of the suite
 * @returns {Count}
 */
export const withExitCode = (count, code) => (code === 0 || count.failed > 0 ? count : { ...count, failed: 1 });

/**
 * @param {Count[]} counts
 * @returns {Count}
 */
export const sumCounts = (counts) => ({
  passed: counts.reduce((sum, { passed }) => sum + passed, 0),
  failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  failures: counts.flatMap(({ failures = [] }) => failures),
});
