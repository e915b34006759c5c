import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConnection } from "mariadb";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type EmbeddedMariadb, startMariadb } from "../../../scripts/embedded-mariadb.mjs";
import { createDatabase, type Database } from "./client.ts";
import { classifyDatabaseError, DatabaseBusyError } from "./errors.ts";
import { migrate } from "./migrate/migrate.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";
import { startTcpProxy, type TcpProxy } from "./testing/tcp-proxy.ts";
import { inTransaction, type Transaction } from "./transaction.ts";
import { parseDatabaseUrl, withDatabaseName } from "./url.ts";

// What a proxy in front of the database, or a change of the writer behind it, does to transactions in flight.

const ID = "00000000-0000-7000-8000-000000000001";
/** The command (COM_QUERY, 3), not the word in the isolation level of a new connection. */
const COMMIT = "\x03COMMIT";
let test: TestDatabase;
let proxy: TcpProxy;
let database: Database;
let lost: string[];
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
beforeEach(async () => {
  await test.database.writer.category.deleteMany();
  proxy = await startTcpProxy(parseDatabaseUrl(test.url).port);
  const url = new URL(test.url);
  url.port = String(proxy.port);
  lost = [];
  database = createDatabase({
    url: url.toString(),
    connectionLimit: 2,
    onConnectionLost: (line) => lost.push(line),
  });
});
afterEach(async () => {
  await useAllConnections();
  await database.close();
  await proxy.close();
});

const stored = () => test.database.writer.category.findMany({ select: { id: true, slug: true } });
/** Opens both connections of the pool, which keeps them: none is on its way when the proxy closes or changes its route. */
const useAllConnections = () =>
  Promise.all([0, 1].map(() => inTransaction(database, (tx) => tx.$queryRaw`SELECT SLEEP(0.1)`)));
const insert = (tx: Transaction, slug = "a") => tx.$executeRaw`INSERT INTO categories VALUES (${ID}, ${slug}, '', '')`;

describe("a COMMIT whose answer is lost", () => {
  it.each([
    ["before", "end"],
    ["after", "end"],
    ["before", "reset"],
    ["after", "reset"],
  ] as const)("%s the server has done it, by %s: what is written is there once", async (when, how) => {
    const found: number[] = [];
    await inTransaction(database, async (tx) => {
      found.push(await tx.category.count());
      if (found.length === 1) proxy.breakAt(COMMIT, when, how);
      // What is made before the transaction, its id, tells the second run what the first has done.
      if (found.at(-1) === 0) await insert(tx);
    });
    expect(found).toEqual([0, when === "after" ? 1 : 0]);
    expect(await stored()).toEqual([{ id: ID, slug: "a" }]);
  });

  it("is met by the unique key, where the second run does not look", async () => {
    let runs = 0;
    const blind = inTransaction(database, async (tx) => {
      runs += 1;
      if (runs === 1) proxy.breakAt(COMMIT, "after");
      await insert(tx);
    });
    await expect(blind).rejects.toMatchObject({ meta: { driverAdapterError: { cause: { originalCode: "1062" } } } });
    expect([runs, await stored()]).toEqual([2, [{ id: ID, slug: "a" }]]);
  });
});

describe("a connection that is reset", () => {
  it("in the middle of the work is replaced", async () => {
    let runs = 0;
    await inTransaction(database, async (tx) => {
      runs += 1;
      if (runs === 1) proxy.breakAt("INSERT INTO categories", "before", "reset");
      await insert(tx);
    });
    expect([runs, await stored()]).toEqual([2, [{ id: ID, slug: "a" }]]);
  });

  it.each(["end", "reset"] as const)("during a read, by %s, is replaced too: the read is sent again", async (how) => {
    await database.writer.category.count();
    proxy.breakAt("SELECT 'broken'", "before", how);
    expect(await database.writer.$queryRaw`SELECT 'broken'`).toHaveLength(1);
    expect(lost).toHaveLength(1);
  });

  it.each(["end", "reset"] as const)("during a write outside a transaction, by %s, is an error", async (how) => {
    await database.writer.category.count();
    proxy.breakAt("INSERT INTO categories", "before", how);
    const failure = await insert(database.writer).catch((error: unknown) => error);
    expect(classifyDatabaseError(failure)).toEqual({ kind: "reconnect" });
    expect(await stored()).toEqual([]);
  });
});

describe("a peer that says nothing any more", () => {
  it("is left while there is time for another attempt", async () => {
    let runs = 0;
    await inTransaction(database, async (tx) => {
      runs += 1;
      if (runs === 1) proxy.breakAt(COMMIT, "before", "silence");
      await insert(tx);
    });
    expect([runs, await stored()]).toEqual([2, [{ id: ID, slug: "a" }]]);
  });
});

// As the proxy says it: a node that has lost its cluster is for the tests of the cluster.
describe("a node that refuses whatever it is asked (1047)", () => {
  it.each([
    ["BEGIN", "\x03BEGIN", 1],
    ["the work", "INSERT INTO categories", 2],
    ["COMMIT", COMMIT, 2],
  ] as const)("is left at %s", async (_, bytes, leastRuns) => {
    await useAllConnections();
    proxy.refuse(bytes);
    let runs = 0;
    await inTransaction(database, async (tx) => {
      runs += 1;
      await insert(tx);
    });
    expect(runs).toBeGreaterThanOrEqual(leastRuns);
    expect(await stored()).toEqual([{ id: ID, slug: "a" }]);
  });

  it("is left by reads, a connection each, until one is answered", async () => {
    await useAllConnections();
    proxy.refuse("SELECT 'asked'");
    expect(await database.writer.$queryRaw`SELECT 'asked'`).toHaveLength(1);
    expect(lost).toHaveLength(2);
  });
});

describe("onConnectionLost", () => {
  it("is told once of each connection that breaks in use or is left, and by no other error", async () => {
    await useAllConnections();
    const failing = (tx: Transaction) => tx.$queryRaw`SELECT * FROM nowhere`;
    await expect(inTransaction(database, failing)).rejects.toThrow("nowhere");
    expect(lost).toEqual([]);
    const write = (slug: string) => inTransaction(database, (tx) => insert(tx, slug));
    proxy.breakAt(COMMIT, "before", "reset");
    await write("a");
    expect(lost).toEqual([expect.stringMatching(/^Lost 127\.0\.0\.1:\d+\/guichet_\w+: .*ECONNRESET/)]);
    await test.database.writer.category.deleteMany();
    await useAllConnections();
    proxy.refuse("\x03BEGIN");
    await write("b");
    expect(lost.slice(1)).toEqual(lost.slice(1).map(() => expect.stringContaining("1047")));
    expect([2, 3]).toContain(lost.length);
  });
});

describe("a node that became read-only", () => {
  let node: EmbeddedMariadb;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "guichet-read-only-"));
    node = await startMariadb({ dataDir, extraArgs: ["--innodb-flush-log-at-trx-commit=0"] });
    await becomeReplicaOf(test.url);
  });
  afterAll(async () => {
    await node.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** Gives the node the same user, password and tables; then it takes no writes, like a former writer. */
  async function becomeReplicaOf(url: string): Promise<void> {
    const { user, password, database: name } = parseDatabaseUrl(url);
    const rootPassword = decodeURIComponent(new URL(node.migratorUrl).password);
    const root = await createConnection({ socketPath: node.socket, user: "root", password: rootPassword });
    const hosts = await root.query<{ host: string }[]>("SELECT Host AS host FROM mysql.user WHERE User = ?", [user]);
    for (const { host } of hosts) await root.query(`ALTER USER '${user}'@'${host}' IDENTIFIED BY '${password}'`);
    await root.query(`CREATE DATABASE \`${name}\``);
    await migrate({ url: withDatabaseName(node.migratorUrl, name) });
    await root.query("SET GLOBAL read_only = 1");
    await root.end();
  }

  it("is left for the new writer, whatever the pool still holds", async () => {
    proxy.routeTo(node.port);
    await useAllConnections();
    proxy.routeTo(parseDatabaseUrl(test.url).port);
    let runs = 0;
    await inTransaction(database, async (tx) => {
      runs += 1;
      await insert(tx, "moved");
    });
    expect(runs).toBeGreaterThan(1);
    expect(await stored()).toEqual([{ id: ID, slug: "moved" }]);
  });

  it("is a busy database when there is no other", async () => {
    proxy.routeTo(node.port);
    const failure = inTransaction(database, (tx) => insert(tx), { budgetMs: 700 });
    await expect(failure).rejects.toBeInstanceOf(DatabaseBusyError);
    expect(await stored()).toEqual([]);
  });
});
