import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/database.ts";
import { id, plantSession } from "../testing/sold-session.ts";
import { type Inspection, openInspection } from "./inspection.ts";

let test: TestDatabase;
let reading: Inspection;
let writing: Inspection;
beforeAll(async () => {
  test = await createTestDatabase();
  await plantSession(test.database.writer);
  // A user who may do everything: what holds then does not hang on the user.
  reading = openInspection({ url: test.migratorUrl, canWrite: false });
  writing = openInspection({ url: test.migratorUrl, canWrite: true });
});
afterAll(async () => {
  await test.drop();
});

const ask = (who: Inspection, sql: string, ...parameters: unknown[]) => who.run([{ sql, parameters }]);

describe("who may only read", () => {
  it("sees rows as JSON can carry them: dates and JSON as text, bytes in hexadecimal", async () => {
    const sql = `SELECT starts_at AS at, price_tiers AS tiers, UNHEX('00ff') AS bytes, COUNT(*) AS few,
      9007199254740993 AS many, 1.50 AS price FROM sessions WHERE id = ?`;
    const at = "2030-03-10 19:00:00.000";
    const row = { at, tiers: "[]", bytes: "0x00ff", few: 1, many: "9007199254740993", price: "1.50" };
    expect(await ask(reading, sql, id("s", 1))).toEqual([[row]]);
    expect((await ask(reading, "SHOW TABLES"))[0]?.length).toBeGreaterThan(10);
  });

  it("changes nothing, in whatever way it is tried", async () => {
    const tries = [
      "DELETE FROM idempotency_keys",
      "UPDATE bookings SET seats = 9",
      "DROP TABLE idempotency_keys",
      "SET SESSION TRANSACTION READ WRITE",
      "COMMIT",
      "SELECT 1; DELETE FROM idempotency_keys",
      "SELECT 1 INTO OUTFILE '/tmp/guichet-outfile'",
    ];
    for (const sql of tries) await expect(ask(reading, sql)).rejects.toThrow(/^[^\n]+$/);
    expect(await test.database.writer.idempotencyKey.count()).toBe(1);
  });

  it("is stopped by the server where the first guard would not stop it", async () => {
    await test.asMigrator(
      "CREATE FUNCTION forget() RETURNS INT MODIFIES SQL DATA BEGIN DELETE FROM idempotency_keys; RETURN 1; END",
    );
    await expect(ask(reading, "SELECT forget()")).rejects.toThrow(/READ ONLY transaction/);
    expect(await test.database.writer.idempotencyKey.count()).toBe(1);
  });

  it("finds secrets hidden, whoever the user is and whatever they are called; who may write sees what is there", async () => {
    const secrets = "SELECT 1 AS one, s.token, token AS user_agent, UPPER('x') AS value FROM auth_sessions s";
    await test.database.writer.$executeRawUnsafe(
      "INSERT INTO users (id, name, email, role, created_at, updated_at) VALUES ('u', 'Ada', 'a@example.org', 'owner', NOW(3), NOW(3))",
    );
    await test.database.writer.$executeRawUnsafe(
      "INSERT INTO auth_sessions (id, token, user_id, expires_at, created_at, updated_at) VALUES ('a', 'open', 'u', NOW(3), NOW(3), NOW(3))",
    );
    expect(await ask(reading, secrets)).toEqual([[{ one: 1, token: "(hidden)", user_agent: "(hidden)", value: "X" }]]);
    expect(await ask(writing, secrets)).toEqual([[{ one: 1, token: "open", user_agent: "open", value: "X" }]]);
  });

  it("gets an error instead of a million rows, and can go on", async () => {
    await expect(ask(reading, "SELECT seq FROM seq_1_to_1000000")).rejects.toThrow("more than 10,000 rows");
    expect((await ask(reading, "SELECT seq FROM seq_1_to_10000"))[0]).toHaveLength(10_000);
  });

  it("hears in one line what the server refuses, without the values", async () => {
    const error = await ask(reading, "SELECT nothing FROM bookings WHERE id = ?", "a-secret").catch(String);
    expect(error).not.toContain("a-secret");
    expect(error).toMatch(/^Error: [^\n]*Unknown column 'nothing'[^\n]*$/);
  });
});

describe("who may write", () => {
  it("does, and several statements count as one", async () => {
    const rename = { sql: "UPDATE events SET title = ? WHERE id = ?", parameters: ["Blues", id("e", 1)] };
    const [, rows] = await writing.run([rename, { sql: "SELECT title FROM events", parameters: [] }]);
    expect(rows).toEqual([{ title: "Blues" }]);
    const rock = { ...rename, parameters: ["Rock", id("e", 1)] };
    await expect(writing.run([rock, { sql: "SELECT nothing", parameters: [] }])).rejects.toThrow("Unknown column");
    expect(await ask(writing, "SELECT title FROM events")).toEqual([[{ title: "Blues" }]]);
  });
});
