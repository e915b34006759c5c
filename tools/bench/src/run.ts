import { requirePrograms } from "../../../scripts/lib/debian-packages.mjs";
import { formatSeconds } from "../../../scripts/lib/progress.mjs";
import { choose, type Options } from "./arguments.ts";
import { check, type Run } from "./bounds.ts";
import { startOneServer } from "./databases/one-server.ts";
import { startThreeNodes } from "./databases/three-nodes.ts";
import { measureGrowth } from "./growth/measure-growth.ts";
import { describeMachine, machineLines } from "./machine.ts";
import { measurePart, type Part, type PartOptions } from "./part.ts";
import { renderReport, requireWritable, writeReport } from "./report/report.ts";
import { CLUSTER_ROWS } from "./rows/cluster.ts";
import type { Pace, RowPlan } from "./rows/measuring.ts";
import { ONE_SERVER_ROWS } from "./rows/rows.ts";

const PACE: Pace = { warmupMs: 2000, windowMs: 5000 };
const QUICK_PACE: Pace = { warmupMs: 700, windowMs: 1500 };

/** What is no row of the table, but can be chosen like one. */
const GROWTH = { id: "growth", title: "How queries grow with the database" };

type Print = (text: string) => void;

/** What to do of all that there is. */
interface Choice {
  readonly oneServer: readonly RowPlan[];
  readonly growth: boolean;
  readonly cluster: readonly RowPlan[];
}

/** `npm run bench`. @returns the exit code: 1 when a bound is broken @throws UsageError */
export async function runBench(options: Options, print: Print): Promise<number> {
  const choice = chooseWork(options);
  if (options.list) {
    const listed = [...choice.oneServer, ...(choice.growth ? [GROWTH] : []), ...choice.cluster];
    for (const { id, title } of listed) print(`${id.padEnd(22)}${title}`);
    return 0;
  }
  if (options.json !== null) requireWritable(options.json);
  if (choice.cluster.length > 0) await requirePrograms(["galera"], print);
  const began = performance.now();
  const machine = describeMachine();
  for (const line of machineLines(machine)) print(line);
  const pace = options.quick ? QUICK_PACE : PACE;
  const parts = await measureParts(choice, { pace, profiles: options.profiles, print });
  const run = joined(parts);
  const report = { ...run, machine, pace, checks: check(run), profiles: profilesOf(parts) };
  print(renderReport(report));
  print(`All of it took ${formatSeconds(performance.now() - began)}.`);
  if (options.json !== null) writeReport(options.json, report);
  return report.checks.some(({ state }) => state === "broken") ? 1 : 0;
}

/** With `quick` only what is quick, and what was asked for by its own name. */
function chooseWork({ quick, only }: Options): Choice {
  const chosen = choose([...ONE_SERVER_ROWS, GROWTH, ...CLUSTER_ROWS], only);
  const isNamed = (id: string) => only?.includes(id) ?? false;
  const plansOf = (rows: readonly RowPlan[]) =>
    rows.filter((row) => chosen.includes(row) && (!quick || row.quick || isNamed(row.id)));
  return {
    oneServer: plansOf(ONE_SERVER_ROWS),
    growth: chosen.includes(GROWTH) && (!quick || isNamed(GROWTH.id)),
    cluster: plansOf(CLUSTER_ROWS),
  };
}

interface Parts {
  readonly oneServer: Part | null;
  readonly cluster: Part | null;
}

/** One after the other: the first is gone when the second begins. */
async function measureParts({ oneServer, growth, cluster }: Choice, options: PartOptions): Promise<Parts> {
  const log = options.print;
  const grow = growth ? (migratorUrl: string) => measureGrowth({ migratorUrl, log }) : null;
  const first = { startDatabase: startOneServer, plans: oneServer, measureGrowth: grow };
  const second = { startDatabase: startThreeNodes, plans: cluster, measureGrowth: null };
  return {
    oneServer: oneServer.length > 0 || growth ? await measurePart(first, options) : null,
    cluster: cluster.length > 0 ? await measurePart(second, options) : null,
  };
}

function joined({ oneServer, cluster }: Parts): Run {
  return {
    rows: [...(oneServer?.rows ?? []), ...(cluster?.rows ?? [])],
    growth: oneServer?.growth ?? [],
    findings: { oneServer: oneServer?.findings ?? null, cluster: cluster?.findings ?? null },
  };
}

function profilesOf({ oneServer, cluster }: Parts): Part["profiles"] {
  return new Map([...(oneServer?.profiles ?? []), ...(cluster?.profiles ?? [])]);
}
