import { run } from "../../../scripts/lib/children.mjs";
import type { ClusterNode } from "./node.ts";

/**
 * Runs an operator's command on a node, as `guichet-node` does in its container.
 * @returns what it printed
 * @throws CommandFailed when it refuses
 */
export async function runOperator(node: ClusterNode, ...args: readonly string[]): Promise<string> {
  return run("node", ["deploy/galera/src/operator.ts", ...args], { env: node.env() });
}
