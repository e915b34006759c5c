import { setTimeout as sleep } from "node:timers/promises";
import { parseDatabaseUrl } from "@guichet/db";
import { createConnection } from "mariadb";
import type { Cluster, ClusterNode } from "../../../cluster/src/cluster.ts";

const PATIENCE_MS = 3_000;

/** Runs one query on a connection of its own. @throws when nobody answers in time */
async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const timeouts = { connectTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
  const connection = await createConnection({ ...parseDatabaseUrl(url), ...timeouts });
  try {
    return await connection.query(sql);
  } finally {
    connection.destroy();
  }
}

/** The node that takes the writes now. */
export async function findWriter({ urls, nodes }: Cluster): Promise<ClusterNode> {
  const [row] = await ask(urls.writer, "SELECT @@wsrep_node_name AS name");
  const writer = nodes.find(({ name }) => name === row?.["name"]);
  if (writer === undefined) throw new Error(`The writer is ${row?.["name"]}, which is no node of this cluster`);
  return writer;
}

/** A node that takes no writes now: the last, as the first may found the cluster. */
export async function findReader(cluster: Cluster): Promise<ClusterNode> {
  const writer = await findWriter(cluster);
  const reader = cluster.nodes.findLast(({ name }) => name !== writer.name);
  if (reader === undefined) throw new Error("The cluster has no second node");
  return reader;
}

/** How many transactions began on each node and went to the others, since it was started. */
async function transactionsOf({ nodes }: Cluster): Promise<number[]> {
  const counts = nodes.map(async ({ url }) => {
    const [row] = await ask(url, "SHOW GLOBAL STATUS LIKE 'wsrep_replicated'");
    return Number(row?.["Value"]);
  });
  return Promise.all(counts);
}

/** The names of the nodes on which transactions begin within this time: one, as long as every connection leads to one node. */
export async function watchWriters(cluster: Cluster, milliseconds: number): Promise<string[]> {
  const before = await transactionsOf(cluster);
  await sleep(milliseconds);
  const after = await transactionsOf(cluster);
  return cluster.nodes.filter((_, i) => (after[i] ?? 0) > (before[i] ?? 0)).map(({ name }) => name);
}
