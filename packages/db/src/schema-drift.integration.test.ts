import { readFile } from "node:fs/promises";
import { type Connection, createConnection } from "mariadb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDatabaseSchema } from "./schema-drift/database.ts";
import { compareSchemas, type SchemaFacts } from "./schema-drift/facts.ts";
import { readPrismaSchema } from "./schema-drift/prisma.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";
import { parseDatabaseUrl } from "./url.ts";

let test: TestDatabase;
let connection: Connection;
let expected: SchemaFacts;

beforeAll(async () => {
  test = await createTestDatabase();
  connection = await createConnection(parseDatabaseUrl(test.url));
  expected = readPrismaSchema(await readFile(new URL("../prisma/schema.prisma", import.meta.url), "utf8"));
});
afterAll(async () => {
  await connection.end();
  await test.drop();
});

const drift = async () => compareSchemas(expected, await readDatabaseSchema(connection));

describe("the migrated database", () => {
  it("is the Prisma schema: every column, index and foreign key", async () => {
    expect(await drift()).toEqual([]);
  });

  it("is compared in full", () => {
    const count = (kind: string) => [...expected.keys()].filter((fact) => fact.startsWith(`${kind} `)).length;
    expect(count("column")).toBeGreaterThan(120);
    expect(count("index")).toBeGreaterThan(40);
    expect(count("foreign key")).toBe(12);
  });

  it.each([
    ["a dropped column", "events", "DROP COLUMN summary", "column events.summary: missing in the database"],
    ["an extra column", "events", "ADD COLUMN extra INT NULL", "column events.extra: int(11) null in the database"],
    ["a shorter column", "events", "MODIFY title VARCHAR(120) NOT NULL", "column events.title: varchar(120) not null"],
    ["a nullable column", "events", "MODIFY city VARCHAR(80) NULL", "column events.city: varchar(80) null"],
    ["a lost default", "sessions", "MODIFY reserved INT NOT NULL", "column sessions.reserved: int(11) not null in"],
    [
      "a coarser instant",
      "sessions",
      "MODIFY starts_at DATETIME NOT NULL",
      "column sessions.starts_at: datetime not null",
    ],
    [
      "another list",
      "sessions",
      "MODIFY status ENUM('SCHEDULED') NOT NULL DEFAULT 'SCHEDULED'",
      "column sessions.status: enum('SCHEDULED')",
    ],
    ["text for JSON", "outbox", "MODIFY payload LONGTEXT NOT NULL", "column outbox.payload: longtext not null"],
    ["a dropped index", "outbox", "DROP KEY outbox_due_idx", "index outbox.outbox_due_idx: missing"],
    [
      "another order",
      "outbox",
      "DROP KEY outbox_due_idx, ADD KEY outbox_due_idx (available_at, sent_at, id)",
      "index outbox.outbox_due_idx: index (available_at, sent_at, id)",
    ],
    [
      "a lost unique",
      "tickets",
      "DROP KEY tickets_code_key, ADD KEY tickets_code_key (code)",
      "index tickets.tickets_code_key: index (code)",
    ],
    [
      "no full-text search",
      "events",
      "DROP KEY events_search_text_ftx",
      "index events.events_search_text_ftx: missing",
    ],
    [
      "a dropped foreign key",
      "tickets",
      "DROP FOREIGN KEY tickets_session_fk",
      "foreign key tickets.tickets_session_fk: missing",
    ],
    [
      "another rule",
      "bookings",
      "DROP FOREIGN KEY bookings_session_fk; ADD CONSTRAINT bookings_session_fk FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE",
      "foreign key bookings.bookings_session_fk: (session_id) references sessions (id) on delete cascade",
    ],
  ])("with %s is noticed", async (_, table, change, line) => {
    const [{ "Create Table": asMigrated }] = await connection.query(`SHOW CREATE TABLE ${table}`);
    await test.asMigrator(...change.split("; ").map((clause) => `ALTER TABLE ${table} ${clause}`));
    const found = await drift();
    await test.asMigrator("SET foreign_key_checks = 0", `DROP TABLE ${table}`, asMigrated);
    expect(found).toEqual([expect.stringContaining(line)]);
    expect(await drift()).toEqual([]);
  });

  it("has a primary key on every table", async () => {
    const rows = await connection.query(`
      SELECT t.TABLE_NAME FROM information_schema.TABLES t
       WHERE t.TABLE_SCHEMA = DATABASE() AND NOT EXISTS (
         SELECT 1 FROM information_schema.STATISTICS s
          WHERE s.TABLE_SCHEMA = t.TABLE_SCHEMA AND s.TABLE_NAME = t.TABLE_NAME AND s.INDEX_NAME = 'PRIMARY')`);
    expect(rows).toEqual([]);
  });
});
