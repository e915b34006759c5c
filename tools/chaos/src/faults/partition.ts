import { setTimeout as sleep } from "node:timers/promises";
import { run } from "../../../../scripts/lib/children.mjs";
import type { ClusterNode } from "../../../cluster/src/cluster.ts";
import { undoWhenGone } from "../processes/undo.ts";
import { type Fault, ONE_NODE_DIES, type Scene } from "./fault.ts";
import { freezeFor } from "./freeze.ts";
import { findWriter } from "./nodes.ts";

const APART_MS = 20_000;

/** A chain of our own: what is in it is ours to remove. */
const CHAIN = `guichet-chaos-${process.pid}`;
const REMOVE = 'iptables -w -D INPUT -j "$1"; iptables -w -F "$1"; iptables -w -X "$1"';

/** Why the firewall cannot part the nodes; null when it can. */
async function whyNot(): Promise<string | null> {
  try {
    const undo = undoWhenGone(REMOVE, [CHAIN]);
    await run("iptables", ["-w", "-N", CHAIN]);
    await run("iptables", ["-w", "-I", "INPUT", "-j", CHAIN]);
    await undo();
    return null;
  } catch {
    return "iptables may not be used: SIGSTOP of the node for 20 s";
  }
}

/** Between these two, what nodes and their supervisors say to each other gets lost; clients still reach both. */
async function part([a, b]: readonly [string, string], ports: readonly number[]): Promise<void> {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    for (const direction of ["--dports", "--sports"]) {
      const packets = ["-s", from, "-d", to, "-p", "tcp", "-m", "multiport", direction, ports.join()];
      await run("iptables", ["-w", "-A", CHAIN, ...packets, "-j", "DROP"]);
    }
  }
}

async function partFromOthers(node: ClusterNode, { cluster, replicationPorts }: Scene): Promise<() => Promise<void>> {
  const undo = undoWhenGone(REMOVE, [CHAIN]);
  await run("iptables", ["-w", "-N", CHAIN]);
  await run("iptables", ["-w", "-I", "INPUT", "-j", CHAIN]);
  for (const { host } of cluster.nodes.filter((one) => one !== node)) await part([node.host, host], replicationPorts);
  return undo;
}

export const PARTITION: Fault = {
  name: "partition",
  title: "The node that takes the writes is cut off from the others for 20 s, clients still reach it",
  quick: false,
  aims: ONE_NODE_DIES,
  standIn: whyNot,
  async strike(scene) {
    const { cluster, load } = scene;
    const canPart = (await whyNot()) === null;
    const node = await findWriter(cluster);
    const struckAt = load.now();
    if (canPart) {
      const join = await partFromOthers(node, scene);
      await sleep(APART_MS);
      await join();
    } else {
      await freezeFor(node, APART_MS);
    }
    return { struckAt, restartedAt: null };
  },
};
