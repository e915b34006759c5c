import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

/** Where a run was made: its numbers can be compared with those of no other machine, its ratios can. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGiB: number;
  readonly node: string;
  /** Load average of the minute before the run: what else was going on. */
  readonly busyBefore: number;
}

export function describeMachine(): Machine {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? "unknown",
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    busyBefore: loadavg()[0] ?? 0,
  };
}

/** Core that others may use before a warning is due. */
const QUIET = 0.3;

export function machineLines({ cores, processor, memoryGiB, node, busyBefore }: Machine): string[] {
  const line = `${cores} cores (${processor}), ${memoryGiB} GiB, Node ${node}`;
  if (busyBefore < QUIET) return [line];
  return [line, `! Other programs use this machine (load ${busyBefore.toFixed(1)}): the ratios will be less sure.`];
}
