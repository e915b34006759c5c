import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Verdict } from "./checker/judge.ts";
import type { ClusterStage } from "./cluster-stage.ts";
import type { Blow, Fault } from "./faults/fault.ts";
import { watchWriters } from "./faults/nodes.ts";
import { examine, type Observation, observe, pulseOf } from "./observation.ts";
import type { Kind } from "./record/entry.ts";
import { openSale } from "./stage.ts";
import { verifyNodes } from "./verify.ts";

/** People before the fault, so that there is something to lose, and after everything is whole again. */
const BEFORE_MS = 4_000;
const AFTER_MS = 3_000;
const HEAL_LIMIT_MS = 180_000;

const WRITES: readonly Kind[] = ["book", "confirm", "cancel"];
/** Each for itself: a public page may come from memory when no booking can be read. */
const READS: readonly Kind[] = ["read", "list", "page"];

/** What one fault has done, times in milliseconds. */
export interface Round {
  readonly fault: string;
  readonly standIn: string | null;
  readonly withoutWrites: number;
  /** Of the kind of read that went without longest. */
  readonly withoutReads: number;
  readonly withoutEach: Readonly<Record<string, number>>;
  /** From the start of what had died to the first acknowledged change; null where something was alive all the time. */
  readonly recovery: number | null;
  /** From the fault until all nodes were in step. */
  readonly healed: number;
  /** The nodes that took writes when all were whole again. */
  readonly writers: readonly string[];
  readonly verdict: Verdict;
  /** Whether `npm run verify` found every node sound and all of them alike. */
  readonly verified: boolean;
}

/** Lets people in, strikes, waits until the cluster has healed, and looks at what is left. @throws when it does not heal */
export async function playRound(on: ClusterStage, fault: Fault, name: string): Promise<Round> {
  const standIn = (await fault.standIn?.()) ?? null;
  const restore = await fault.prepare?.(on.cluster);
  const { stage } = on;
  const observation = observe(stage, await openSale(stage), name);
  let blow: Blow;
  let healedAt: number;
  let writers: string[];
  try {
    await sleep(BEFORE_MS);
    blow = await fault.strike({ ...on, load: observation.load });
    await on.cluster.healed(HEAL_LIMIT_MS);
    healedAt = observation.load.now();
    writers = await watchWriters(on.cluster, AFTER_MS);
  } finally {
    await observation.end();
  }
  const endedAt = healedAt + AFTER_MS;
  const times = await timesOf(observation, blow, endedAt);
  const verdict = await examine(stage, observation);
  const verified = await verifyNodes(stage.nodes, join(stage.folder, `${name}-verify.txt`));
  await restore?.();
  return { fault: fault.name, standIn, ...times, healed: healedAt - blow.struckAt, writers, verdict, verified };
}

async function timesOf({ record }: Observation, { struckAt, restartedAt }: Blow, endedAt: number) {
  const pulse = await pulseOf(record);
  const window = { from: struckAt, to: endedAt };
  const withoutEach = Object.fromEntries(READS.map((kind) => [kind, pulse.longestGap([kind], window)]));
  return {
    withoutWrites: pulse.longestGap(WRITES, window),
    withoutReads: Math.max(...Object.values(withoutEach)),
    withoutEach,
    recovery: restartedAt === null ? null : (pulse.firstAfter(WRITES, restartedAt) ?? endedAt - restartedAt),
  };
}
