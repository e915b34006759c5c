import { resolve } from "node:path";
import { atEnd } from "../../../scripts/lib/command.mjs";
import { step } from "../../../scripts/lib/progress.mjs";
import type { Findings } from "./bounds.ts";
import type { StartDatabase } from "./databases/measured-database.ts";
import { findOut } from "./findings.ts";
import type { GrowthRow } from "./growth-row.ts";
import { settle } from "./processes/settle.ts";
import { attachSampler, type Sampler } from "./profile/sampler.ts";
import type { CpuProfile } from "./profile/summary.ts";
import { perSecond, type Row } from "./row.ts";
import type { Bench, Pace, RowPlan } from "./rows/measuring.ts";
import { warmUp } from "./rows/warm-up.ts";
import { type Stage, setStage } from "./stage.ts";
import { Teardown } from "./teardown.ts";

/** What is measured on one database. */
export interface PartPlan {
  readonly startDatabase: StartDatabase;
  readonly plans: readonly RowPlan[];
  /** Measured last, on the same server; null for nothing. */
  readonly measureGrowth: ((migratorUrl: string) => Promise<readonly GrowthRow[]>) | null;
}

export interface PartOptions {
  readonly pace: Pace;
  /** Folder for what was sampled of the API process; null when nobody asked. */
  readonly profiles: string | null;
  readonly print: (text: string) => void;
}

export interface Part {
  readonly rows: readonly Row[];
  readonly growth: readonly GrowthRow[];
  readonly findings: Findings;
  readonly profiles: ReadonlyMap<string, CpuProfile>;
}

/** Starts the database and all that is around it, measures, compares, and leaves nothing behind. */
export async function measurePart(plan: PartPlan, { pace, profiles, print }: PartOptions): Promise<Part> {
  const { plans, startDatabase, measureGrowth } = plan;
  const teardown = new Teardown(atEnd);
  const stage = await setStage(teardown.add, { startDatabase, inspected: profiles !== null });
  const sampler = await attach(stage, profiles);
  teardown.add(async () => sampler?.close());
  const bench: Bench = { stage, pace, acknowledged: new Set(), sampler };
  if (plans.length > 0) await step("Warming up", () => warmUp(bench, plans));
  const rows: Row[] = [];
  for (const row of plans) rows.push(await measureRow(bench, row));
  const growth = (await measureGrowth?.(stage.database.migratorUrl)) ?? [];
  const { nodeUrls } = stage.database;
  const findings = await step("Comparing promises with what is stored, npm run verify", () =>
    findOut({ nodeUrls, acknowledged: bench.acknowledged, log: print }),
  );
  await teardown.run();
  return { rows, growth, findings, profiles: sampler?.profiles ?? new Map() };
}

async function attach({ server }: Stage, folder: string | null): Promise<Sampler | null> {
  if (server.inspector === null || folder === null) return null;
  return attachSampler(server.inspector, resolve(folder));
}

async function measureRow(bench: Bench, plan: RowPlan): Promise<Row> {
  process.stdout.write(`• ${plan.id}: ${plan.title} … `);
  const { server, database } = bench.stage;
  await settle([server.pid, ...database.pids]);
  const row = await plan.measure(bench);
  process.stdout.write(`${Math.round(perSecond(row))}/s\n`);
  return row;
}
