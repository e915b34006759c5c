import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { loadDemoData } from "../../prisma/seed/load.ts";
import type { Connection } from "../connection.ts";
import { createTestDatabase, type TestDatabase } from "../testing/database.ts";
import { clearSessions, id, plantSession } from "../testing/sold-session.ts";
import { auditDatabase } from "./audit.ts";
import type { Finding } from "./findings.ts";
import { auditQueryOf } from "./node.ts";
import { nextSessionRange } from "./session-ranges.ts";

let test: TestDatabase;
let db: Connection;
beforeAll(async () => {
  test = await createTestDatabase();
  db = test.database.writer;
});
afterAll(() => test.drop());

async function audit(): Promise<Finding[]> {
  const findings: Finding[] = [];
  await auditDatabase(auditQueryOf(db), { onFinding: (finding) => findings.push(finding) });
  return findings;
}

const whats = (findings: readonly Finding[]) => [...new Set(findings.map(({ what }) => what))].sort();

describe("the auditor names what somebody broke", () => {
  // The database itself refuses most of it: what guards are there is switched off first.
  beforeAll(async () => {
    await test.asMigrator(
      "ALTER TABLE tickets ADD KEY tmp (session_id), DROP KEY tickets_session_seat_key",
      "ALTER TABLE idempotency_keys DROP KEY idempotency_keys_booking_key",
    );
  });
  afterAll(async () => {
    await clearSessions(db);
    await test.asMigrator(
      "ALTER TABLE tickets ADD UNIQUE KEY tickets_session_seat_key (session_id, seat_number), DROP KEY tmp",
      "ALTER TABLE idempotency_keys ADD UNIQUE KEY idempotency_keys_booking_key (booking_id)",
    );
  });
  beforeEach(async () => {
    await clearSessions(db);
    await plantSession(db);
  });

  const plant = (...statements: string[]) =>
    test.database.writer.$transaction(async (tx) => {
      await tx.$executeRaw`SET SESSION check_constraint_checks = 0, foreign_key_checks = 0`;
      for (const sql of statements) expect(await tx.$executeRawUnsafe(sql), sql).toBeGreaterThan(0);
      await tx.$executeRaw`SET SESSION check_constraint_checks = 1, foreign_key_checks = 1`;
    });
  const booking = (number: number, set: string) => `UPDATE bookings SET ${set} WHERE id = '${id("b", number)}'`;
  const ticket = (number: number, set: string) => `UPDATE tickets SET ${set} WHERE id = '${id("t", number)}'`;
  const nobody = id("b", 99);

  it("and nothing where nothing is broken", async () => {
    expect(await audit()).toEqual([]);
  });

  it.each<[what: string[], statements: string[]]>([
    [["reserved-differs-from-bookings", "reserved-differs-from-tickets"], ["UPDATE sessions SET reserved = 4"]],
    [
      ["reserved-beyond-capacity", "seat-sold-twice"],
      ["UPDATE sessions SET capacity = 2", ticket(3, "seat_number = 2"), ticket(2, "seat_number = 2")],
    ],
    [
      ["reserved-beyond-capacity", "reserved-differs-from-bookings", "reserved-differs-from-tickets"],
      ["UPDATE sessions SET reserved = -1"],
    ],
    [
      ["cancelled-session-has-bookings"],
      ["UPDATE sessions SET status = 'CANCELLED', updated_at = UTC_TIMESTAMP(3) - INTERVAL 6 MINUTE"],
    ],
    [[], ["UPDATE sessions SET status = 'CANCELLED', updated_at = UTC_TIMESTAMP(3) - INTERVAL 4 MINUTE"]],
    [["seat-sold-twice"], [ticket(3, "seat_number = 2")]],
    [["seat-number-beyond-capacity"], [ticket(3, "seat_number = 11")]],
    [["seat-number-beyond-capacity"], [ticket(3, "seat_number = 0")]],
    [["ticket-without-booking", "tickets-differ-from-seats"], [ticket(3, `booking_id = '${nobody}'`)]],
    [["ticket-of-another-session", "ticket-without-session"], [ticket(4, `session_id = '${id("s", 9)}'`)]],
    [
      ["ticket-without-session", "booking-without-session"],
      ["DELETE FROM idempotency_keys", "DELETE FROM sessions"],
    ],
    [["ticket-half-freed"], [ticket(3, "released_at = created_at")]],
    [
      ["tickets-differ-from-seats", "reserved-differs-from-tickets", "key-answered-otherwise"],
      [`DELETE FROM tickets WHERE id = '${id("t", 2)}'`],
    ],
    [["tickets-differ-from-seats", "reserved-differs-from-bookings"], [booking(2, "seats = 2")]],
    [
      ["tickets-differ-from-seats", "reserved-differs-from-tickets"],
      [ticket(3, "seat_number = NULL, released_at = created_at")],
    ],
    [
      ["dead-booking-holds-seats", "reserved-differs-from-bookings"],
      [booking(2, "status = 'EXPIRED', updated_at = expires_at")],
    ],
    [["hold-expired-early"], [booking(4, "updated_at = expires_at - INTERVAL 1 SECOND")]],
    [["dead-booking-holds-seats", "reserved-differs-from-tickets"], [ticket(4, "seat_number = 4, released_at = NULL")]],
    [["confirmed-without-time"], [booking(1, "confirmed_at = NULL")]],
    [["confirmed-booking-expired"], [booking(4, "confirmed_at = created_at")]],
    [["hold-already-confirmed"], [booking(2, "confirmed_at = created_at")]],
    [["confirmed-after-it-lapsed"], [booking(1, "confirmed_at = expires_at")]],
    [["cancelled-time-misplaced"], [booking(3, "cancelled_at = NULL")]],
    [["cancelled-time-misplaced"], [booking(1, "cancelled_at = created_at")]],
    [["hold-without-length"], [booking(2, "expires_at = created_at")]],
    [["extended-after-it-lapsed"], [booking(2, "extended_at = expires_at")]],
    [["key-without-booking"], ["UPDATE idempotency_keys SET booking_id = NULL"]],
    [["key-without-booking"], [`UPDATE idempotency_keys SET booking_id = '${nobody}'`]],
    [["key-answered-otherwise"], ["UPDATE idempotency_keys SET body = JSON_SET(body, '$.seats', 3)"]],
    [["key-answered-otherwise"], ["UPDATE idempotency_keys SET body = JSON_SET(body, '$.name', 'zoe')"]],
    [["key-answered-otherwise"], [`UPDATE idempotency_keys SET booking_id = '${id("b", 2)}'`]],
    ...[
      "status = 500",
      "body = '{'",
      "body = JSON_SET(body, '$.totalPrice', 1)",
      "body = JSON_SET(body, '$.tickets[1].seatNumber', 7)",
      "body = JSON_SET(body, '$.tickets[0].code', 'CODE-1')",
      `body = JSON_SET(body, '$.tickets[0].id', '${id("t", 3)}')`,
      "body = JSON_REMOVE(body, '$.tickets[1]')",
    ].map((set): [string[], string[]] => [["key-answered-otherwise"], [`UPDATE idempotency_keys SET ${set}`]]),
    [
      ["keys-share-a-booking"],
      [
        "INSERT INTO idempotency_keys SELECT scope, 'k2', request_hash, booking_id, status, body, created_at, expires_at FROM idempotency_keys",
      ],
    ],
  ])("%s", async (expected, statements) => {
    await plant(...statements);
    const found = whats(await audit());
    expect(found).toEqual([...expected].sort());
  });

  it("with the session, the row, what was expected and what is there", async () => {
    await plant(booking(2, "seats = 2"), "UPDATE sessions SET reserved = 4", booking(1, "confirmed_at = expires_at"));
    expect(await audit()).toEqual([
      expect.objectContaining({ what: "reserved-differs-from-tickets", expected: "3 (live tickets)", found: "4" }),
      expect.objectContaining({
        what: "confirmed-after-it-lapsed",
        expected: "before 2030-03-01 12:15:00.000",
        found: "2030-03-01 12:15:00.000",
      }),
      {
        invariant: 1,
        what: "tickets-differ-from-seats",
        severity: "violation",
        sessionId: id("s", 1),
        subject: `booking ${id("b", 2)}`,
        expected: "2 tickets",
        found: "1, 1 of them live",
      },
    ]);
  });

  it("one by one, however much of a session is broken: 5,000 rows of it are in memory at once", async () => {
    const seats = 5_100;
    await plant(`INSERT INTO tickets (id, booking_id, session_id, seat_number, code, created_at)
      SELECT CONCAT('00000000-0000-7000-8000-4', LPAD(seq, 11, '0')), '${nobody}', '${id("s", 1)}', 11 + seq % ${seats}, seq, '2030-03-01'
      FROM seq_1_to_${2 * seats}`);
    const query = auditQueryOf(db);
    let most = 0;
    const named = new Map<string, Set<string>>();
    let findings = 0;
    await auditDatabase(
      async (...statement) => {
        const rows = await query(...statement);
        most = Math.max(most, rows.length);
        return rows;
      },
      {
        onFinding({ what, subject }) {
          findings += 1;
          named.set(what, (named.get(what) ?? new Set()).add(subject));
        },
      },
    );
    expect(most).toBe(5_000);
    expect(Object.fromEntries([...named].map(([what, subjects]) => [what, subjects.size]))).toEqual({
      "reserved-differs-from-tickets": 1,
      "seat-sold-twice": seats,
      "seat-number-beyond-capacity": 2 * seats,
      "ticket-without-booking": 2 * seats,
    });
    expect(findings).toBe(1 + 5 * seats);
  });

  it("as a warning, where the expiry job is late", async () => {
    await plant("UPDATE bookings SET created_at = '2020-01-01', expires_at = '2020-01-02' WHERE status = 'PENDING'");
    expect(await audit()).toMatchObject([{ what: "lapsed-hold-not-released", severity: "warning" }]);
  });

  it("but not a key that outlived its session", async () => {
    await plant("DELETE FROM tickets", "DELETE FROM bookings", "DELETE FROM sessions");
    expect(await audit()).toEqual([]);
  });
});

describe("a database that was only used through the product", () => {
  beforeAll(async () => {
    await loadDemoData(test.database, new Date("2030-03-01T12:00:00Z"));
  });

  it("passes", async () => {
    expect(await audit()).toEqual([]);
  });

  it("is walked without a gap and without an end of its own", async () => {
    const query = auditQueryOf(db);
    const ranges = [];
    let sessions = 0;
    for (let after: string | null = ""; after !== null; ) {
      const step = await nextSessionRange(query, after, { sessions: 7 });
      ranges.push(step.range);
      sessions += step.sessions;
      after = step.next;
    }
    expect(sessions).toBe(await test.database.writer.session.count());
    expect(ranges.map(({ after }) => after)).toEqual(["", ...ranges.slice(0, -1).map(({ upTo }) => upTo)]);
    expect((ranges.at(-1)?.upTo ?? "") > "ffffffff-ffff-ffff-ffff-ffffffffffff").toBe(true);
  });

  it("is walked in ranges of so many rows, of dead bookings too, unless a session alone has more", async () => {
    await db.$executeRaw`UPDATE sessions SET reserved = 0`;
    const query = auditQueryOf(db);
    const most = 40;
    let sessions = 0;
    let large = 0;
    for (let after: string | null = ""; after !== null; ) {
      const step: Awaited<ReturnType<typeof nextSessionRange>> = await nextSessionRange(query, after, { rows: most });
      const { range } = step;
      for (const table of ["bookings", "tickets"]) {
        const rows = await query(
          `SELECT COUNT(*) AS rows_, COUNT(DISTINCT session_id) AS owners FROM ${table} WHERE session_id > ? AND session_id <= ?`,
          [range.after, range.upTo],
        );
        const [count, owners] = [Number(rows[0]?.["rows_"]), Number(rows[0]?.["owners"])];
        if (count > most) expect(owners).toBe(1);
        if (count > most) large += 1;
      }
      sessions += step.sessions;
      after = step.next;
    }
    expect(large).toBeGreaterThan(0);
    expect(sessions).toBe(await test.database.writer.session.count());
  });
});
