import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type Cluster, type ClusterNode, startCluster } from "./cluster.ts";
import { runOperator } from "./operator.ts";
import { execute, seatsOn } from "./testing/seats.ts";

/*
 * One cluster for the whole file, and one test after the other: each begins and ends with three nodes in step.
 */

const dir = mkdtempSync(join(tmpdir(), "guichet-cluster-"));
/** What the joiner of a state transfer prints before it deletes what it has. */
const WHOLE_COPY = "Cleaning the existing datadir";
const HEAL_MS = 60_000;
let cluster: Cluster;

beforeAll(async () => {
  const settings = { BUFFER_POOL_SIZE: "64M", REDO_LOG_SIZE: "32M", GCACHE_SIZE: "16M" };
  cluster = await startCluster({ dir, basePort: 24_306, statisticsPort: 24_404, settings });
  await execute(cluster.urls.migrator, "CREATE TABLE seats (id INT PRIMARY KEY) ENGINE=InnoDB");
}, 180_000);

afterAll(async () => {
  await cluster?.stop();
  rmSync(dir, { recursive: true, force: true });
}, 120_000);

let taken = 0;
const takeSeat = async () => {
  taken += 1;
  await execute(cluster.urls.writer, `INSERT INTO seats VALUES (${taken})`);
};
/** The seat may have been taken by a try that did not hear so: then the next try finds it. */
async function untilSeatTaken() {
  taken += 1;
  const take = () => execute(cluster.urls.writer, `INSERT IGNORE INTO seats VALUES (${taken})`);
  await vi.waitFor(take, { timeout: 20_000, interval: 200 });
}
const allSeats = () => Array.from({ length: taken }, (_, index) => index + 1);

async function expectAllEverywhere() {
  await cluster.healed(HEAL_MS);
  for (const node of cluster.nodes) expect(await seatsOn(node.url), node.name).toEqual(allSeats());
}

const logOf = (node: ClusterNode) => readFileSync(node.logFile, "utf8");

async function untilNote(node: ClusterNode, wanted: RegExp) {
  await expect.poll(async () => (await node.status())?.note ?? "", { timeout: HEAL_MS }).toMatch(wanted);
}

it("takes writes at one address and shows them on every node", async () => {
  await takeSeat();
  expect(await seatsOn(cluster.urls.reader)).toEqual([1]);
  await expectAllEverywhere();
});

it("goes on without a node that crashed, and takes it back without a whole copy", async () => {
  const [writer] = cluster.nodes;
  const copies = logOf(writer).split(WHOLE_COPY).length;
  writer.crash();
  await untilSeatTaken();
  await expectAllEverywhere();
  expect(logOf(writer).split(WHOLE_COPY)).toHaveLength(copies);
});

it("comes back after all nodes died one after the other", async () => {
  await takeSeat();
  for (const node of cluster.nodes) {
    await node.kill();
    await sleep(300);
  }
  for (const node of [...cluster.nodes].reverse()) node.start();
  await expectAllEverywhere();
  await takeSeat();
});

it("comes back after all nodes died and one lost its disk", async () => {
  await takeSeat();
  await Promise.all(cluster.nodes.map((node) => node.kill()));
  cluster.nodes[0].deleteData();
  for (const node of cluster.nodes) node.start();
  await expectAllEverywhere();
  await takeSeat();
});

it("comes back after it was stopped in order", async () => {
  await takeSeat();
  await Promise.all(cluster.nodes.map((node) => node.stop()));
  for (const node of cluster.nodes) node.start();
  await expectAllEverywhere();
});

it("comes back with two nodes when the third stays away, and takes it in later", async () => {
  await takeSeat();
  const [first, second, third] = cluster.nodes;
  await Promise.all(cluster.nodes.map((node) => node.kill()));
  first.start();
  third.start();
  await expect.poll(async () => (await third.status())?.synced, { timeout: HEAL_MS }).toBe("yes");
  await untilSeatTaken();
  second.start();
  await expectAllEverywhere();
});

it("does not start from the data of one node alone until an operator says so", async () => {
  await takeSeat();
  const [first, second, third] = cluster.nodes;
  await Promise.all(cluster.nodes.map((node) => node.kill()));
  second.deleteData();
  third.deleteData();
  for (const node of cluster.nodes) node.start();
  await untilNote(first, /STOPPED: this node alone holds data.*guichet-node bootstrap/);
  await untilNote(second, /this node has no data/);
  await expect(execute(cluster.urls.writer, "SELECT 1")).rejects.toThrow();

  await runOperator(first, "bootstrap");
  await expectAllEverywhere();
});

it("lets nobody in whose data are of another history, until an operator sets them aside", async () => {
  const [first, second, third] = cluster.nodes;
  await Promise.all([second.stop(), third.stop()]);
  await first.kill();
  // Alone and by an operator's word, it takes a seat that the others never hear of.
  second.deleteData();
  first.start();
  await untilNote(first, /two nodes with the same data are needed/);
  // Of nodes that do not answer nobody knows whether they are gone, unless somebody says so.
  await runOperator(first, "bootstrap");
  await vi.waitFor(() => expect(logOf(first)).toContain("guichet-node bootstrap mariadb2 mariadb3"), {
    timeout: 10_000,
  });
  await runOperator(first, "bootstrap", "mariadb2", "mariadb3");
  await expect.poll(async () => (await first.status())?.synced, { timeout: HEAL_MS }).toBe("yes");
  await untilSeatTaken();
  await first.kill();

  second.start();
  third.start();
  await untilNote(third, /two nodes with the same data are needed/);
  await runOperator(third, "bootstrap", "mariadb1");
  await expect.poll(async () => (await second.status())?.synced, { timeout: HEAL_MS }).toBe("yes");
  first.start();
  await untilNote(first, /STOPPED: this node's data are of another history.*guichet-node discard/);

  taken -= 1;
  await runOperator(first, "discard");
  await expectAllEverywhere();
  expect(readdirSync(first.nodeDir).some((name) => name.startsWith("data.set-aside-"))).toBe(true);
});
