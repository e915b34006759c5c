import { join } from "node:path";
import { projectEnv, run } from "../../../scripts/lib/children.mjs";
import { atEnd, runCommand } from "../../../scripts/lib/command.mjs";
import { parsePort } from "../../../scripts/lib/ports.mjs";
import { step } from "../../../scripts/lib/progress.mjs";
import { dataDir } from "../../../scripts/lib/server-settings.mjs";
import { readSetting } from "../../../scripts/lib/settings.mjs";
import { type Cluster, DEFAULT_BASE_PORT, DEFAULT_STATISTICS_PORT, startCluster } from "./cluster.ts";

const LOOK_MS = 1_000;

/** `npm run cluster`: keeps a cluster going until it is stopped, and says what changes. */
async function runCluster(): Promise<number> {
  const dir = join(dataDir(), "cluster");
  const basePort = parsePort("CLUSTER_PORT", readSetting("CLUSTER_PORT"), DEFAULT_BASE_PORT);
  const statisticsPort = parsePort("STATS_PORT", readSetting("STATS_PORT"), DEFAULT_STATISTICS_PORT);
  const cluster = await step("Starting three nodes and HAProxy", () => startCluster({ dir, basePort, statisticsPort }));
  atEnd(() => cluster.stop());
  await step("Migrating the database", () => migrate(cluster));
  announce(cluster);
  return follow(cluster);
}

async function migrate(cluster: Cluster): Promise<void> {
  const env = { ...projectEnv(), DATABASE_URL: cluster.urls.migrator };
  await run("node", ["packages/db/src/migrate/cli.ts"], { env });
}

function announce({ nodes, urls, files }: Cluster): void {
  // Passwords stay in their files: what a terminal shows is kept in too many places.
  const settings = [
    `DATABASE_URL_FILE=${files.writer}`,
    `DATABASE_READER_URL_FILE=${files.reader}`,
    `DATABASE_NODE_URLS_FILE=${files.nodes}`,
  ];
  console.log(`
Nodes        ${nodes.map((node) => `${node.name} ${addressOf(node.url)}`).join("   ")}
Writer       ${addressOf(urls.writer)}
Reader       ${addressOf(urls.reader)}
Statistics   ${urls.statistics}   user operator, password in ${files.statisticsPassword}
Logs         ${nodes.map((node) => node.logFile).join("   ")}

Guichet on it, in another terminal:

  ${settings.join(" \\\n  ")} \\
  npm start

Ctrl-C stops it; its data stay.
`);
}

/** Says each time when a node's state changes. */
async function follow(cluster: Cluster): Promise<never> {
  let last = "";
  for (;;) {
    const statuses = await cluster.status();
    const now = cluster.nodes.map((node, index) => `${node.name}: ${describe(statuses[index]?.synced)}`).join("   ");
    if (now !== last) console.log(`${new Date().toTimeString().slice(0, 8)}  ${now}`);
    last = now;
    await new Promise((done) => setTimeout(done, LOOK_MS));
  }
}

const describe = (synced: string | undefined) => (synced === "yes" ? "in step" : (synced ?? "down"));

const addressOf = (url: string) => new URL(url).host;

await runCommand(runCluster);
