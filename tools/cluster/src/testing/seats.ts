import { createConnection } from "mariadb";
import { parseDatabaseUrl } from "../../../../packages/db/src/index.ts";

/** Runs one statement at a database's address. @throws the driver's error */
export async function execute(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const connection = await createConnection({ ...parseDatabaseUrl(url), connectTimeout: 2_000, socketTimeout: 8_000 });
  try {
    await connection.query("SET SESSION wsrep_sync_wait = 1");
    return await connection.query(sql);
  } finally {
    await connection.end().catch(() => undefined);
  }
}

/** The seats that a node, or whoever is behind the address, knows of. */
export async function seatsOn(url: string): Promise<unknown[]> {
  return (await execute(url, "SELECT id FROM seats ORDER BY id")).map((row) => row["id"]);
}
