import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Connection } from "../connection.ts";
import { createTestDatabase, type TestDatabase } from "../testing/database.ts";
import { clearSessions, id, plantSession } from "../testing/sold-session.ts";
import { compareNodes } from "./compare.ts";
import type { Finding } from "./findings.ts";
import { auditQueryOf } from "./node.ts";

// Two databases of one server stand for two nodes: the comparison sees nothing but their rows.

const tests: TestDatabase[] = [];
let first: Connection;
let second: Connection;
beforeAll(async () => {
  const [a, b] = [await createTestDatabase(), await createTestDatabase()];
  tests.push(a, b);
  first = a.database.writer;
  second = b.database.writer;
});
afterAll(() => Promise.all(tests.map((test) => test.drop())));
beforeEach(async () => {
  for (const db of [first, second]) await plantSession(db);
});
afterEach(async () => {
  for (const db of [first, second]) await clearSessions(db);
});

/** Compares "a" with "b"; `meanwhile` runs before each question to b, and hears how many rows b answered to the last one. */
async function compare(meanwhile: (rows: number) => Promise<unknown> = async () => undefined): Promise<Finding[]> {
  const findings: Finding[] = [];
  let rows = 0;
  const node = (name: string, db: Connection) => {
    const query = auditQueryOf(db);
    return {
      name,
      query: async (...statement: Parameters<typeof query>) => {
        if (name === "b") await meanwhile(rows);
        const answer = await query(...statement);
        if (name === "b") rows = answer.length;
        return answer;
      },
    };
  };
  await compareNodes([node("a", first), node("b", second)], {
    onFinding: (finding) => findings.push(finding),
    pauseMs: 1,
  });
  return findings;
}

describe("two nodes", () => {
  it("with the same rows agree", async () => {
    expect(await compare()).toEqual([]);
  });

  it.each([
    ["sessions", "UPDATE sessions SET base_price = 999"],
    ["bookings", `UPDATE bookings SET name = 'Zoe' WHERE id = '${id("b", 1)}'`],
    ["tickets", `UPDATE tickets SET checked_in_at = created_at WHERE id = '${id("t", 1)}'`],
  ])("that differ in one column of %s are told apart, by the session", async (_, sql) => {
    expect(await second.$executeRawUnsafe(sql)).toBe(1);
    expect(await compare()).toMatchObject([
      { invariant: 3, what: "nodes-differ", severity: "violation", sessionId: id("s", 1), node: "b" },
    ]);
  });

  const seat = (ticket: number, to: number) => `UPDATE tickets SET seat_number = ${to} WHERE id = '${id("t", ticket)}'`;

  it.each([
    ["two tickets exchanged their seats", [seat(1, 9), seat(3, 1), seat(1, 3)]],
    [
      "the codes of two tickets changed by the same letter",
      [`UPDATE tickets SET code = REPLACE(code, 'c', 'k') WHERE id IN ('${id("t", 1)}', '${id("t", 2)}')`],
    ],
  ])("differ where %s: one change does not hide the other", async (_, statements) => {
    for (const sql of statements) expect(await second.$executeRawUnsafe(sql)).toBeGreaterThan(0);
    expect(await compare()).toMatchObject([{ what: "nodes-differ", subject: `session ${id("s", 1)}`, node: "b" }]);
  });

  it("of which one lost a booking, or a whole session, differ: the sizes of their tables, too", async () => {
    await first.$executeRaw`DELETE FROM tickets WHERE booking_id = ${id("b", 2)}`;
    await first.$executeRaw`DELETE FROM bookings WHERE id = ${id("b", 2)}`;
    const subjects = async () => (await compare()).map(({ subject }) => subject);
    expect(await subjects()).toEqual([`session ${id("s", 1)}`, "table bookings", "table tickets"]);
    await clearSessions(first);
    expect(await subjects()).toContain(`session ${id("s", 1)}`);
  });

  it.each([
    ["key guest k1", "UPDATE idempotency_keys SET body = JSON_SET(body, '$.seats', 3)"],
    [`event ${id("e", 1)}`, "UPDATE events SET title = 'Blues'"],
  ])("that differ in one column of %s are told apart", async (subject, sql) => {
    expect(await second.$executeRawUnsafe(sql)).toBe(1);
    const row = expect.stringMatching(/^row [0-9A-F]{16}/);
    expect(await compare()).toMatchObject([
      { invariant: 3, what: "nodes-differ", severity: "violation", subject, expected: row, found: row, node: "b" },
    ]);
  });

  const insertKeys = (db: Connection, name: string, count: number) =>
    db.$executeRawUnsafe(`INSERT INTO idempotency_keys (scope, \`key\`, request_hash, booking_id, status, body, created_at, expires_at)
      SELECT 'guest', CONCAT('${name}', LPAD(seq, 5, '0')), REPEAT('0', 64), NULL, 400, '{}', '2030-03-01', '2030-03-02'
      FROM seq_1_to_${count}`);

  const insertSessions = (db: Connection, count: number) =>
    db.$executeRawUnsafe(`INSERT INTO sessions (id, event_id, starts_at, ends_at, capacity, base_price, price_tiers, created_at, updated_at)
      SELECT CONCAT('00000000-0000-7000-8000-2', LPAD(seq, 11, '0')), event_id, starts_at, ends_at, capacity, base_price, price_tiers, created_at, updated_at
      FROM sessions, seq_1_to_${count}`);

  it("are compared row by row to the end, however many keys are made meanwhile", async () => {
    for (const db of [first, second]) await insertKeys(db, "z", 5_100);
    await second.$executeRaw`UPDATE idempotency_keys SET status = 401 WHERE \`key\` = 'z05050'`;
    let looks = 0;
    const sell = async () => {
      looks += 1;
      if (looks < 9) for (const db of [first, second]) await insertKeys(db, `a${looks}-`, 30);
    };
    expect((await compare(sell)).map(({ subject }) => subject)).toEqual(["key guest z05050"]);
  });

  it("that went far apart are named by 20 sessions and 20 rows of a table; the others are counted", async () => {
    for (const db of [first, second]) await insertKeys(db, "z", 30);
    await insertSessions(second, 530);
    await second.$executeRaw`UPDATE idempotency_keys SET status = 402`;
    const subjects = (await compare()).map(({ subject }) => subject);
    const named = (pattern: RegExp) => subjects.filter((subject) => pattern.test(subject)).length;
    expect([named(/^session /), named(/^key /)]).toEqual([20, 20]);
    expect(subjects.filter((subject) => !/^(session|key) /.test(subject))).toEqual([
      "510 more sessions",
      "11 more keys",
      "table sessions",
    ]);
  });

  it("are read in parts of 500 sessions, even if one node has many where the other has none", async () => {
    await insertSessions(second, 530);
    let most = 0;
    await compare(async (rows) => {
      most = Math.max(most, rows);
    });
    expect(most).toBe(500);
  });

  it("differ in the rows of tables that belong to no session, and in their size", async () => {
    await second.$executeRaw`DELETE FROM idempotency_keys`;
    expect(await compare()).toMatchObject([
      { subject: "key guest k1", expected: expect.stringMatching(/^row [0-9A-F]{16} as on a$/), found: "no such row" },
      { subject: "table idempotency_keys", expected: "1 rows as on a", found: "0 rows" },
    ]);
  });

  it("of which the second is late agree in the end", async () => {
    await first.$executeRaw`UPDATE sessions SET base_price = 999`;
    let looks = 0;
    const replicate = async () => {
      looks += 1;
      if (looks === 6) await second.$executeRaw`UPDATE sessions SET base_price = 999`;
    };
    expect(await compare(replicate)).toEqual([]);
  });

  it("are not called different while rows change between two looks", async () => {
    let price = 1_000;
    const sell = async () => {
      price += 1;
      for (const db of [first, second]) await db.$executeRaw`UPDATE sessions SET base_price = ${price}`;
    };
    expect(await compare(sell)).toMatchObject([{ what: "still-changing", severity: "warning" }]);
  });
});
