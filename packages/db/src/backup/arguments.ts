import { parseArgs } from "node:util";
import { BackupRefused } from "./refusal.ts";

export interface BackupArguments {
  readonly help: boolean;
  /** How many backups stay; all when absent. */
  readonly keep?: number;
  /** Milliseconds between backups; a single one when absent. */
  readonly everyMs?: number;
  /** Makes none, and asks whether the newest is younger than so many milliseconds. */
  readonly newestWithinMs?: number;
}

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const LONGEST_MS = 31 * UNITS.d;

/** @throws BackupRefused about what cannot be used */
export function parseBackupArguments(args: readonly string[]): BackupArguments {
  const { keep, every, help, "newest-within": within } = parse(args);
  return {
    help: help === true,
    ...(keep === undefined ? {} : { keep: parseCount(keep) }),
    ...(every === undefined ? {} : { everyMs: parseDuration("--every", every) }),
    ...(within === undefined ? {} : { newestWithinMs: parseDuration("--newest-within", within) }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        keep: { type: "string" },
        every: { type: "string" },
        "newest-within": { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new BackupRefused(`${(error as Error).message.split("\n")[0]} npm run backup -- --help lists the options`);
  }
}

function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new BackupRefused(`--keep ${text}: it takes a whole number of backups, at least 1`);
}

function parseDuration(option: string, text: string): number {
  const [, number, unit] = /^(\d+)([mhd])$/.exec(text) ?? [];
  const duration = Number(number) * UNITS[unit as keyof typeof UNITS];
  if (duration >= UNITS.m && duration <= LONGEST_MS) return duration;
  throw new BackupRefused(`${option} ${text}: it takes a time such as 30m, 24h or 7d, at most 31d`);
}
