import { parseOptions, refuseBlank, UsageError } from "../../bench/src/tool-cli.ts";

const MOST_REPEATS = 50;
const USUAL_REPEATS = 2;

export const USAGE = `Usage: npm run chaos [-- OPTIONS]

Starts three Galera nodes, HAProxy and two API processes on this machine, lets people book, and kills, freezes or parts what they
use. Afterwards it compares what they were told with what every node has, and runs the auditor (npm run verify) on the nodes. The
exit code is not 0 when anything acknowledged is lost, a session oversold, a booking duplicated, a read stale, or a node not healed.
  --quick          three faults, once each: under three minutes
  --fault a,b      only these faults
  --repeat N       does each fault N times (1 to ${MOST_REPEATS}; ${USUAL_REPEATS} when not said, 1 with --quick)
  --json FILE      writes everything that was found to FILE, too
  --list           names the faults`;

export interface Options {
  readonly quick: boolean;
  readonly list: boolean;
  readonly help: boolean;
  /** Names of faults; null for all. */
  readonly faults: readonly string[] | null;
  readonly repeat: number;
  readonly json: string | null;
}

const OPTIONS = {
  quick: { type: "boolean" },
  list: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  fault: { type: "string" },
  repeat: { type: "string" },
  json: { type: "string" },
} as const;

/** @throws UsageError */
export function parseArguments(args: readonly string[]): Options {
  const { quick = false, list = false, help = false, fault, repeat, json } = parseOptions(args, OPTIONS, USAGE);
  refuseBlank({ fault, json }, USAGE);
  return {
    ...{ quick, list, help },
    faults: fault?.split(",").map((name) => name.trim()) ?? null,
    repeat: repeat === undefined ? (quick ? 1 : USUAL_REPEATS) : parseRepeat(repeat),
    json: json ?? null,
  };
}

function parseRepeat(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= MOST_REPEATS) return value;
  throw new UsageError(`--repeat ${text} is not a whole number from 1 to ${MOST_REPEATS}`);
}

interface Named {
  readonly name: string;
  readonly quick: boolean;
}

/** Those that were asked for, in their own order; named ones whether or not they are quick. @throws UsageError for an unknown name */
export function chooseFaults<Fault extends Named>(known: readonly Fault[], { quick, faults }: Options): Fault[] {
  if (faults === null) return known.filter((fault) => !quick || fault.quick);
  const unknown = faults.filter((name) => !known.some((fault) => fault.name === name));
  if (unknown.length > 0) {
    throw new UsageError(
      `No such faults: ${unknown.join(", ")}. There are: ${known.map(({ name }) => name).join(", ")}`,
    );
  }
  return known.filter(({ name }) => faults.includes(name));
}
