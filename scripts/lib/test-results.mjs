/**
 * @typedef {{ passed: number, failed: number }} Count
 */

/**
 * Counts a vitest JSON report. A file that could not be loaded has no tests and counts as one failure.
 * @param {any} report what `--reporter=json` writes
 * @returns {Count}
 */
export function countVitest(report) {
  const count = { passed: 0, failed: 0 };
  for (const file of report.testResults) {
    const failedTests = file.assertionResults.filter((/** @type {any} */ test) => test.status === "failed").length;
    count.passed += file.assertionResults.filter((/** @type {any} */ test) => test.status === "passed").length;
    count.failed += file.status === "failed" ? Math.max(1, failedTests) : failedTests;
  }
  return count;
}

/**
 * Counts a Playwright JSON report. A test that passed on a retry counts as passed; an error outside of every test (a
 * file that does not load, a server that does not start) as one failure.
 * @param {any} report what `--reporter=json` writes
 * @returns {Count}
 */
export function countPlaywright({ stats, errors = [] }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}

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
export const sumCounts = (counts) =>
  counts.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
    passed: 0,
    failed: 0,
  });
