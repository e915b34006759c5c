import type { Check } from "../bounds.ts";
import type { GrowthRow } from "../growth-row.ts";
import { errorCount, perSecond, type Row } from "../row.ts";

const HEAD = [
  "row",
  "clients",
  "per second",
  "p50 ms",
  "p99 ms",
  "errors",
  "CPU client",
  "server",
  "database",
  "server µs each",
  "",
];

/** The rows as a table; CPU in percent of one core. */
export function renderRows(rows: readonly Row[]): string {
  return renderTable([HEAD, ...rows.map(cellsOf)]);
}

function cellsOf(row: Row): string[] {
  const { id, title, clients, measured, load } = row;
  const { done, p50Ms, p99Ms, soldOut, seconds } = measured;
  const time = (ms: number) => (done === 0 ? "–" : ms.toFixed(ms < 10 ? 2 : 0));
  const note = soldOut ? `${title} (sold out after ${seconds.toFixed(1)} s)` : title;
  return [
    ...[id, String(clients), whole(perSecond(row)), time(p50Ms), time(p99Ms), errorsOf(row)],
    ...[load.client, load.server, load.database].map(percent),
    microseconds(row),
    note,
  ];
}

/** `0`, or how many of which kind: `12 (503), 1 (socket)`. */
function errorsOf(row: Row): string {
  if (errorCount(row) === 0) return "0";
  return Object.entries(row.measured.errors)
    .map(([kind, count]) => `${count} (${kind})`)
    .join(", ");
}

export function renderGrowth(rows: readonly GrowthRow[]): string {
  const cells = rows.map(({ name, bounded, smallMs, largeMs }) => [
    name,
    smallMs.toFixed(2),
    largeMs.toFixed(2),
    `${(largeMs / smallMs).toFixed(2)} ×`,
    bounded ? "" : "for information",
  ]);
  return renderTable([["query", "small ms", "large ms", "large / small", ""], ...cells]);
}

const MARKS = { held: "✓", broken: "✗", "not measured": "–" } as const;

export function renderChecks(checks: readonly Check[]): string {
  return checks
    .map(({ name, bound, measured, state }) => `${MARKS[state]} ${name}: ${measured || "not measured"} (${bound})`)
    .join("\n");
}

/** Columns of text as wide as they must be; the first and the last to the left, numbers to the right. */
export function renderTable(lines: readonly (readonly string[])[]): string {
  const last = Math.max(...lines.map((line) => line.length)) - 1;
  const widths = Array.from({ length: last + 1 }, (_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  const isLeft = (i: number) => i === 0 || (i === last && lines[0]?.[last] === "");
  return lines
    .map((line) =>
      line
        .map((cell, i) => (isLeft(i) ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function whole(value: number): string {
  return Math.round(value)
    .toString()
    .replaceAll(/\B(?=(\d{3})+$)/g, " ");
}

/** Processor time of the server for one request: what says most when other programs are in the way. */
function microseconds(row: Row): string {
  const { server } = row.load;
  return server === null || row.measured.done === 0 ? "–" : Math.round((server / perSecond(row)) * 1e6).toString();
}

function percent(load: number | null): string {
  return load === null ? "–" : `${Math.round(load * 100)} %`;
}
