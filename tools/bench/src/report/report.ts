import { closeSync, openSync, writeFileSync } from "node:fs";
import type { Check, Run } from "../bounds.ts";
import type { Machine } from "../machine.ts";
import { type CpuProfile, renderSummary, summarise } from "../profile/summary.ts";
import { ON_CLUSTER, perSecond } from "../row.ts";
import type { Pace } from "../rows/measuring.ts";
import { UsageError } from "../tool-cli.ts";
import { renderChecks, renderGrowth, renderRows } from "./table.ts";

/** A run, what it was made on, and how it is judged. */
export interface Report extends Run {
  readonly machine: Machine;
  readonly pace: Pace;
  readonly checks: readonly Check[];
  /** Of the API process, by row. */
  readonly profiles: ReadonlyMap<string, CpuProfile>;
}

const NO_CLUSTER =
  "Three Galera nodes behind HAProxy: not measured (in npm run bench without --quick, or -- --only cluster)";

/** For people. */
export function renderReport({ rows, growth, checks, profiles }: Report): string {
  const onCluster = rows.filter(({ id }) => id.startsWith(ON_CLUSTER));
  const onOneServer = rows.filter((row) => !onCluster.includes(row));
  const parts = [
    ...(onOneServer.length === 0 ? [] : [`One embedded node\n${renderRows(onOneServer)}`]),
    onCluster.length === 0 ? NO_CLUSTER : `Three Galera nodes behind HAProxy\n${renderRows(onCluster)}`,
    ...(growth.length === 0 ? [] : [`Growth\n${renderGrowth(growth)}`]),
    ...[...profiles].map(([id, profile]) => renderSummary(id, summarise(profile))),
    renderChecks(checks),
  ];
  return `\n${parts.join("\n\n")}\n`;
}

/** For programs. Profiles have files of their own. */
export function writeReport(file: string, { profiles: _, rows, ...rest }: Report): void {
  const rated = rows.map((row) => ({ ...row, perSecond: perSecond(row) }));
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...rest, rows: rated }, null, 2)}\n`);
}

/** Asked before the work: a place that cannot be written would lose what was found. A report of before stays. @throws UsageError */
export function requireWritable(file: string): void {
  try {
    closeSync(openSync(file, "a"));
  } catch (error) {
    throw new UsageError(`--json ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
