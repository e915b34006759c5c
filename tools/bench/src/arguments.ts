import { parseOptions, refuseBlank, UsageError } from "./tool-cli.ts";

export const USAGE = `Usage: npm run bench [-- OPTIONS]

Measures the booking engine on an embedded MariaDB of its own, then on three Galera nodes behind HAProxy, and checks what it should
reach. The exit code is not 0 when a bound is broken. Close other programs first: everything runs on this machine.
  --quick           fewer and shorter rows, without growth and cluster: under a minute
  --only a,b        only these rows, or groups of rows: rest-1000, or cluster for all that begin with cluster-
  --json FILE       writes everything that was measured to FILE, too
  --cpu-prof DIR    samples the API process in each row: DIR/ROW.cpuprofile for Chromium's DevTools, and a summary
  --list            names the rows`;

export interface Options {
  readonly quick: boolean;
  readonly list: boolean;
  readonly help: boolean;
  /** Rows or groups; null for all. */
  readonly only: readonly string[] | null;
  readonly json: string | null;
  readonly profiles: string | null;
}

const OPTIONS = {
  quick: { type: "boolean" },
  list: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  only: { type: "string" },
  json: { type: "string" },
  "cpu-prof": { type: "string" },
} as const;

/** @throws UsageError */
export function parseArguments(args: readonly string[]): Options {
  const { quick, list, help, only, json, "cpu-prof": profiles } = parseOptions(args, OPTIONS, USAGE);
  refuseBlank({ only, json, "cpu-prof": profiles }, USAGE);
  const names = only?.split(",").map((name) => name.trim());
  return {
    quick: quick ?? false,
    list: list ?? false,
    help: help ?? false,
    only: names?.filter((name) => name !== "") ?? null,
    json: json ?? null,
    profiles: profiles ?? null,
  };
}

/**
 * Those of `known` that were asked for, in their own order: a name stands for the row of that name, or for the group of all
 * that begin with it and a dash.
 * @throws UsageError when a name stands for nothing
 */
export function choose<Known extends { readonly id: string }>(
  known: readonly Known[],
  only: readonly string[] | null,
): Known[] {
  if (only === null) return [...known];
  const isMeant = (name: string, { id }: Known) => id === name || id.startsWith(`${name}-`);
  const unknown = only.filter((name) => !known.some((one) => isMeant(name, one)));
  if (unknown.length > 0) {
    throw new UsageError(`No such rows: ${unknown.join(", ")}. There are: ${known.map(({ id }) => id).join(", ")}`);
  }
  return known.filter((one) => only.some((name) => isMeant(name, one)));
}
