import { createConnection } from "mariadb";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertAuditEntry } from "../audit-log.ts";
import { createTestDatabase, type TestDatabase } from "../testing/database.ts";
import { parseDatabaseUrl } from "../url.ts";
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
  await test.database.writer.$executeRawUnsafe("DROP TRIGGER audit_log_unchanged");
  expect(await migrate({ url: test.url })).toEqual([]);
  await expect(test.database.writer.$executeRaw`UPDATE audit_log SET actor_id = 'x'`).rejects.toThrow(REFUSED);
});
