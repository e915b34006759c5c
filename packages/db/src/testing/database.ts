import { randomBytes } from "node:crypto";
import { createConnection } from "mariadb";
import { inject } from "vitest";
import { createDatabase, type Database, type DatabaseOptions } from "../client.ts";
import { migrate } from "../migrate/migrate.ts";
import { parseDatabaseUrl, withDatabaseName } from "../url.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** `mysql://…` of the application's user, who may read and write rows of databases named guichet_…; a secret of this run. */
    mariadbUrl: string;
    /** The same server for who may create, change and drop them. */
    migratorUrl: string;
    /** The same server for who looks by hand (npm run studio). */
    studioUrl: string;
  }
}

export interface EmptyDatabase {
  /** Of the application's user: what is tested may do no more than it may in production. */
  readonly url: string;
  /** Of who may change tables. */
  readonly migratorUrl: string;
  /** Runs statements that the application may not, one after the other. */
  asMigrator(...statements: string[]): Promise<void>;
  drop(): Promise<void>;
}

export interface TestDatabase extends EmptyDatabase {
  readonly database: Database;
  /** Closes `database` and drops everything in it. */
  drop(): Promise<void>;
}

/** A migrated database of its own on the server of the test run (see global-setup.ts). */
export async function createTestDatabase(options: Omit<DatabaseOptions, "url"> = {}): Promise<TestDatabase> {
  const empty = await createEmptyDatabase();
  await migrate({ url: empty.migratorUrl });
  const database = createDatabase({ ...options, url: empty.url });
  return {
    ...empty,
    database,
    async drop() {
      await database.close();
      await empty.drop();
    },
  };
}

/** A database without tables: for the tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<EmptyDatabase> {
  const name = `guichet_${randomBytes(6).toString("hex")}`;
  await runOn(inject("migratorUrl"), [`CREATE DATABASE ${name}`]);
  const migratorUrl = withDatabaseName(inject("migratorUrl"), name);
  return {
    url: withDatabaseName(inject("mariadbUrl"), name),
    migratorUrl,
    asMigrator: (...statements) => runOn(migratorUrl, statements),
    drop: () => runOn(inject("migratorUrl"), [`DROP DATABASE ${name}`]),
  };
}

async function runOn(url: string, statements: readonly string[]): Promise<void> {
  const connection = await createConnection({ ...parseDatabaseUrl(url), connectTimeout: 5_000 });
  try {
    for (const sql of statements) await connection.query(sql);
  } finally {
    await connection.end();
  }
}
