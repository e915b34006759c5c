import { describe, expect, it } from "vitest";
import { countPlaywright, countVitest, sumCounts, withExitCode } from "./test-results.mjs";

const file = (status, ...tests) => ({
  status,
  name: "/a.test.ts",
  assertionResults: tests.map((test, number) => ({ status: test, fullName: `test ${number}` })),
});

describe("counting test results", () => {
  it("counts vitest's tests, leaving skipped ones out, and names those that failed", () => {
    const report = { testResults: [file("passed", "passed", "skipped"), file("failed", "passed", "failed", "failed")] };
    const failures = ["/a.test.ts › test 1", "/a.test.ts › test 2"];
    expect(countVitest(report)).toEqual({ passed: 2, failed: 2, failures });
  });

  it("counts a vitest file that does not load as a failure", () => {
    expect(countVitest({ testResults: [file("failed")] })).toEqual({ passed: 0, failed: 1, failures: ["/a.test.ts"] });
  });

  it("counts a vitest file whose afterAll fails as a failure", () => {
    const report = { testResults: [file("failed", "passed")] };
    expect(countVitest(report)).toEqual({ passed: 1, failed: 1, failures: ["/a.test.ts"] });
  });

  it("counts Playwright's tests and its errors outside of tests, and names those that failed", () => {
    const stats = { expected: 5, flaky: 1, unexpected: 2, skipped: 3 };
    const spec = (title, ok) => ({ title, ok, file: "a.spec.ts", line: 7 });
    const suites = [{ specs: [spec("one", false)], suites: [{ specs: [spec("two", true), spec("three", false)] }] }];
    const failures = ["a.spec.ts:7 › one", "a.spec.ts:7 › three"];
    expect(countPlaywright({ stats, suites })).toEqual({ passed: 6, failed: 2, failures });
    const errors = [{ message: "no web server" }];
    expect(countPlaywright({ stats, suites, errors })).toEqual({
      passed: 6,
      failed: 3,
      failures: [...failures, "no web server"],
    });
  });

  it("does not believe a report without failures when the suite ended badly", () => {
    expect(withExitCode({ passed: 9, failed: 0 }, 1)).toEqual({ passed: 9, failed: 1 });
    expect(withExitCode({ passed: 9, failed: 0 }, null)).toEqual({ passed: 9, failed: 1 });
    expect(withExitCode({ passed: 9, failed: 3 }, 1)).toEqual({ passed: 9, failed: 3 });
    expect(withExitCode({ passed: 9, failed: 0 }, 0)).toEqual({ passed: 9, failed: 0 });
  });

  it("adds them up", () => {
    expect(sumCounts([])).toEqual({ passed: 0, failed: 0, failures: [] });
    expect(
      sumCounts([
        { passed: 1, failed: 2, failures: ["a", "b"] },
        { passed: 10, failed: 20 },
      ]),
    ).toEqual({ passed: 11, failed: 22, failures: ["a", "b"] });
  });
});
