/*
 * What must hold for every row, as SQL: the invariants of sold seats (1, 2), of idempotency keys (4) and of a booking's life
 * (5). Invariant 3, the same rows on every node, is compare.ts.
 *
 * Each rule is part of one statement over the rows of a range of sessions. InnoDB runs a statement on one snapshot, and whatever
 * a rule compares is changed in one transaction: so none needs a lock, and none gives a false alarm while bookings are made.
 */

/** `1`–`5` of "What must always hold" in ARCHITECTURE.md. */
export type Invariant = 1 | 2 | 3 | 4 | 5;

export interface AuditRule {
  readonly what: string;
  readonly invariant: Invariant;
  /** Not wrong, but somebody should know. */
  readonly warning?: true;
  /** SQL condition, true where the rule is broken. NULL is not broken. */
  readonly broken: string;
  /** SQL expressions for the report. */
  readonly expected: string;
  readonly found: string;
}

/** Rows to look at and the rules for them. `{sessions: COLUMN}` stands for "COLUMN is in the range of sessions". */
export interface AuditedRows {
  readonly of: "session" | "booking" | "ticket" | "seat" | "key";
  /** SQL expressions, which together name one row. A session that is not known is ''. */
  readonly sessionId: string;
  readonly id: string;
  readonly from: string;
  readonly groupBy?: string;
  readonly rules: readonly AuditRule[];
}

/** States in which a booking has its seats. */
export const LIVE = "('PENDING', 'CONFIRMED')";

/** A large session is cancelled in several transactions (docs/adr/0024-large-sessions.md); a job finishes what was broken off. */
const LONGEST_CANCELLATION = "INTERVAL 5 MINUTE";

/** Of the counter and the status of a session. */
export const SESSIONS: AuditedRows = {
  of: "session",
  sessionId: "s.id",
  id: "s.id",
  from: `sessions s
    LEFT JOIN (SELECT session_id, SUM(seats) AS seats, COUNT(*) AS bookings FROM bookings
      WHERE {sessions: session_id} AND status IN ${LIVE} GROUP BY session_id) b ON b.session_id = s.id
    LEFT JOIN (SELECT session_id, COUNT(*) AS live FROM tickets
      WHERE {sessions: session_id} AND seat_number IS NOT NULL GROUP BY session_id) t ON t.session_id = s.id
    WHERE {sessions: s.id}`,
  rules: [
    {
      what: "reserved-beyond-capacity",
      invariant: 1,
      broken: "s.reserved NOT BETWEEN 0 AND s.capacity",
      expected: "CONCAT('0 to ', s.capacity)",
      found: "s.reserved",
    },
    {
      what: "reserved-differs-from-bookings",
      invariant: 1,
      broken: "s.reserved <> COALESCE(b.seats, 0)",
      expected: "CONCAT(COALESCE(b.seats, 0), ' (seats of live bookings)')",
      found: "s.reserved",
    },
    {
      what: "reserved-differs-from-tickets",
      invariant: 1,
      broken: "s.reserved <> COALESCE(t.live, 0)",
      expected: "CONCAT(COALESCE(t.live, 0), ' (live tickets)')",
      found: "s.reserved",
    },
    {
      what: "cancelled-session-has-bookings",
      invariant: 5,
      broken: `s.status = 'CANCELLED' AND b.bookings > 0 AND s.updated_at < UTC_TIMESTAMP(3) - ${LONGEST_CANCELLATION}`,
      expected: "CONCAT('no live booking: cancelled ', s.updated_at)",
      found: "CONCAT(b.bookings, ' live')",
    },
  ],
};

/** Of the seat numbers that are taken. */
export const SEATS: AuditedRows = {
  of: "seat",
  sessionId: "t.session_id",
  id: "t.seat_number",
  from: "tickets t WHERE {sessions: t.session_id} AND t.seat_number IS NOT NULL",
  groupBy: "t.session_id, t.seat_number",
  rules: [
    {
      what: "seat-sold-twice",
      invariant: 2,
      broken: "COUNT(*) > 1",
      expected: "'1 live ticket'",
      found: "CONCAT(COUNT(*), ': ', LEFT(GROUP_CONCAT(t.id ORDER BY t.id SEPARATOR ' '), 200))",
    },
  ],
};

/** Of every ticket. */
export const TICKETS: AuditedRows = {
  of: "ticket",
  sessionId: "t.session_id",
  id: "t.id",
  from: `tickets t LEFT JOIN bookings b ON b.id = t.booking_id LEFT JOIN sessions s ON s.id = t.session_id
    WHERE {sessions: t.session_id}`,
  rules: [
    {
      what: "seat-number-beyond-capacity",
      invariant: 2,
      broken: "t.seat_number NOT BETWEEN 1 AND s.capacity",
      expected: "CONCAT('1 to ', s.capacity)",
      found: "t.seat_number",
    },
    {
      what: "ticket-without-booking",
      invariant: 1,
      broken: "b.id IS NULL",
      expected: "CONCAT('booking ', t.booking_id)",
      found: "'none'",
    },
    {
      what: "ticket-of-another-session",
      invariant: 1,
      broken: "b.session_id <> t.session_id",
      expected: "CONCAT('session ', b.session_id, ' of its booking')",
      found: "t.session_id",
    },
    {
      what: "ticket-without-session",
      invariant: 1,
      broken: "s.id IS NULL",
      expected: "CONCAT('session ', t.session_id)",
      found: "'none'",
    },
    {
      what: "ticket-half-freed",
      invariant: 5,
      broken: "(t.seat_number IS NULL) <> (t.released_at IS NOT NULL)",
      expected: "'a seat number or the time it was freed'",
      found: "IF(t.seat_number IS NULL, 'neither', 'both')",
    },
  ],
};
