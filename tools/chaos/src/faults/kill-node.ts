import { setTimeout as sleep } from "node:timers/promises";
import type { Cluster, ClusterNode } from "../../../cluster/src/cluster.ts";
import { type Fault, ONE_NODE_DIES } from "./fault.ts";
import { findReader, findWriter } from "./nodes.ts";

/** Dead so long before somebody starts it again. */
const DEAD_MS = 5_000;

function killing(choose: (cluster: Cluster) => Promise<ClusterNode>): Fault["strike"] {
  return async ({ cluster, load }) => {
    const node = await choose(cluster);
    const struckAt = load.now();
    await node.kill();
    await sleep(DEAD_MS);
    node.start();
    return { struckAt, restartedAt: null };
  };
}

export const KILL_WRITER: Fault = {
  name: "kill-writer",
  title: "SIGKILL of the node that takes the writes",
  quick: true,
  aims: ONE_NODE_DIES,
  strike: killing(findWriter),
};

export const KILL_READER: Fault = {
  name: "kill-reader",
  title: "SIGKILL of a node that takes reads",
  quick: false,
  aims: ONE_NODE_DIES,
  strike: killing(findReader),
};
