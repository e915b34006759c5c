import { randomBytes } from "node:crypto";
import { createConnection } from "mariadb";
import { inject } from "vitest";
import { createDatabase, type Database, type DatabaseOptions } from "../client.ts";
import { migrate } from "../migrate/migrate.ts";
import { parseDatabaseUrl, withDatabaseName } from "../url.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** `mysql://…` of a user who may create and drop databases named guichet_…; a secret of this run. */
    mariadbUrl: string;
    /** The same server for who looks by hand (npm run studio). */
    studioUrl: string;
  }
}

export interface TestDatabase {
  readonly database: Database;
  readonly url: string;
  /** Closes `database` and drops everything in it. */
  drop(): Promise<void>;
}

/** A migrated database of its own on the server of the test run (see global-setup.ts). */
export async function createTestDatabase(options: Omit<DatabaseOptions, "url"> = {}): Promise<TestDatabase> {
  const empty = await createEmptyDatabase();
  await migrate({ url: empty.url });
  const database = createDatabase({ ...options, url: empty.url });
  return {
    database,
    url: empty.url,
    async drop() {
      await database.close();
      await empty.drop();
    },
  };
}

/** A database without tables: for the tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const adminUrl = inject("mariadbUrl");
  const name = `guichet_${randomBytes(6).toString("hex")}`;
  await runAsAdmin(adminUrl, `CREATE DATABASE ${name}`);
  return {
    url: withDatabaseName(adminUrl, name),
    drop: () => runAsAdmin(adminUrl, `DROP DATABASE ${name}`),
  };
}

async function runAsAdmin(adminUrl: string, sql: string): Promise<void> {
  const connection = await createConnection({ ...parseDatabaseUrl(adminUrl), connectTimeout: 5_000 });
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}
