import { type Fault, ONE_NODE_DIES } from "./fault.ts";
import { freezeFor } from "./freeze.ts";
import { findWriter } from "./nodes.ts";

const FROZEN_MS = 20_000;

/** Worse than a death: its connections stay open and say nothing, and it comes back believing that no time has passed. */
export const FREEZE_WRITER: Fault = {
  name: "freeze-writer",
  title: "SIGSTOP of the node that takes the writes, SIGCONT after 20 s",
  quick: false,
  aims: ONE_NODE_DIES,
  async strike({ cluster, load }) {
    const node = await findWriter(cluster);
    const struckAt = load.now();
    await freezeFor(node, FROZEN_MS);
    return { struckAt, restartedAt: null };
  },
};
