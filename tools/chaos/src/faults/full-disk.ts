import { mkdirSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { run } from "../../../../scripts/lib/children.mjs";
import type { Cluster, ClusterNode } from "../../../cluster/src/cluster.ts";
import { undoWhenGone } from "../processes/undo.ts";
import { type Fault, NO_AIM } from "./fault.ts";
import { findReader } from "./nodes.ts";

/** Room for a node of this size, with what it keeps of the writes of the others. */
const DISK = "1500m";
const FULL_MS = 15_000;
const HEAL_LIMIT_MS = 120_000;
const BLOCK = Buffer.alloc(1024 * 1024);

const UNMOUNT = 'umount "$1" || umount -l "$1"';

/** The node whose folder is a disk of its own, while the fault is prepared. */
let small: ClusterNode | null = null;

/** Moves a node's folder to a small disk in memory: it joins from there. @returns puts it back */
async function giveSmallDisk(node: ClusterNode, cluster: Cluster): Promise<() => Promise<void>> {
  await node.stop();
  node.deleteData();
  mkdirSync(node.nodeDir, { recursive: true });
  await run("mount", ["-t", "tmpfs", "-o", `size=${DISK}`, "guichet-chaos", node.nodeDir]);
  const unmount = undoWhenGone(UNMOUNT, [node.nodeDir]);
  node.start();
  await cluster.healed(HEAL_LIMIT_MS);
  return async () => {
    await node.stop();
    await unmount();
    node.start();
    await cluster.healed(HEAL_LIMIT_MS);
  };
}

/** Writes until nothing fits any more. */
async function fill(file: string): Promise<void> {
  const handle = await open(file, "w");
  try {
    for (;;) await handle.write(BLOCK);
  } catch (error) {
    if ((error as { code?: string }).code !== "ENOSPC") throw error;
  } finally {
    await handle.close();
  }
}

/** Tries it out with a disk of a few pages. */
async function whyNot(): Promise<string | null> {
  const place = mkdtempSync(join(tmpdir(), "guichet-chaos-"));
  const unmount = undoWhenGone(UNMOUNT, [place]);
  try {
    await run("mount", ["-t", "tmpfs", "-o", "size=64k", "guichet-chaos", place]);
    await unmount();
    return null;
  } catch {
    return "no disk may be mounted here";
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

export const FULL_DISK: Fault = {
  name: "full-disk",
  title: "The disk of a node that takes reads is full for 15 s",
  quick: false,
  aims: NO_AIM,
  whyNot,
  async prepare(cluster) {
    small = await findReader(cluster);
    return giveSmallDisk(small, cluster);
  },
  async strike({ load }) {
    if (small === null) throw new Error("No node has a small disk");
    const struckAt = load.now();
    const filler = join(small.nodeDir, "filler");
    await fill(filler);
    if (statfsSync(small.nodeDir).bavail > 0) throw new Error("The disk did not get full");
    await sleep(FULL_MS);
    rmSync(filler);
    return { struckAt, restartedAt: null };
  },
};
