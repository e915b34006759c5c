import { describe, expect, it } from "vitest";
import { connectionsPerEndpoint, MOST_PROCESSES } from "./connection-limits.ts";

/** Of max_connections, 151 unless the server is told otherwise, so many are left to others. */
const LEFT_TO_OTHERS = 20;
const hosts = [1, 2].flatMap((endpoints) =>
  Array.from({ length: MOST_PROCESSES }, (_, i) => ({ processes: i + 1, endpoints: endpoints as 1 | 2 })),
);

describe("the connections of a host", () => {
  it("leave some of the server's 151 to others, however many processes there are, with and without a reader", () => {
    const totals = hosts.map((host) => host.processes * host.endpoints * connectionsPerEndpoint(host));
    expect(Math.max(...totals)).toBeLessThanOrEqual(151 - LEFT_TO_OTHERS);
  });

  it("are fewer on a cluster, where each process asks each node whether it has what was committed", () => {
    const onCluster = hosts
      .filter(({ processes }) => processes <= 25)
      .map((host) => ({ ...host, toEachNode: 1 as const }));
    const totals = onCluster.map((host) => host.processes * (host.endpoints * connectionsPerEndpoint(host) + 1));
    expect(Math.max(...totals)).toBeLessThanOrEqual(151 - LEFT_TO_OTHERS);
    expect(connectionsPerEndpoint({ processes: 32, endpoints: 2, toEachNode: 1 })).toBe(2);
  });

  it("are at least two for each process and endpoint: a transaction, and what is read meanwhile", () => {
    expect(Math.min(...hosts.map(connectionsPerEndpoint))).toBeGreaterThanOrEqual(2);
  });

  it("are ten while there are enough for all", () => {
    expect(connectionsPerEndpoint({ processes: 1, endpoints: 2 })).toBe(10);
    expect(connectionsPerEndpoint({ processes: 12, endpoints: 1 })).toBe(10);
    expect(connectionsPerEndpoint({ processes: 13, endpoints: 1 })).toBe(9);
  });
});
