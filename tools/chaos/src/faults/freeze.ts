import { setTimeout as sleep } from "node:timers/promises";
import { atEnd } from "../../../../scripts/lib/command.mjs";
import type { ClusterNode } from "../../../cluster/src/cluster.ts";

/** SIGSTOP of a node's MariaDB, and SIGCONT: in any case before the cluster is stopped, which a frozen server does not hear. */
export async function freezeFor(node: ClusterNode, milliseconds: number): Promise<void> {
  let isFrozen = true;
  const thaw = () => {
    if (isFrozen) node.thaw();
    isFrozen = false;
  };
  node.freeze();
  atEnd(async () => thaw());
  await sleep(milliseconds);
  thaw();
}
