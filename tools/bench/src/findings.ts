import { parseDatabaseUrl } from "@guichet/db";
import { createConnection } from "mariadb";
import { CommandFailed, run } from "../../../scripts/lib/children.mjs";
import type { Findings } from "./bounds.ts";
import { measuredEnv } from "./env.ts";

/** Ids asked for in one query. */
const CHUNK = 2000;
const AUDITOR = "packages/db/src/audit/cli.ts";

const OVERSOLD = `SELECT s.id FROM sessions s
  LEFT JOIN (SELECT session_id, COUNT(*) AS live FROM tickets WHERE released_at IS NULL GROUP BY session_id) t
    ON t.session_id = s.id
  WHERE s.reserved > s.capacity OR COALESCE(t.live, 0) > s.capacity`;

export interface Stored {
  /** Each server that has the whole of it. */
  readonly nodeUrls: readonly string[];
  /** Ids of bookings that clients were promised. */
  readonly acknowledged: ReadonlySet<string>;
  readonly log: (line: string) => void;
}

/**
 * Compares what clients were told with what is stored, asked of the databases themselves; then the auditor has its say. What is wrong
 * on one node alone is wrong.
 */
export async function findOut({ nodeUrls, acknowledged, log }: Stored): Promise<Findings> {
  const ids = [...acknowledged];
  const isCluster = nodeUrls.length > 1;
  const nodes = await Promise.all(nodeUrls.map((url) => askNode(url, { ids, isCluster })));
  return {
    oversold: Math.max(...nodes.map(({ oversold }) => oversold)),
    acknowledged: ids.length,
    missing: ids.length - Math.min(...nodes.map(({ stored }) => stored)),
    verified: await verify(nodeUrls, log),
  };
}

interface Question {
  readonly ids: readonly string[];
  readonly isCluster: boolean;
}

async function askNode(url: string, { ids, isCluster }: Question): Promise<{ stored: number; oversold: number }> {
  const connection = await createConnection({ ...parseDatabaseUrl(url) });
  try {
    // A node may be a moment behind the others: its answer waits until it is not.
    if (isCluster) await connection.query("SET SESSION wsrep_sync_wait = 1");
    let stored = 0;
    for (let i = 0; i < ids.length; i += CHUNK) {
      const wanted = [ids.slice(i, i + CHUNK)];
      const rows = await connection.query("SELECT COUNT(*) AS count FROM bookings WHERE id IN (?)", wanted);
      stored += Number(rows[0]?.["count"]);
    }
    return { stored, oversold: (await connection.query(OVERSOLD)).length };
  } finally {
    await connection.end();
  }
}

/** Prints what the auditor says unless all is well. */
async function verify(nodeUrls: readonly string[], log: (line: string) => void): Promise<boolean> {
  try {
    // Not as arguments: the list of processes shows those, and the URLs hold a password.
    await run(process.execPath, [AUDITOR], { env: measuredEnv({ DATABASE_NODE_URLS: nodeUrls.join(",") }) });
    return true;
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    log(`npm run verify ended with ${error.ending.code ?? error.ending.signal}:\n${error.output}`);
    return false;
  }
}
