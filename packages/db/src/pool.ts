import { createPool, type Pool, type PoolConfig } from "mariadb";
import { isLockWait, isRefusingNode, refusalOfNode } from "./errors.ts";
import { isPlainRead } from "./repeated-reads.ts";

/** A connection inside the driver's pool (its lib/connection.js), as far as it matters here. */
interface PooledConnection {
  /** Its own copy. */
  opts: { pipelining: boolean };
  query: Command;
  prepareExecute: Command;
  isValid(): boolean;
}

type Command = (
  parameters: { readonly sql?: string },
  resolve: (result: unknown) => void,
  reject: (error: unknown) => void,
) => void;

/**
 * The driver's pool, which leaves a node that refuses. A node that became read-only, lost its cluster or has no room for another
 * prepared statement keeps its connections: the pool would hand out the same ones again and again. One that was refused, in
 * whatever command, is closed when it is given back, and makes room for one to whoever is the writer now.
 * @param onLost told once of each connection that broke in use, or was left so
 */
export function openPool(config: PoolConfig, onLost: (error: unknown) => void): Pool {
  const pool = createPool(config);
  const watched = new WeakSet<PooledConnection>();
  pool.on("acquire", (given) => {
    // The type is that of the promises' side; the event gives what is behind it.
    const connection = given as unknown as PooledConnection;
    if (watched.has(connection)) return;
    watched.add(connection);
    prepareFirst(connection);
    watch(connection, onLost);
  });
  return pool;
}

/**
 * Makes the driver wait until a statement is prepared before it is run. Otherwise both are sent together, and the run is of "what was
 * prepared last": when the server refuses to prepare another one (1461), that is the statement before, which it runs with these values.
 * The price is a round trip, once a statement and connection. Statements that are prepared still travel together: how commands are sent
 * was chosen when the connection was made, and this setting is looked at again for this alone.
 */
function prepareFirst(connection: PooledConnection): void {
  connection.opts.pipelining = false;
}

function watch(connection: PooledConnection, onLost: (error: unknown) => void): void {
  let lost = false;
  function look(error: unknown) {
    if (lost) return;
    if (isRefusingNode(error)) connection.isValid = () => false;
    lost = !connection.isValid();
    if (lost) onLost(error);
  }
  for (const name of ["query", "prepareExecute"] as const) {
    const run = connection[name].bind(connection);
    connection[name] = (parameters, resolve, reject) =>
      run(parameters, resolve, (met) => {
        const error = isLockWait(met) && waitsForNoRow(parameters.sql ?? "") ? refusalOfNode(met) : met;
        look(error);
        reject(error);
      });
  }
}

/**
 * What can have waited for nothing but the node itself: with `wsrep_sync_wait` that waits for what the cluster has committed, and fails
 * as a wait for a lock does (1205) when it lost the others.
 */
function waitsForNoRow(sql: string): boolean {
  return sql === "BEGIN" || isPlainRead(sql);
}
