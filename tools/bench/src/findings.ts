import { createConnection } from "mariadb";
import { CommandFailed, run } from "../../../scripts/lib/children.mjs";
import type { Findings } from "./bounds.ts";
import { measuredEnv } from "./env.ts";

/** Ids asked for in one query. */
const CHUNK = 2000;
const AUDITOR = "packages/db/src/audit/cli.ts";

export interface Stored {
  readonly databaseUrl: string;
  /** Ids of bookings that clients were promised. */
  readonly acknowledged: ReadonlySet<string>;
  readonly log: (line: string) => void;
}

/** Compares what clients were told with what is stored, asked of the database itself; then the auditor has its say. */
export async function findOut({ databaseUrl, acknowledged, log }: Stored): Promise<Findings> {
  const { hostname: host, port, username: user, password, pathname } = new URL(databaseUrl);
  const connection = await createConnection({ host, port: Number(port), user, password, database: pathname.slice(1) });
  try {
    const ask = (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
      connection.query(sql, values);
    const ids = [...acknowledged];
    let stored = 0;
    for (let i = 0; i < ids.length; i += CHUNK) {
      const rows = await ask("SELECT COUNT(*) AS count FROM bookings WHERE id IN (?)", [ids.slice(i, i + CHUNK)]);
      stored += Number(rows[0]?.["count"]);
    }
    const oversold = await ask(`SELECT s.id FROM sessions s
      LEFT JOIN (SELECT session_id, COUNT(*) AS live FROM tickets WHERE released_at IS NULL GROUP BY session_id) t
        ON t.session_id = s.id
      WHERE s.reserved > s.capacity OR COALESCE(t.live, 0) > s.capacity`);
    return {
      oversold: oversold.length,
      acknowledged: ids.length,
      missing: ids.length - stored,
      verified: await verify(databaseUrl, log),
    };
  } finally {
    await connection.end();
  }
}

/** Prints what the auditor says unless all is well. */
async function verify(databaseUrl: string, log: (line: string) => void): Promise<boolean> {
  try {
    await run(process.execPath, [AUDITOR], { env: measuredEnv({ DATABASE_URL: databaseUrl }) });
    return true;
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    log(`npm run verify ended with ${error.ending.code ?? error.ending.signal}:\n${error.output}`);
    return false;
  }
}
