/*
 * What the processes of one host take of a server that allows what MariaDB does by default: 151 connections (max_connections) and
 * 16,382 prepared statements (max_prepared_stmt_count), all clients together. Several hosts need a server that allows more.
 */

/** Most processes of a host. */
export const MOST_PROCESSES = 32;

/** Of all processes of a host. The server's other connections are for commands, for backups and for whoever looks after it. */
const MOST_CONNECTIONS_OF_HOST = 128;
/** Of a process, to the writer as to the reader. */
const MOST_CONNECTIONS = 10;
const LEAST_CONNECTIONS = 2;

/**
 * Statements that each connection keeps prepared; the driver may have one or two more open. So few that 151 connections, whoever has
 * opened them, stay below 16,382. The adapter's default of 0 prepares, runs and closes each statement: three round trips for one.
 */
export const PREPARED_STATEMENTS = 100;

export interface HostConnections {
  /** At most MOST_PROCESSES. */
  readonly processes: number;
  /** A reader counts as an endpoint of its own, although it may lead to the same server. */
  readonly endpoints: 1 | 2;
  /** What each process has beside these to each node of a cluster (majority/cluster-node.ts). */
  readonly toEachNode?: 0 | 1;
}

/**
 * How many connections each of several processes may have to each endpoint.
 * @returns 2 to 10. Two are needed, for a transaction and what is read meanwhile: 26 processes and more that have a reader and a cluster
 * take up to 160 of a node, which must allow as many
 */
export function connectionsPerEndpoint({ processes, endpoints, toEachNode = 0 }: HostConnections): number {
  const left = MOST_CONNECTIONS_OF_HOST - processes * toEachNode;
  return Math.max(LEAST_CONNECTIONS, Math.min(MOST_CONNECTIONS, Math.floor(left / (processes * endpoints))));
}
