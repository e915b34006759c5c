import { createServer } from "node:net";
import { expect, inject, it } from "vitest";
import { createDatabase } from "../client.ts";
import { DatabaseBusyError } from "../errors.ts";
import { inTransaction } from "../transaction.ts";
import { NotANodeError, openClusterNode } from "./cluster-node.ts";

// What can be seen without a cluster.

it("a server without Galera is no node, and says so in one line without the password", async () => {
  const node = openClusterNode(inject("mariadbUrl"));
  const { port, password } = new URL(inject("mariadbUrl"));
  const error: unknown = await node.catchUp().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(NotANodeError);
  expect(String(error)).toMatch(
    new RegExp(`DATABASE_NODE_URLS: 127.0.0.1:${port}/\\w+ is not a node of a Galera cluster$`),
  );
  expect(String(error)).not.toContain(password);
  await node.close();
});

it("a server that takes connections and says nothing is given up after 2 s, and then fails at once for a while", async () => {
  const deaf = createServer(() => undefined);
  await new Promise<void>((resolve) => deaf.listen(0, "127.0.0.1", resolve));
  const { port } = deaf.address() as { port: number };
  const node = openClusterNode(`mysql://nobody:nothing@127.0.0.1:${port}/guichet`);
  const timed = async () => {
    const start = performance.now();
    await expect(node.catchUp()).rejects.toThrow();
    return performance.now() - start;
  };
  expect(await timed()).toBeGreaterThan(1_500);
  expect(await timed()).toBeLessThan(50);
  await node.close();
  deaf.close();
});

it("what no node confirms is stored, is not repeated, and ends as busy", async () => {
  const url = inject("mariadbUrl");
  const database = createDatabase({ url, nodeUrls: ["mysql://nobody:nothing@127.0.0.1:1/guichet", url] });
  let runs = 0;
  const work = async () => {
    runs += 1;
  };
  const start = performance.now();
  await expect(inTransaction(database, work, { budgetMs: 500 })).rejects.toBeInstanceOf(DatabaseBusyError);
  expect([runs, performance.now() - start < 3_000]).toEqual([1, true]);
  await database.close();
});
