import { resolve } from "node:path";
import { atEnd } from "../../../scripts/lib/command.mjs";
import { formatSeconds, step } from "../../../scripts/lib/progress.mjs";
import { choose, type Options } from "./arguments.ts";
import { check, type Run } from "./bounds.ts";
import { findOut } from "./findings.ts";
import { measureGrowth } from "./growth/measure-growth.ts";
import { describeMachine, machineLines } from "./machine.ts";
import { settle } from "./processes/settle.ts";
import { attachSampler, type Sampler } from "./profile/sampler.ts";
import { renderReport, requireWritable, writeReport } from "./report/report.ts";
import { perSecond, type Row } from "./row.ts";
import type { Bench, Pace, RowPlan } from "./rows/measuring.ts";
import { ROWS } from "./rows/rows.ts";
import { warmUp } from "./rows/warm-up.ts";
import { type Stage, setStage } from "./stage.ts";

const PACE: Pace = { warmupMs: 2000, windowMs: 5000 };
const QUICK_PACE: Pace = { warmupMs: 700, windowMs: 1500 };

/** What is no row of the table, but can be chosen like one. */
const GROWTH = { id: "growth", title: "How queries grow with the database" };

type Print = (text: string) => void;

/** What to do of all that there is. */
interface Choice {
  readonly plans: readonly RowPlan[];
  readonly growth: boolean;
}

/** `npm run bench`. @returns the exit code: 1 when a bound is broken @throws UsageError */
export async function runBench(options: Options, print: Print): Promise<number> {
  const choice = chooseWork(options);
  if (options.list) {
    for (const { id, title } of [...choice.plans, ...(choice.growth ? [GROWTH] : [])]) {
      print(`${id.padEnd(14)}${title}`);
    }
    return 0;
  }
  if (options.json !== null) requireWritable(options.json);
  const began = performance.now();
  const machine = describeMachine();
  for (const line of machineLines(machine)) print(line);
  const stage = await setStage(atEnd, { inspected: options.profiles !== null });
  const sampler = await attach(stage, options.profiles);
  const pace = options.quick ? QUICK_PACE : PACE;
  const run = await measureAll({ stage, pace, acknowledged: new Set(), sampler }, choice, print);
  const report = { ...run, machine, pace, checks: check(run), profiles: sampler?.profiles ?? new Map() };
  print(renderReport(report));
  print(`All of it took ${formatSeconds(performance.now() - began)}.`);
  if (options.json !== null) writeReport(options.json, report);
  return report.checks.some(({ state }) => state === "broken") ? 1 : 0;
}

/** With `quick` only what is quick, and what was asked for by its own name. */
function chooseWork({ quick, only }: Options): Choice {
  const chosen = choose([...ROWS, GROWTH], only);
  const isNamed = (id: string) => only?.includes(id) ?? false;
  const plans = ROWS.filter((row) => chosen.includes(row) && (!quick || row.quick || isNamed(row.id)));
  return { plans, growth: chosen.includes(GROWTH) && (!quick || isNamed(GROWTH.id)) };
}

async function attach({ server }: Stage, folder: string | null): Promise<Sampler | null> {
  if (server.inspector === null || folder === null) return null;
  const sampler = await attachSampler(server.inspector, resolve(folder));
  atEnd(async () => sampler.close());
  return sampler;
}

async function measureAll(bench: Bench, { plans, growth }: Choice, print: Print): Promise<Run> {
  const { stage, acknowledged } = bench;
  const rows: Row[] = [];
  if (plans.length > 0) await step("Warming up", () => warmUp(bench, plans));
  for (const plan of plans) rows.push(await measureRow(bench, plan));
  const grown = growth ? await measureGrowth({ databaseUrl: stage.databaseUrl, log: print }) : [];
  const findings = await step("Comparing promises with what is stored, npm run verify", () =>
    findOut({ databaseUrl: stage.databaseUrl, acknowledged, log: print }),
  );
  return { rows, growth: grown, findings };
}

async function measureRow(bench: Bench, plan: RowPlan): Promise<Row> {
  process.stdout.write(`• ${plan.id}: ${plan.title} … `);
  await settle([bench.stage.server.pid, bench.stage.databasePid]);
  const row = await plan.measure(bench);
  process.stdout.write(`${Math.round(perSecond(row))}/s\n`);
  return row;
}
