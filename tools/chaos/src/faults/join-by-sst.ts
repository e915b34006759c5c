import { type Fault, NO_AIM } from "./fault.ts";
import { findReader } from "./nodes.ts";

export const JOIN_BY_SST: Fault = {
  name: "join-by-sst",
  title: "A node whose folder is lost joins under load and is sent everything (SST)",
  quick: false,
  aims: NO_AIM,
  async strike({ cluster, load }) {
    const node = await findReader(cluster);
    const struckAt = load.now();
    await node.kill();
    node.deleteData();
    node.start();
    return { struckAt, restartedAt: null };
  },
};
