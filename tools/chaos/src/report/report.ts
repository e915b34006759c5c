import { writeFileSync } from "node:fs";
import type { Machine } from "../../../bench/src/machine.ts";
import { renderTable } from "../../../bench/src/report/table.ts";
import type { Round } from "../round.ts";
import { inSeconds, isRoundSound, type Played, type Row, rowOf } from "./row.ts";

export interface Report {
  readonly machine: Machine;
  readonly played: readonly Played[];
}

/** Of each kind of wrong, those that are printed. All are in the file. */
const MOST_PRINTED = 5;

const HEAD = [
  ...[
    "fault",
    "rounds",
    "s without writes",
    "s without reads",
    "of pages",
    "s to recover",
    "s to heal",
    "acknowledged",
  ],
  ...["lost", "oversold", "duplicated", "stale", "refused but made", ""],
];

/** For people. */
export function renderReport({ played }: Report): string {
  const rows = played.map(rowOf);
  const parts = [
    renderTable([HEAD, ...rows.map(cellsOf)]),
    ...played.flatMap(({ rounds }) => rounds.flatMap(wrongsOf)),
    rows.map(judgementOf).join("\n"),
  ];
  return `\n${parts.join("\n\n")}\n`;
}

function cellsOf(row: Row): string[] {
  return [
    ...[
      row.fault,
      String(row.rounds),
      inSeconds(row.withoutWrites),
      inSeconds(row.withoutReads),
      inSeconds(row.withoutPages),
    ],
    ...[row.recovery === null ? "–" : inSeconds(row.recovery), inSeconds(row.healed), String(row.acknowledged)],
    ...[row.lost, row.oversold, row.duplicated, row.stale, row.refusedButMade].map(String),
    row.standIn === null ? row.title : `${row.title} — stood in for: ${row.standIn}`,
  ];
}

function wrongsOf({ fault, verdict }: Round): string[] {
  const { acknowledged: _, ...wrongs } = verdict;
  return Object.entries(wrongs).flatMap(([kind, found]) => {
    if (found.length === 0) return [];
    const more = found.length > MOST_PRINTED ? [`… and ${found.length - MOST_PRINTED} more`] : [];
    return [`${fault}, ${kind}:\n${[...found.slice(0, MOST_PRINTED), ...more].map((line) => `  ${line}`).join("\n")}`];
  });
}

function judgementOf(row: Row): string {
  const wrong = row.lost + row.oversold + row.duplicated + row.stale + row.refusedButMade;
  const complaints = [
    ...(wrong > 0 ? ["see above"] : []),
    ...(row.notVerified > 0 ? [`npm run verify found violations in ${row.notVerified} round(s)`] : []),
    ...row.failures,
  ];
  if (complaints.length > 0) return `✗ ${row.fault}: ${complaints.join("; ")}`;
  if (row.leftOut !== "") return `– ${row.fault}: left out, ${row.leftOut}`;
  if (row.rounds === 0) return `– ${row.fault}: not done, as one before it came to no end`;
  if (row.missed.length > 0) return `! ${row.fault}: nothing lost, but not as it should be: ${row.missed.join("; ")}`;
  return `✓ ${row.fault}`;
}

/** Whether everything that was acknowledged in all rounds is there, and every round came to its end. */
export function isGood({ played }: Report): boolean {
  return played.every(({ rounds, failures }) => failures.length === 0 && rounds.every(isRoundSound));
}

/** For programs: a row for each fault, and the rounds in full. */
export function writeReport(file: string, report: Report): void {
  const { machine, played } = report;
  const rounds = played.flatMap(({ rounds }) => rounds);
  const counts = {
    passed: rounds.filter(isRoundSound).length,
    failed: rounds.filter((round) => !isRoundSound(round)).length + played.flatMap(({ failures }) => failures).length,
  };
  const found = {
    at: new Date().toISOString(),
    ok: isGood(report),
    ...counts,
    machine,
    faults: played.map(rowOf),
    rounds,
  };
  writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
}
