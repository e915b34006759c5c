import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { atEnd } from "../../../scripts/lib/command.mjs";
import { formatSeconds, step } from "../../../scripts/lib/progress.mjs";
import { choose, type Options } from "./arguments.ts";
import { check } from "./bounds.ts";
import { findOut } from "./findings.ts";
import type { GrowthRow } from "./growth-row.ts";
import { growthSection } from "./growth-section.ts";
import { describeMachine, machineLines } from "./machine.ts";
import { settle } from "./processes/settle.ts";
import { attachSampler } from "./profile/sampler.ts";
import { renderSummary, summarise } from "./profile/summary.ts";
import { renderChecks, renderGrowth, renderRows } from "./report/table.ts";
import { perSecond, type Row } from "./row.ts";
import type { Bench, Pace, RowPlan } from "./rows/measuring.ts";
import { ROWS } from "./rows/rows.ts";
import { setStage } from "./stage.ts";

const PACE: Pace = { warmupMs: 2000, windowMs: 5000 };
const QUICK_PACE: Pace = { warmupMs: 800, windowMs: 1700 };

/** What is no row of the table, but can be chosen like one. */
const GROWTH = { id: "growth" };

type Print = (text: string) => void;

/** `npm run bench`. @returns the exit code */
export async function runBench(options: Options, print: Print): Promise<number> {
  const chosen = choose([...ROWS, GROWTH], options.only);
  if (options.list) {
    for (const row of chosen) print("title" in row ? `${row.id.padEnd(16)}${row.title}` : row.id);
    return 0;
  }
  const plans = chosen.flatMap((row) => ("measure" in row && isWanted(row, options) ? [row] : []));
  const wantsGrowth = chosen.includes(GROWTH) && (!options.quick || options.only !== null);
  // Before the work: a place that cannot be written would lose what it found.
  if (options.json !== null) writeFileSync(options.json, "");
  const machine = describeMachine();
  const began = performance.now();
  for (const line of machineLines(machine)) print(line);
  const stage = await setStage(atEnd, { inspected: options.profiles !== null });
  const { inspector } = stage.server;
  const sampler =
    inspector === null || options.profiles === null ? null : await attachSampler(inspector, resolve(options.profiles));
  if (sampler !== null) atEnd(async () => sampler.close());
  const pace = options.quick ? QUICK_PACE : PACE;
  const rows = await measureRows({ stage, pace, acknowledged: new Set(), sampler }, plans);
  const growth = wantsGrowth ? await measureGrowth(stage.databaseUrl, print) : [];
  const findings = await step("Comparing promises with what is stored", () =>
    findOut({ databaseUrl: stage.databaseUrl, acknowledged: rows.acknowledged, log: print }),
  );
  print(`\nOne embedded node\n${renderRows(rows.measured)}`);
  print("\nThree Galera nodes behind HAProxy: npm run cluster does not exist yet: skipped");
  if (growth.length > 0) print(`\nGrowth\n${renderGrowth(growth)}`);
  for (const [id, profile] of sampler?.profiles ?? []) print(`\n${renderSummary(id, summarise(profile))}`);
  const checks = check({ rows: rows.measured, growth, findings });
  print(`\n${renderChecks(checks)}\n\nAll of it took ${formatSeconds(performance.now() - began)}.`);
  if (options.json !== null) {
    const measured = rows.measured.map((row) => ({ ...row, perSecond: perSecond(row) }));
    const report = { at: new Date().toISOString(), machine, pace, rows: measured, growth, findings, checks };
    writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
  }
  return checks.some(({ state }) => state === "broken") ? 1 : 0;
}

/** A row that is asked for by name is measured, quick or not. */
function isWanted({ id, quick }: RowPlan, options: Options): boolean {
  return !options.quick || quick || (options.only?.includes(id) ?? false);
}

async function measureRows(
  bench: Bench & { acknowledged: Set<string> },
  plans: readonly RowPlan[],
): Promise<{ measured: Row[]; acknowledged: ReadonlySet<string> }> {
  const measured: Row[] = [];
  for (const plan of plans) {
    process.stdout.write(`• ${plan.id}: ${plan.title} … `);
    await settle([bench.stage.server.pid, bench.stage.databasePid]);
    const row = await plan.measure(bench);
    process.stdout.write(`${Math.round(perSecond(row))}/s\n`);
    measured.push(row);
  }
  return { measured, acknowledged: bench.acknowledged };
}

function measureGrowth(databaseUrl: string, print: Print): Promise<readonly GrowthRow[]> {
  return growthSection({ databaseUrl, log: print });
}
