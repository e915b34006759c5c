import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  createDatabase,
  type Database,
  DatabaseBusyError,
  inTransaction,
  migrate,
  openInspection,
  pendingMigrations,
} from "../../../packages/db/src/index.ts";
import { type Cluster, type ClusterNode, startCluster } from "./cluster.ts";

/*
 * The application's side of a cluster: three real nodes behind HAProxy for the whole file. Each test begins and ends with all of them
 * in step.
 */

const dir = mkdtempSync(join(tmpdir(), "guichet-majority-"));
const HEAL_MS = 60_000;
const ID = "00000000-0000-7000-8000-000000000001";
let cluster: Cluster;
let database: Database;
let migrations: [number, number];

beforeAll(async () => {
  const settings = { BUFFER_POOL_SIZE: "64M", REDO_LOG_SIZE: "32M", GCACHE_SIZE: "16M" };
  cluster = await startCluster({ dir, basePort: 27_106, statisticsPort: 27_204, settings });
  const { migrator, writer, reader, nodes } = cluster.urls;
  const applied = await Promise.all([migrate({ url: migrator }), migrate({ url: migrator })]);
  migrations = [applied[0].length, applied[1].length];
  database = createDatabase({ url: writer, readerUrl: reader, nodeUrls: nodes });
  await database.writer.$executeRaw`INSERT INTO categories VALUES (${ID}, 'jazz', '0', '')`;
});
afterAll(async () => {
  await database?.close();
  await cluster?.stop();
  rmSync(dir, { recursive: true, force: true });
});

const increment = (to = database) =>
  inTransaction(to, (tx) => tx.$executeRaw`UPDATE categories SET name_fr = CAST(name_fr AS INT) + 1 WHERE id = ${ID}`);

async function readCount(client: Database["writer"]): Promise<number> {
  const [row] = await client.$queryRaw<{ count: string }[]>`SELECT name_fr AS count FROM categories WHERE id = ${ID}`;
  return Number(row?.count);
}

/** The node that takes the writes, and the others. */
async function roles(): Promise<{ writer: ClusterNode; others: ClusterNode[] }> {
  const [row] = await database.writer.$queryRaw<{ name: string }[]>`SELECT @@wsrep_node_name AS name`;
  const writer = cluster.nodes.find(({ name }) => name === row?.name);
  if (writer === undefined) throw new Error("Nobody takes the writes");
  return { writer, others: cluster.nodes.filter((node) => node !== writer) };
}

describe("migrations", () => {
  it("that two migrators start at once, through the proxy, are applied by one of them, on every node", async () => {
    expect(Math.min(...migrations)).toBe(0);
    expect(Math.max(...migrations)).toBeGreaterThan(0);
    for (const url of cluster.urls.nodes) {
      const node = createDatabase({ url });
      expect(await pendingMigrations(node)).toEqual([]);
      await node.close();
    }
  });

  it("let who looks by hand see every table on every node, and no secret of a login", async () => {
    const { username, password } = new URL(cluster.urls.studio);
    for (const node of cluster.urls.nodes) {
      const url = Object.assign(new URL(node), { username, password }).href;
      const ask = (sql: string) => openInspection({ url, canWrite: false }).run([{ sql, parameters: [] }]);
      expect((await ask("SHOW TABLES"))[0]?.length).toBeGreaterThan(15);
      expect(await ask("SELECT user_id FROM auth_sessions")).toEqual([[]]);
      await expect(ask("SELECT token FROM auth_sessions")).rejects.toThrow(/denied/);
    }
  });
});

describe("the audit log", () => {
  it("can be written and read by the application on every node, and changed or emptied on none", async () => {
    for (const [number, url] of cluster.urls.nodes.entries()) {
      const node = createDatabase({ url });
      const { writer } = node;
      const id = ID.slice(0, -1) + number;
      await writer.$executeRaw`
        INSERT INTO audit_log (id, actor_type, action, entity_type, created_at)
        VALUES (${id}, 'staff', 'events.update', 'event', UTC_TIMESTAMP(3))`;
      expect(await writer.auditEntry.count({ where: { action: "events.update" } })).toBe(number + 1);
      for (const attempt of [
        writer.$executeRaw`UPDATE audit_log SET action = 'nothing'`,
        writer.$executeRaw`DELETE FROM audit_log`,
      ]) {
        await expect(attempt).rejects.toThrow("the audit log is append-only");
      }
      // Who could do these could do away with the triggers: the application's user may change no table.
      for (const statement of [
        "TRUNCATE TABLE audit_log",
        "DROP TRIGGER audit_log_unchanged",
        "DROP TRIGGER audit_log_kept",
        "RENAME TABLE audit_log TO elsewhere",
        "ALTER TABLE audit_log DROP COLUMN address",
      ]) {
        await expect(writer.$executeRawUnsafe(statement), statement).rejects.toThrow(/denied/);
      }
      await node.close();
    }
  });
});

describe("the majority", () => {
  it("finds nothing wrong with the addresses of the nodes, and confirms what was committed", async () => {
    expect(await database.majority.mistakes()).toEqual([]);
    const before = await readCount(database.writer);
    await increment();
    expect(await readCount(database.writer)).toBe(before + 1);
  });

  it("is not one node that has two addresses", async () => {
    const [first] = cluster.urls.nodes;
    const lonely = createDatabase({ url: cluster.urls.writer, nodeUrls: [first ?? "", first ?? ""] });
    await expect(lonely.majority.confirm(1_500)).rejects.toBeInstanceOf(DatabaseBusyError);
    await lonely.close();
  });

  it("is there without a node that is frozen, and is not with two of them", async () => {
    const { others } = await roles();
    const [one, two] = others;
    one?.freeze();
    await database.majority.confirm(10_000);
    two?.freeze();
    await expect(database.majority.confirm(2_000)).rejects.toBeInstanceOf(DatabaseBusyError);
    one?.thaw();
    two?.thaw();
    await cluster.healed(HEAL_MS);
    await expect.poll(() => increment().then(() => "stored", String), { timeout: HEAL_MS }).toBe("stored");
  });
});

describe("reads of the writer", () => {
  it("see what was committed on another node, however short a time ago", async () => {
    const [first, second] = cluster.urls.nodes;
    const here = createDatabase({ url: first ?? "" });
    const there = createDatabase({ url: second ?? "" });
    const start = await readCount(here.writer);
    const seen: number[] = [];
    for (let i = 0; i < 200; i += 1) {
      await increment(here);
      seen.push((await readCount(there.writer)) - start - i);
    }
    expect(seen).toEqual(seen.map(() => 1));
    await Promise.all([here.close(), there.close()]);
  });
});

describe("when a node dies", () => {
  it.each(["a reader", "the writer"] as const)("%s, everything goes on: nobody is told of it", async (who) => {
    const { writer, others } = await roles();
    const victim = who === "the writer" ? writer : others[0];
    const troubles: unknown[] = [];
    let done = false;
    const keep = async (ask: () => Promise<unknown>) => {
      while (!done) {
        await ask().catch((error: unknown) => troubles.push(error));
        await sleep(10);
      }
    };
    const before = await readCount(database.writer);
    let stored = 0;
    const load = [
      keep(async () => {
        await increment();
        stored += 1;
      }),
      ...[1, 2, 3].map(() => keep(() => readCount(database.reader))),
    ];
    await sleep(1_000);
    victim?.crash();
    const atDeath = stored;
    await expect.poll(() => stored, { timeout: HEAL_MS }).toBeGreaterThan(atDeath + 20);
    done = true;
    await Promise.all(load);
    expect(troubles).toEqual([]);
    // A COMMIT whose answer was lost may have been done, and its repetition too: this work has no key.
    expect(await readCount(database.writer)).toBeGreaterThanOrEqual(before + stored);
    await cluster.healed(HEAL_MS);
  });
});
