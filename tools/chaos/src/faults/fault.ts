import type { Cluster } from "../../../cluster/src/cluster.ts";
import type { Load } from "../load/load.ts";
import type { Stage } from "../stage.ts";

/** Where a fault strikes: a cluster, the API processes on it, and people who use them. */
export interface Scene {
  readonly cluster: Cluster;
  /** Of everything that nodes and their supervisors say to each other. */
  readonly replicationPorts: readonly number[];
  readonly stage: Stage;
  readonly load: Load;
}

/** When it struck, on the load's clock in milliseconds. */
export interface Blow {
  readonly struckAt: number;
  /** When the last of what had died was started again; null where something was alive all the time. */
  readonly restartedAt: number | null;
}

/** The most, in milliseconds, that the project aims at; null where it says nothing. */
export interface Aims {
  readonly withoutWrites: number | null;
  readonly withoutReads: number | null;
  /** From `restartedAt` to the first acknowledged change. */
  readonly recovery: number | null;
}

/** One way in which a cluster is hurt. */
export interface Fault {
  readonly name: string;
  readonly title: string;
  readonly quick: boolean;
  readonly aims: Aims;
  /** What stands in for it on this machine, in words; null when it is what it says; absent when nothing ever has to. */
  readonly standIn?: () => Promise<string | null>;
  /** Why it cannot be done on this machine; null when it can; absent when it always can. */
  readonly whyNot?: () => Promise<string | null>;
  /** Before people come; undone by what it returns, after they have gone. */
  readonly prepare?: (cluster: Cluster) => Promise<() => Promise<void>>;
  /** Does it, and undoes it: afterwards the cluster heals by itself. */
  readonly strike: (scene: Scene) => Promise<Blow>;
}

export const ONE_NODE_DIES: Aims = { withoutWrites: 8_000, withoutReads: 3_000, recovery: null };
export const ALL_DIE: Aims = { withoutWrites: null, withoutReads: null, recovery: 45_000 };
export const NO_AIM: Aims = { withoutWrites: null, withoutReads: null, recovery: null };
