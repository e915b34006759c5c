/** How one step ended. */
export interface StepResult {
  readonly title: string;
  readonly seconds: number;
  /** What was seen; why it failed, when it did. */
  readonly note: string;
  readonly ok: boolean;
}

/** The steps as a table, for people. */
export function renderTable(results: readonly StepResult[]): string {
  const width = Math.max(...results.map(({ title }) => title.length), 4);
  const lines = results.map(({ title, seconds, note, ok }) => {
    const result = ok ? "passed" : "FAILED";
    return `${title.padEnd(width)}  ${result}  ${seconds.toFixed(1).padStart(7)}  ${note.split("\n")[0]}`;
  });
  return [`${"step".padEnd(width)}  result  seconds`, ...lines].join("\n");
}

export function countSteps(results: readonly StepResult[]): { passed: number; failed: number } {
  const passed = results.filter((result) => result.ok).length;
  return { passed, failed: results.length - passed };
}
