import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { formatSeconds } from "../../../scripts/lib/progress.mjs";
import { hasEngine } from "./docker.ts";
import { Project } from "./project.ts";
import { countSteps, renderTable, type StepResult } from "./report.ts";
import { Stage } from "./stage.ts";
import { changeSteps } from "./steps/changes.ts";
import { crashSteps } from "./steps/crashes.ts";
import { startSteps } from "./steps/start.ts";
import type { Step } from "./steps/step.ts";

const USAGE = `Usage: npm run test:compose [-- --json FILE]

Builds the images, starts docker-compose.yml as a project of its own, books on it, crashes each container, upgrades it, and takes it
down again, with all that belongs to it. Needs a Docker engine; without one it says so and ends with 0.
  --json FILE  writes the number of steps that passed and failed`;

const OPTIONS = { json: { type: "string" }, help: { type: "boolean", short: "h" } } as const;

async function runSteps(steps: readonly Step[], stage: Stage): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const step of steps) {
    const result = await runStep(step, stage);
    console.log(`${result.ok ? "✓" : "✗"} ${step.title} (${formatSeconds(result.seconds * 1000)}) ${result.note}`);
    results.push(result);
    if (!result.ok && step.isEssential === true) break;
  }
  return results;
}

async function runStep({ title, run }: Step, stage: Stage): Promise<StepResult> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  try {
    const note = await run(stage);
    return { title, seconds: seconds(), note, ok: true };
  } catch (error) {
    return { title, seconds: seconds(), note: error instanceof Error ? error.message : String(error), ok: false };
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: OPTIONS });
  const write = (count: { passed: number; failed: number }) => {
    if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(count));
  };
  if (values.help === true) {
    console.log(USAGE);
    return 0;
  }
  if (!(await hasEngine())) {
    console.log("skipped: no Docker engine");
    write({ passed: 0, failed: 0 });
    return 0;
  }
  const project = await Project.create();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      console.log("Taking the containers down …");
      void project.destroy().finally(() => process.exit(130));
    });
  }
  const results = await runSteps([...startSteps, ...crashSteps, ...changeSteps], new Stage(project)).finally(() =>
    project.destroy(),
  );
  console.log(`\n${renderTable(results)}`);
  const count = countSteps(results);
  console.log(`${count.passed} passed, ${count.failed} failed`);
  write(count);
  return count.failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
