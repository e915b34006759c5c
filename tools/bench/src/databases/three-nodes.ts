import { chmodSync } from "node:fs";
import { join } from "node:path";
import { step } from "../../../../scripts/lib/progress.mjs";
import { type Cluster, startCluster } from "../../../cluster/src/cluster.ts";
import type { StartDatabase } from "./measured-database.ts";

/** Not those of `npm run cluster`, so that both can run. */
const PORTS = { basePort: 27_306, statisticsPort: 27_404 };

/** Three Galera nodes and HAProxy, with the settings of `npm run cluster`. */
export const startThreeNodes: StartDatabase = async (folder, atEnd) => {
  // MariaDB's own user must get through to its data.
  chmodSync(folder, 0o711);
  const starting = startCluster({ dir: join(folder, "cluster"), ...PORTS });
  // Also when we are interrupted while it starts: there is nothing to stop it with before.
  atEnd(async () => (await starting.catch(() => null))?.stop());
  const { urls, nodes, haproxy } = await step("Starting three Galera nodes and HAProxy", () => starting);
  return {
    url: urls.writer,
    migratorUrl: urls.migrator,
    nodeUrls: urls.nodes,
    settings: {
      DATABASE_URL: urls.writer,
      DATABASE_READER_URL: urls.reader,
      DATABASE_NODE_URLS: urls.nodes.join(","),
    },
    pids: pidsOf(nodes, haproxy),
  };
};

function pidsOf(nodes: Cluster["nodes"], haproxy: Cluster["haproxy"]): number[] {
  return [...nodes.map((node) => node.mariadbPid()), haproxy.pid()].filter((pid) => pid !== null);
}
