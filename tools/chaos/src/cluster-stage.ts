import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { atEnd } from "../../../scripts/lib/command.mjs";
import { Failure } from "../../../scripts/lib/failure.mjs";
import { isPortFree } from "../../../scripts/lib/ports.mjs";
import { step } from "../../../scripts/lib/progress.mjs";
import { ROOT } from "../../../scripts/lib/settings.mjs";
import { addressesOf, PORTS_TAKEN } from "../../cluster/src/addresses.ts";
import { type Cluster, startCluster } from "../../cluster/src/cluster.ts";
import { type Stage, setStage } from "./stage.ts";

export interface ClusterStage {
  readonly cluster: Cluster;
  readonly stage: Stage;
  readonly replicationPorts: readonly number[];
  /** Leaves logs, records and data for whoever wants to know what went wrong. */
  keepFolder(): void;
}

/** Below the ports that systems give to whoever asks for any. */
const [FIRST_PORT, LAST_PORT] = [24_000, 29_000];
const MOST_TRIES = 20;

/** A cluster of its own under `.data/`, and two API processes on it. Its folder is gone at the end unless it is to be kept. */
export async function setClusterStage(): Promise<ClusterStage> {
  mkdirSync(join(ROOT, ".data"), { recursive: true });
  const folder = mkdtempSync(join(ROOT, ".data", "chaos-"));
  let isKept = false;
  atEnd(async () => {
    if (!isKept) rmSync(folder, { recursive: true, force: true });
  });
  const keepFolder = () => {
    isKept = true;
  };
  // MariaDB's own user must get through.
  chmodSync(folder, 0o711);
  try {
    return { ...(await startIn(folder)), keepFolder };
  } catch (error) {
    keepFolder();
    console.error(`\nLogs and data are in ${folder}.`);
    throw error;
  }
}

async function startIn(folder: string): Promise<Omit<ClusterStage, "keepFolder">> {
  const basePort = await findBasePort();
  const statisticsPort = basePort + PORTS_TAKEN;
  const starting = startCluster({ dir: join(folder, "cluster"), basePort, statisticsPort });
  // Also when we are interrupted while it starts: there is nothing to stop it with before.
  atEnd(async () => (await starting.catch(() => null))?.stop());
  const cluster = await step("Starting three nodes and HAProxy", () => starting);
  const { galera, ist, sst, peer } = addressesOf(basePort, statisticsPort).ports;
  const stage = await step("Migrating, starting two API processes", () =>
    setStage({ ...cluster.urls, nodes: cluster.nodes }, folder, atEnd),
  );
  return { cluster, stage, replicationPorts: [galera, ist, sst, peer] };
}

/** The first of as many ports as the cluster takes, all free on the addresses of the nodes. */
async function findBasePort(): Promise<number> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const base = FIRST_PORT + Math.floor(Math.random() * (LAST_PORT - FIRST_PORT));
    const ports = Array.from({ length: PORTS_TAKEN + 1 }, (_, i) => base + i);
    const { hosts } = addressesOf(base, base + PORTS_TAKEN);
    let free = true;
    for (const host of hosts) for (const port of ports) free &&= await isPortFree(port, host);
    if (free) return base;
  }
  throw new Failure("No ports for a cluster were found.", `Free some between ${FIRST_PORT} and ${LAST_PORT}.`);
}
