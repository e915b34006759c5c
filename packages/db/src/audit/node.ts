import { createConnection } from "mariadb";
import type { Connection } from "../connection.ts";
import { describeAddress, parseDatabaseUrl } from "../url.ts";
import type { NodeFinding } from "./findings.ts";

/** Runs a statement of the auditor. `values` are for its `?`, in order. */
export type AuditQuery = (sql: string, values: readonly unknown[]) => Promise<Record<string, unknown>[]>;

/** A node of a cluster. */
export interface AuditNode {
  readonly name: string;
  readonly query: AuditQuery;
}

export interface CompareOptions {
  readonly onFinding: (finding: NodeFinding) => void;
  readonly onProgress?: (sessions: number) => void;
  /** Milliseconds between two looks at what differs; 400 when absent. */
  readonly pauseMs?: number;
}

export interface OpenNode extends AuditNode {
  close(): Promise<void>;
}

/** A statement over millions of rows may take so long without a word. */
const SOCKET_TIMEOUT_MS = 300_000;
const UNKNOWN_VARIABLE = 1193;

/**
 * Connects to one node, for the auditor alone: it has patience that the application's connections have not.
 * @throws DatabaseUrlError, or the driver's error when the node does not answer
 */
export async function openNode(url: string): Promise<OpenNode> {
  const address = parseDatabaseUrl(url);
  const connection = await createConnection({
    ...address,
    timezone: "Z",
    connectTimeout: 5_000,
    socketTimeout: SOCKET_TIMEOUT_MS,
  });
  try {
    // Not as the driver's initSql: where that fails, the driver rejects a promise that nobody can catch.
    await connection.query("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
    await connection.query("SET SESSION time_zone = '+00:00'");
    // A node of a cluster first applies what the others have committed. A server without Galera knows no such thing.
    await connection.query("SET SESSION wsrep_sync_wait = 1");
  } catch (error) {
    if ((error as { errno?: number }).errno !== UNKNOWN_VARIABLE) {
      await connection.end().catch(() => undefined);
      throw error;
    }
  }
  return {
    name: describeAddress(address),
    query: (sql, values) => connection.query(sql, [...values]),
    close: () => connection.end(),
  };
}

/** The auditor's queries on a connection of the application. */
export function auditQueryOf(db: Connection): AuditQuery {
  return (sql, values) => db.$queryRawUnsafe(sql, ...values);
}
