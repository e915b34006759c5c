import { type Connection, createConnection } from "mariadb";
import { describeAddress, parseDatabaseUrl } from "../url.ts";
import { shareQuestion } from "./shared-question.ts";

/** Which node answered. */
export interface Member {
  /** Of the cluster (wsrep_cluster_state_uuid). */
  readonly cluster: string;
  /** Of the node among the others (wsrep_gcomm_uuid). */
  readonly node: string;
}

/** A node of a cluster, as far as it says what it has committed. Every answer was begun after the question. */
export interface ClusterNode {
  /**
   * Resolves when the node has committed, to its disk, all that the cluster had committed when it was asked.
   * @throws NotANodeError, or whatever keeps it from saying so: it is down, or has lost the others
   */
  catchUp(): Promise<Member>;
  close(): Promise<void>;
}

/** The server at an address is no node of a Galera cluster; `message` is one line. */
export class NotANodeError extends Error {
  override readonly name = "NotANodeError";
}

/** A node that can say nothing now. */
class NodeDownError extends Error {
  override readonly name = "NodeDownError";
}

const CONNECT_TIMEOUT_MS = 2_000;
/**
 * Longer than a cluster waits for a node that fell silent (evs.suspect_timeout: 5 s unless it is set, as in deploy/galera): until then
 * nobody can say anything.
 */
const ANSWER_TIMEOUT_MS = 8_000;
const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/**
 * A node before any wait: who it is. Without the provider, `wsrep_provider_name` is empty or missing. Two clusters can have one state:
 * each start of deploy/galera has a name of its own.
 */
const WHO = `SELECT LOWER(VARIABLE_NAME) AS name, VARIABLE_VALUE AS value FROM information_schema.GLOBAL_STATUS
  WHERE VARIABLE_NAME IN ('wsrep_provider_name', 'wsrep_gcomm_uuid', 'wsrep_cluster_state_uuid')
  UNION ALL SELECT LOWER(VARIABLE_NAME), VARIABLE_VALUE FROM information_schema.GLOBAL_VARIABLES
  WHERE VARIABLE_NAME = 'wsrep_cluster_name'`;
/**
 * With `wsrep_sync_wait`, any SELECT first waits for what the cluster has ordered until now, and fails (1205) where the node has no
 * cluster. Galera (`sync_wait` in galera/src/replicator_smm.cpp) waits until those transactions have left the apply monitor, which
 * they do after their commit, flush of the log included.
 */
const CAUGHT_UP = "SELECT 1";
const NO_UUID = "00000000-0000-0000-0000-000000000000";

interface Line {
  readonly connection: Connection;
  readonly member: Member;
}

/**
 * Opens a connection to one node for these questions alone, when it is first asked and again when it broke: less and less often while
 * that fails, and meanwhile it fails at once.
 * @param url of the node itself, with nothing in between
 * @throws DatabaseUrlError
 */
export function openClusterNode(url: string): ClusterNode {
  const address = parseDatabaseUrl(url);
  const name = describeAddress(address);
  let line: Promise<Line> | undefined;
  let pauseMs = SHORTEST_PAUSE_MS;
  let silentUntil = 0;

  function connected(): Promise<Line> {
    if (line !== undefined) return line;
    if (performance.now() < silentUntil) return Promise.reject(new NodeDownError(`${name} does not answer`));
    const opening = open();
    line = opening;
    opening.then(
      ({ connection }) => {
        pauseMs = SHORTEST_PAUSE_MS;
        connection.on("error", () => leave(opening));
      },
      () => leave(opening),
    );
    return opening;
  }

  function leave(left: Promise<Line>): void {
    if (line !== left) return;
    line = undefined;
    silentUntil = performance.now() + pauseMs;
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }

  async function open(): Promise<Line> {
    const connection = await createConnection({
      ...address,
      connectTimeout: CONNECT_TIMEOUT_MS,
      keepAliveDelay: 1_000,
    });
    try {
      const member = await inTime(connection, CONNECT_TIMEOUT_MS, () => introduce(connection));
      return { connection, member };
    } catch (error) {
      connection.destroy();
      throw error;
    }
  }

  async function introduce(connection: Connection): Promise<Member> {
    const rows = await connection.query<{ name: string; value: string }[]>(WHO);
    const {
      wsrep_provider_name: provider,
      wsrep_gcomm_uuid: node = NO_UUID,
      wsrep_cluster_state_uuid: state = NO_UUID,
      wsrep_cluster_name: start = "",
    } = Object.fromEntries(rows.map((row) => [row.name, row.value]));
    if (!provider) throw new NotANodeError(`DATABASE_NODE_URLS: ${name} is not a node of a Galera cluster`);
    if (node === NO_UUID || state === NO_UUID) throw new NodeDownError(`${name} has not joined its cluster yet`);
    await connection.query("SET SESSION wsrep_sync_wait = 1");
    return { cluster: `${start} ${state}`, node };
  }

  async function ask<Answer>(question: (on: Line) => Promise<Answer>): Promise<Answer> {
    const opening = connected();
    const on = await opening;
    try {
      return await inTime(on.connection, ANSWER_TIMEOUT_MS, () => question(on));
    } finally {
      if (!on.connection.isValid()) leave(opening);
    }
  }

  return {
    catchUp: shareQuestion(() => ask(async ({ connection, member }) => connection.query(CAUGHT_UP).then(() => member))),
    async close() {
      const open = await line?.catch(() => undefined);
      await open?.connection.end().catch(() => undefined);
    },
  };
}

/** A connection that says nothing for too long is given up. The driver ends it, and may leave what it was asked without an answer. */
async function inTime<Answer>(connection: Connection, ms: number, ask: () => Promise<Answer>): Promise<Answer> {
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    connection.destroy();
    reject(new NodeDownError(`No answer in ${ms} ms`));
  }, ms);
  try {
    return await Promise.race([ask(), silence]);
  } finally {
    clearTimeout(timer);
  }
}
