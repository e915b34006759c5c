import { createConnection } from "mariadb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertAuditEntry } from "../audit-log.ts";
import { createDatabase } from "../client.ts";
import { createTestDatabase, type TestDatabase } from "../testing/database.ts";
import { parseDatabaseUrl } from "../url.ts";
import { mayDropGuards, unguardedStatements } from "./guard-check.ts";
import { AUDIT_LOG_KEPT_DAYS } from "./guards.ts";
import { migrate } from "./migrate.ts";

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const DAY_MS = 24 * 60 * 60 * 1000;
const REFUSED = "the audit log is append-only";

async function givenEntry(id: string, daysAgo: number): Promise<string> {
  const createdAt = new Date(Date.now() - daysAgo * DAY_MS);
  const actor = { type: "staff", id: "u", name: "Ada" };
  const source = { address: "192.0.2.1", userAgent: null, requestId: null };
  const what = { action: "events.update", outcome: "done", entityType: "event", entityId: "e" } as const;
  await insertAuditEntry(test.database.writer, { id, actor, source, ...what, before: null, after: {}, createdAt });
  return id;
}

it("lets no entry be changed, however old", async () => {
  await givenEntry("00000000-0000-7000-8000-000000000001", AUDIT_LOG_KEPT_DAYS * 10);
  await expect(test.database.writer.$executeRaw`UPDATE audit_log SET actor_id = 'x'`).rejects.toThrow(REFUSED);
});

it("lets only entries be deleted that are older than the time they are kept", async () => {
  const young = await givenEntry("00000000-0000-7000-8000-000000000002", AUDIT_LOG_KEPT_DAYS - 1);
  const old = await givenEntry("00000000-0000-7000-8000-000000000003", AUDIT_LOG_KEPT_DAYS + 1);
  const { writer } = test.database;
  await expect(writer.$executeRaw`DELETE FROM audit_log WHERE id = ${young}`).rejects.toThrow(REFUSED);
  expect(await writer.$executeRaw`DELETE FROM audit_log WHERE id = ${old}`).toBe(1);
});

it("cannot be told another time by a client", async () => {
  const young = await givenEntry("00000000-0000-7000-8000-000000000004", 1);
  const connection = await createConnection(parseDatabaseUrl(test.url));
  try {
    await connection.query("SET timestamp = UNIX_TIMESTAMP('2037-01-01')");
    for (const zone of ["+13:00", "-12:00"]) {
      await connection.query("SET time_zone = ?", [zone]);
      await expect(connection.query("DELETE FROM audit_log WHERE id = ?", [young])).rejects.toThrow(REFUSED);
    }
  } finally {
    await connection.end();
  }
});

it("is put back by the next migration when a trigger is gone, as after a restore", async () => {
  await test.asMigrator("DROP TRIGGER audit_log_unchanged");
  expect(await unguardedStatements(test.database)).toEqual(["UPDATE"]);
  expect(await migrate({ url: test.migratorUrl })).toEqual([]);
  await expect(test.database.writer.$executeRaw`UPDATE audit_log SET actor_id = 'x'`).rejects.toThrow(REFUSED);
});

it("is made anew where another user made it: a trigger acts with its maker's rights, which that one may have lost", async () => {
  const { writer } = test.database;
  const old = await givenEntry("00000000-0000-7000-8000-000000000005", AUDIT_LOG_KEPT_DAYS + 1);
  const application = `guichet@'127.0.0.1'`;
  await test.asMigrator(`GRANT TRIGGER ON audit_log TO ${application}`);
  const [kept] = await writer.$queryRaw<{ body: string }[]>`
    SELECT action_statement AS body FROM information_schema.triggers
     WHERE trigger_schema = DATABASE() AND trigger_name = 'audit_log_kept'`;
  await writer.$executeRawUnsafe(
    `CREATE OR REPLACE TRIGGER audit_log_kept BEFORE DELETE ON audit_log FOR EACH ROW ${kept?.body}`,
  );
  await test.asMigrator(`REVOKE TRIGGER ON audit_log FROM ${application}`);
  await expect(writer.$executeRaw`DELETE FROM audit_log WHERE id = ${old}`).rejects.toThrow(/TRIGGER command denied/);
  await migrate({ url: test.migratorUrl });
  expect(await writer.$executeRaw`DELETE FROM audit_log WHERE id = ${old}`).toBe(1);
});

describe("the application's user", () => {
  it("cannot do away with the guards", async () => {
    expect(await mayDropGuards(test.database)).toBe(false);
    for (const sql of [
      "DROP TRIGGER audit_log_unchanged",
      "DROP TRIGGER audit_log_kept",
      "CREATE TRIGGER more BEFORE DELETE ON audit_log FOR EACH ROW DO 0",
      "TRUNCATE TABLE audit_log",
      "ALTER TABLE audit_log DROP COLUMN address",
      "RENAME TABLE audit_log TO elsewhere",
      "DROP TABLE audit_log",
    ]) {
      await expect(test.database.writer.$executeRawUnsafe(sql), sql).rejects.toThrow(/denied/);
    }
  });

  it("finds out whether they are there, and leaves nothing behind", async () => {
    const before = await test.database.writer.auditEntry.count();
    expect(await unguardedStatements(test.database)).toEqual([]);
    await test.asMigrator("DROP TRIGGER audit_log_unchanged", "DROP TRIGGER audit_log_kept");
    expect(await unguardedStatements(test.database)).toEqual(["UPDATE", "DELETE"]);
    expect(await test.database.writer.auditEntry.count()).toBe(before);
    await migrate({ url: test.migratorUrl });
    expect(await unguardedStatements(test.database)).toEqual([]);
  });

  it("is told from one who could", async () => {
    const migrator = createDatabase({ url: test.migratorUrl });
    expect(await mayDropGuards(migrator)).toBe(true);
    await migrator.close();
  });
});
