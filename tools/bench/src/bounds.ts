import type { GrowthRow } from "./growth-row.ts";
import { errorCount, ON_CLUSTER, perSecond, type Row } from "./row.ts";

/** Something the run must show. */
export interface Check {
  readonly name: string;
  /** What it should be, in words. */
  readonly bound: string;
  /** What it was, in words; empty when it was not measured. */
  readonly measured: string;
  readonly state: "held" | "broken" | "not measured";
}

/** What was found out after the rows. */
export interface Findings {
  /** Sessions with more live tickets, or more seats reserved, than they have seats. */
  readonly oversold: number;
  readonly acknowledged: number;
  /** Acknowledged bookings that are not stored. */
  readonly missing: number;
  /** Whether `npm run verify` found nothing wrong. */
  readonly verified: boolean;
}

export interface Run {
  readonly rows: readonly Row[];
  readonly growth: readonly GrowthRow[];
  /** Of each database that was measured. */
  readonly findings: { readonly oneServer: Findings | null; readonly cluster: Findings | null };
}

/** Ratios, all within one run on one machine. */
const TIMES_BASELINE = 4;
/** A commit that three nodes agree on is dear: sharing it among many bookings gains more. */
const TIMES_BASELINE_ON_CLUSTER = 6;
const OF_CEILING = 0.25;
const OF_BARE_PAGE = 0.5;
const HOT_P99_MS = 1000;
const GROWTH = 3;

/** The targets, of what was measured on either database. */
export function check({ rows, growth, findings: { oneServer, cluster } }: Run): Check[] {
  const find = (id: string) => rows.find((row) => row.id === id);
  return [
    ...(oneServer === null ? [] : hotSession(find, TIMES_BASELINE)),
    ...(oneServer === null ? [] : pages(find)),
    ...growth.filter(({ bounded }) => bounded).map(grown),
    ...(oneServer === null ? [] : afterwards(oneServer)),
    ...(cluster === null ? [] : onCluster(find, cluster)),
    errors(rows),
  ];
}

type Find = (id: string) => Row | undefined;

function hotSession(find: Find, timesBaseline: number): Check[] {
  const [name, of] = ["REST, hot session, 1000 clients", find("rest-1000")];
  return [
    ratio({ name: `${name} / baseline`, of, to: find("baseline"), least: timesBaseline }),
    ratio({ name: `${name} / ceiling`, of, to: find("ceiling-1000"), least: OF_CEILING }),
    p99(of),
  ];
}

function pages(find: Find): Check[] {
  return [
    ratio({ name: "List of 20 events / bare", of: find("list-page"), to: find("list-bare"), least: OF_BARE_PAGE }),
    ratio({ name: "Event page / bare", of: find("event-page"), to: find("event-bare"), least: OF_BARE_PAGE }),
  ];
}

function onCluster(find: Find, findings: Findings): Check[] {
  const checks = hotSession((id) => find(`${ON_CLUSTER}${id}`), TIMES_BASELINE_ON_CLUSTER);
  return [...checks, ...afterwards(findings)].map((one) => ({ ...one, name: `Three nodes: ${one.name}` }));
}

interface Ratio {
  readonly name: string;
  readonly of: Row | undefined;
  readonly to: Row | undefined;
  readonly least: number;
}

function ratio({ name, of, to, least }: Ratio): Check {
  const bound = `at least ${least} ×`;
  if (of === undefined || to === undefined) return unmeasured(name, bound);
  const value = perSecond(to) === 0 ? Number.NaN : perSecond(of) / perSecond(to);
  return checked({ name, bound, measured: `${value.toFixed(2)} ×`, holds: value >= least });
}

function p99(row: Row | undefined): Check {
  const [name, bound] = ["REST, hot session, 1000 clients: p99", `below ${HOT_P99_MS} ms`];
  if (row === undefined) return unmeasured(name, bound);
  const { p99Ms, done } = row.measured;
  return checked({ name, bound, measured: `${p99Ms.toFixed(0)} ms`, holds: done > 0 && p99Ms < HOT_P99_MS });
}

/** An error makes whatever else a row says worthless. A row in which nothing was done is one. */
function errors(rows: readonly Row[]): Check {
  const [name, bound] = ["Requests that failed", "none in any row"];
  if (rows.length === 0) return unmeasured(name, bound);
  const bad = rows.filter((row) => errorCount(row) > 0 || row.measured.done === 0);
  const measured = bad.map((row) => `${row.id}: ${row.measured.done === 0 ? "nothing done" : errorCount(row)}`);
  return checked({ name, bound, measured: measured.join(", ") || "none", holds: bad.length === 0 });
}

function grown({ name, smallMs, largeMs }: GrowthRow): Check {
  const value = largeMs / smallMs;
  const bound = `at most ${GROWTH} × the time at the small size`;
  return checked({ name: `Growth: ${name}`, bound, measured: `${value.toFixed(2)} ×`, holds: value <= GROWTH });
}

function afterwards({ oversold, acknowledged, missing, verified }: Findings): Check[] {
  const promised = { name: "Acknowledged bookings that are not stored", bound: "none" };
  const sound = { name: "npm run verify", bound: "no violation" };
  return [
    checked({ name: "Oversold sessions", bound: "none", measured: `${oversold}`, holds: oversold === 0 }),
    acknowledged === 0
      ? unmeasured(promised.name, promised.bound)
      : checked({ ...promised, measured: `${missing} of ${acknowledged}`, holds: missing === 0 }),
    checked({ ...sound, measured: verified ? "none" : "see above", holds: verified }),
  ];
}

function checked({ holds, ...check }: Omit<Check, "state"> & { holds: boolean }): Check {
  return { ...check, state: holds ? "held" : "broken" };
}

function unmeasured(name: string, bound: string): Check {
  return { name, bound, measured: "", state: "not measured" };
}
