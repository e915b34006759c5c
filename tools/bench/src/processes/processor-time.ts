import { readdirSync, readFileSync } from "node:fs";

/** Ticks a second in /proc: USER_HZ, 100 wherever Linux runs (proc(5), sysconf(_SC_CLK_TCK)). */
const TICKS = 100;

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
}

/**
 * Processor time of a process and its living descendants so far, user and system.
 * @returns seconds; null where the process is gone or there is no /proc
 */
export function processorSeconds(root: number): number | null {
  const stats = readAll();
  if (!stats.some(({ pid }) => pid === root)) return null;
  return sumOf(stats, root);
}

function sumOf(stats: readonly Stat[], root: number): number {
  const own = stats.find(({ pid }) => pid === root)?.seconds ?? 0;
  const children = stats.filter(({ parent, pid }) => parent === root && pid !== root);
  return children.reduce((sum, child) => sum + sumOf(stats, child.pid), own);
}

function readAll(): Stat[] {
  try {
    const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    return pids.flatMap((pid) => readOne(pid) ?? []);
  } catch {
    return [];
  }
}

function readOne(pid: string): Stat | null {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return null; // ended while we looked
  }
}

/** A line of /proc/PID/stat (proc(5)): the name in parentheses may hold anything, so that fields count from its end. */
export function parseStat(line: string): Stat | null {
  const end = line.lastIndexOf(")");
  if (end === -1) return null;
  const [, parent, , , , , , , , , , user, system] = line.slice(end + 2).split(" ");
  return { pid: Number.parseInt(line, 10), parent: Number(parent), seconds: (Number(user) + Number(system)) / TICKS };
}
