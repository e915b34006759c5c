import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { type Inspection, openInspection } from "../inspection/inspection.ts";
import { migrate } from "../migrate/migrate.ts";
import { createTestDatabase, type TestDatabase } from "../testing/database.ts";
import { parseDatabaseUrl, withDatabaseName } from "../url.ts";
import { HIDDEN_COLUMNS } from "./hidden-columns.ts";

let test: TestDatabase;
let viewer: Inspection;
beforeAll(async () => {
  test = await createTestDatabase();
  const name = parseDatabaseUrl(test.url).database;
  viewer = openInspection({ url: withDatabaseName(inject("studioUrl"), name), canWrite: false });
  await expect(ask("SELECT id FROM events")).rejects.toThrow(/denied/);
  await execute(`GRANT SHOW VIEW ON ${name}.* TO guichet_viewer`);
  await migrate({ url: test.migratorUrl });
});
afterAll(() => test.drop());

const ask = async (sql: string) => (await viewer.run([{ sql, parameters: [] }]))[0];
const execute = (sql: string) => test.asMigrator(sql);

it("sees every table of a database that it is let into", async () => {
  const tables = `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY 1`;
  expect(await ask(tables)).toEqual(await test.database.writer.$queryRawUnsafe(tables));
  expect(await ask("SELECT COUNT(*) AS count FROM auth_sessions")).toEqual([{ count: 0 }]);
  expect(await ask("SELECT * FROM bookings")).toEqual([]);
});

it("sees no column that is hidden, whatever it asks, and is not told that it is there", async () => {
  const columns = await ask(
    "SELECT CONCAT(table_name, '.', column_name) AS name FROM information_schema.columns WHERE table_schema = DATABASE()",
  );
  const seen = columns?.map(({ name }) => name);
  expect(seen).toContain("auth_sessions.user_id");
  for (const [table, hidden] of HIDDEN_COLUMNS) {
    for (const column of hidden) {
      expect(seen).not.toContain(`${table}.${column}`);
      await expect(ask(`SELECT LENGTH(${column}) FROM ${table}`)).rejects.toThrow(/denied/);
      await expect(ask(`SELECT id FROM ${table} WHERE ${column} LIKE 'a%'`)).rejects.toThrow(/denied/);
    }
  }
});

it("is put right by the next migration: what is missing is given, what is too much is taken", async () => {
  await execute("REVOKE SELECT ON events FROM guichet_viewer");
  await execute("GRANT SELECT ON auth_sessions TO guichet_viewer");
  await execute("GRANT SELECT (key_hash) ON api_keys TO guichet_viewer");
  await expect(ask("SELECT id FROM events")).rejects.toThrow(/denied/);
  expect(await ask("SELECT token FROM auth_sessions")).toEqual([]);
  expect(await migrate({ url: test.migratorUrl })).toEqual([]);
  expect(await ask("SELECT id FROM events")).toEqual([]);
  await expect(ask("SELECT token FROM auth_sessions")).rejects.toThrow(/denied/);
  await expect(ask("SELECT key_hash FROM api_keys")).rejects.toThrow(/denied/);
});

it("sees a table that was made and loaded anew, as after a restore, as before", async () => {
  await execute("CREATE TABLE recovery_codes_copy LIKE recovery_codes");
  await execute("DROP TABLE recovery_codes");
  await execute("RENAME TABLE recovery_codes_copy TO recovery_codes");
  await migrate({ url: test.migratorUrl });
  expect(await ask("SELECT user_id FROM recovery_codes")).toEqual([]);
  await expect(ask("SELECT code_hash FROM recovery_codes")).rejects.toThrow(/denied/);
});
