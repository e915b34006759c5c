import { describe, expect, it } from "vitest";
import { countPlaywright, countVitest, sumCounts, withExitCode } from "./test-results.mjs";

const file = (status, ...tests) => ({ status, assertionResults: tests.map((test) => ({ status: test })) });

describe("counting test results", () => {
  it("counts vitest's tests, leaving skipped ones out", () => {
    const report = { testResults: [file("passed", "passed", "skipped"), file("failed", "passed", "failed", "failed")] };
    expect(countVitest(report)).toEqual({ passed: 2, failed: 2 });
  });

  it("counts a vitest file that does not load as a failure", () => {
    expect(countVitest({ testResults: [file("failed")] })).toEqual({ passed: 0, failed: 1 });
  });

  it("counts a vitest file whose afterAll fails as a failure", () => {
    expect(countVitest({ testResults: [file("failed", "passed")] })).toEqual({ passed: 1, failed: 1 });
  });

  it("counts Playwright's tests and its errors outside of tests", () => {
    const stats = { expected: 5, flaky: 1, unexpected: 2, skipped: 3 };
    expect(countPlaywright({ stats })).toEqual({ passed: 6, failed: 2 });
    expect(countPlaywright({ stats, errors: [{ message: "no web server" }] })).toEqual({ passed: 6, failed: 3 });
  });

  it("does not believe a report without failures when the suite ended badly", () => {
    expect(withExitCode({ passed: 9, failed: 0 }, 1)).toEqual({ passed: 9, failed: 1 });
    expect(withExitCode({ passed: 9, failed: 0 }, null)).toEqual({ passed: 9, failed: 1 });
    expect(withExitCode({ passed: 9, failed: 3 }, 1)).toEqual({ passed: 9, failed: 3 });
    expect(withExitCode({ passed: 9, failed: 0 }, 0)).toEqual({ passed: 9, failed: 0 });
  });

  it("adds them up", () => {
    expect(sumCounts([])).toEqual({ passed: 0, failed: 0 });
    expect(
      sumCounts([
        { passed: 1, failed: 2 },
        { passed: 10, failed: 20 },
      ]),
    ).toEqual({ passed: 11, failed: 22 });
  });
});
