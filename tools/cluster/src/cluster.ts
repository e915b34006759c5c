import { chmodSync, mkdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure, lastLines } from "../../../scripts/lib/failure.mjs";
import { chooseUser } from "../../../scripts/lib/mariadb-data.mjs";
import { isPortFree } from "../../../scripts/lib/ports.mjs";
import { addressesOf, PORTS_TAKEN } from "./addresses.ts";
import { type DatabaseUrls, prepareSecrets } from "./cluster-secrets.ts";
import type { GuardedProcess } from "./guarded-process.ts";
import { createHaproxy } from "./haproxy.ts";
import { ClusterNode, type NodeStatus } from "./node.ts";

export type { ClusterNode } from "./node.ts";

export interface ClusterOptions {
  /** Everything that the cluster keeps; made when absent. */
  readonly dir: string;
  /** The first of the eight ports that it takes on 127.0.0.1 to 127.0.0.3; 23306 when absent. */
  readonly basePort?: number;
  /** Of HAProxy's statistics page; 18404 when absent. */
  readonly statisticsPort?: number;
  /** Settings of the supervisors (deploy/galera): sizes, say. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Three Galera nodes and HAProxy as processes of this machine. */
export interface Cluster {
  readonly urls: DatabaseUrls & { readonly statistics: string };
  /** Files with addresses and a password, for the settings `DATABASE_URL_FILE` and its like. */
  readonly files: Readonly<Record<"writer" | "reader" | "nodes" | "statisticsPassword", string>>;
  readonly nodes: readonly [ClusterNode, ClusterNode, ClusterNode];
  readonly haproxy: GuardedProcess;
  /** What each node's supervisor says; null of one that does not answer. */
  status(): Promise<(NodeStatus | null)[]>;
  /**
   * Resolves when all nodes are in step.
   * @throws Failure when they are not within `limitMs`
   */
  healed(limitMs: number): Promise<void>;
  /** Ends it all in order. */
  stop(): Promise<void>;
}

export const DEFAULT_BASE_PORT = 23_306;
export const DEFAULT_STATISTICS_PORT = 18_404;
/** A first start makes three data folders, two of them by copying. */
const START_LIMIT_MS = 120_000;

/**
 * Starts the cluster that is kept in `dir`, and waits until all nodes are in step.
 * @throws Failure when ports are taken, or the nodes do not find together in two minutes
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { basePort = DEFAULT_BASE_PORT, statisticsPort = DEFAULT_STATISTICS_PORT, settings = {} } = options;
  const dir = resolve(options.dir);
  const addresses = addressesOf(basePort, statisticsPort);
  await requirePorts(basePort, statisticsPort, addresses.hosts);
  mkdirSync(dir, { recursive: true });
  // MariaDB's own user must get through to its folders.
  chmodSync(dir, 0o711);
  const user = chooseUser(dir);
  const secrets = await prepareSecrets(`${dir}/secrets`, addresses, process.getuid?.() === 0 ? user.uid : null);
  const nodes = secrets.urls.nodes.map(
    (url, index) =>
      new ClusterNode({
        index,
        dir,
        addresses,
        databaseSecrets: secrets.databaseDir,
        url,
        runAs: user.name ?? "mysql",
        settings,
      }),
  ) as [ClusterNode, ClusterNode, ClusterNode];
  const haproxy = createHaproxy(dir, addresses, secrets.statisticsPassword);
  const cluster: Cluster = {
    urls: { ...secrets.urls, statistics: `http://${addresses.statistics}` },
    files: secrets.files,
    nodes,
    haproxy,
    status: () => Promise.all(nodes.map((node) => node.status())),
    healed: (limitMs) => waitUntilHealed(cluster, limitMs),
    async stop() {
      await haproxy.stop();
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
  for (const node of nodes) node.start();
  haproxy.start();
  try {
    await cluster.healed(START_LIMIT_MS);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return cluster;
}

async function waitUntilHealed(cluster: Cluster, limitMs: number): Promise<void> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const statuses = await cluster.status();
    const size = cluster.nodes.length;
    if (statuses.every((status) => status?.synced === "yes" && status.server?.clusterSize === size)) return;
    if (performance.now() > deadline) {
      const lines = cluster.nodes.map((node, index) => {
        const status = statuses[index];
        const what = status ? `${status.synced} ${status.note}` : `its supervisor does not answer`;
        return `${node.name}: ${what}\n${lastLines(readFileSync(node.logFile, "utf8"), 4)}`;
      });
      throw new Failure(`The nodes are not in step after ${limitMs / 1000} s.\n${lines.join("\n")}`);
    }
    await sleep(200);
  }
}

async function requirePorts(basePort: number, statisticsPort: number, hosts: readonly string[]): Promise<void> {
  const ports = Array.from({ length: PORTS_TAKEN }, (_, index) => basePort + index);
  const wanted = [
    ...hosts.flatMap((host) => ports.map((port) => ({ host, port }))),
    { host: "127.0.0.1", port: statisticsPort },
  ];
  for (const { host, port } of wanted) {
    if (await isPortFree(port, host)) continue;
    throw new Failure(
      `Port ${port} of ${host} is already in use (perhaps by another cluster).`,
      "Stop what uses it, or choose others: CLUSTER_PORT, STATS_PORT.",
    );
  }
}
