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

/**
 * Statements that each connection keeps prepared; the driver may have one or two more open. So few that 151 connections, whoever has
 * opened them, stay below 16,382. The adapter's default of 0 prepares, runs and closes each statement: three round trips for one.
 */
export const PREPARED_STATEMENTS = 100;

/**
 * How many connections each of several processes may have to each endpoint. A reader counts as an endpoint of its own, although it may
 * lead to the same server.
 * @param of at most MOST_PROCESSES, and one or two endpoints
 * @returns 2 to 10
 */
export function connectionsPerEndpoint(of: { readonly processes: number; readonly endpoints: 1 | 2 }): number {
  return Math.min(MOST_CONNECTIONS, Math.floor(MOST_CONNECTIONS_OF_HOST / (of.processes * of.endpoints)));
}
