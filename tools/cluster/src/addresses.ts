/** Where the parts of a local cluster are. Every node has the same ports, on an address of its own. */
export interface Addresses {
  readonly hosts: readonly string[];
  readonly ports: Readonly<Record<"mysql" | "galera" | "ist" | "sst" | "peer" | "health", number>>;
  readonly writer: string;
  readonly reader: string;
  readonly statistics: string;
}

/** The names of the nodes, as in docker-compose.yml. */
export const NODE_NAMES = ["mariadb1", "mariadb2", "mariadb3"] as const;

/** Ports that a cluster takes from its base on. */
export const PORTS_TAKEN = 8;

/**
 * @param basePort the first of the ports that the cluster takes
 * @param statisticsPort of HAProxy's page
 */
export function addressesOf(basePort: number, statisticsPort: number): Addresses {
  const [mysql, galera, ist, sst, peer, health, writer, reader] = Array.from(
    { length: PORTS_TAKEN },
    (_, index) => basePort + index,
  ) as [number, number, number, number, number, number, number, number];
  return {
    hosts: NODE_NAMES.map((_, index) => `127.0.0.${index + 1}`),
    ports: { mysql, galera, ist, sst, peer, health },
    writer: `127.0.0.1:${writer}`,
    reader: `127.0.0.1:${reader}`,
    statistics: `127.0.0.1:${statisticsPort}`,
  };
}
