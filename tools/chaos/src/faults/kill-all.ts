import { setTimeout as sleep } from "node:timers/promises";
import type { ClusterNode } from "../../../cluster/src/cluster.ts";
import { ALL_DIE, type Blow, type Fault, type Scene } from "./fault.ts";
import { findWriter } from "./nodes.ts";

/** Between two deaths: too short for a vote among the rest, and long enough for bookings. */
const STAGGER_MS = [400, 900];
/** All dead so long before they are started again. */
const DEAD_MS = 2_000;

/** Kills the writer last: what it alone has written then nobody else knows. */
async function killAll({ cluster, load }: Scene, then: (writer: ClusterNode) => void): Promise<Blow> {
  const writer = await findWriter(cluster);
  const others = cluster.nodes.filter((node) => node !== writer);
  const struckAt = load.now();
  for (const [i, node] of [...others, writer].entries()) {
    await node.kill();
    await sleep(STAGGER_MS[i] ?? DEAD_MS);
  }
  then(writer);
  const restartedAt = load.now();
  for (const node of cluster.nodes) node.start();
  return { struckAt, restartedAt };
}

export const KILL_ALL: Fault = {
  name: "kill-all",
  title: "SIGKILL of all three nodes, one after the other, the writer last",
  quick: true,
  aims: ALL_DIE,
  strike: (scene) => killAll(scene, () => {}),
};

export const KILL_ALL_LOSE_ONE: Fault = {
  name: "kill-all-lose-one",
  title: "The same, and the folder of the writer is deleted",
  quick: false,
  aims: ALL_DIE,
  strike: (scene) => killAll(scene, (writer) => writer.deleteData()),
};
