import { type AuditedRows, LIVE } from "./rules.ts";

/** The expiry job runs every few seconds: holds that lapsed so long ago say that it does not. */
const LONGEST_LAPSE = "INTERVAL 5 MINUTE";

/**
 * Counts a booking's tickets by their index, one booking after the other. Joined as a derived table they were counted anew for each
 * booking when the table's statistics were older than a rush: a session of 70,000 bookings then took minutes. So the index is named.
 */
const ticketsOf = (counted: string) =>
  `(SELECT COUNT(${counted}) FROM tickets t FORCE INDEX (tickets_booking_idx) WHERE t.booking_id = b.id)`;

/** Of every booking, with its tickets. */
export const BOOKINGS: AuditedRows = {
  of: "booking",
  sessionId: "b.session_id",
  id: "b.id",
  from: `(SELECT b.*, ${ticketsOf("*")} AS tickets, ${ticketsOf("t.seat_number")} AS live FROM bookings b
      WHERE {sessions: b.session_id}) b
    LEFT JOIN sessions s ON s.id = b.session_id`,
  rules: [
    {
      what: "booking-without-session",
      invariant: 1,
      broken: "s.id IS NULL",
      expected: "CONCAT('session ', b.session_id)",
      found: "'none'",
    },
    {
      what: "tickets-differ-from-seats",
      invariant: 1,
      broken: `b.tickets <> b.seats OR (b.status IN ${LIVE} AND b.live <> b.seats)`,
      expected: "CONCAT(b.seats, ' tickets')",
      found: "CONCAT(b.tickets, ', ', b.live, ' of them live')",
    },
    {
      what: "dead-booking-holds-seats",
      invariant: 5,
      broken: `b.status NOT IN ${LIVE} AND b.live > 0`,
      expected: "CONCAT('no live ticket of a booking that is ', b.status)",
      found: "b.live",
    },
    {
      what: "confirmed-without-time",
      invariant: 5,
      broken: "b.status = 'CONFIRMED' AND b.confirmed_at IS NULL",
      expected: "'confirmed_at'",
      found: "'none'",
    },
    {
      what: "confirmed-booking-expired",
      invariant: 5,
      broken: "b.status = 'EXPIRED' AND b.confirmed_at IS NOT NULL",
      expected: "'CONFIRMED or CANCELLED'",
      found: "CONCAT('EXPIRED, confirmed ', b.confirmed_at)",
    },
    {
      what: "hold-already-confirmed",
      invariant: 5,
      broken: "b.status = 'PENDING' AND b.confirmed_at IS NOT NULL",
      expected: "'no confirmed_at of a hold'",
      found: "b.confirmed_at",
    },
    {
      what: "confirmed-after-it-lapsed",
      invariant: 5,
      broken: "b.confirmed_at >= b.expires_at",
      expected: "CONCAT('before ', b.expires_at)",
      found: "b.confirmed_at",
    },
    {
      what: "cancelled-time-misplaced",
      invariant: 5,
      broken: "(b.status = 'CANCELLED') <> (b.cancelled_at IS NOT NULL)",
      expected: "IF(b.status = 'CANCELLED', 'cancelled_at', 'no cancelled_at')",
      found: "CONCAT(b.status, ', cancelled_at ', COALESCE(b.cancelled_at, 'none'))",
    },
    {
      what: "hold-without-length",
      invariant: 5,
      broken: "b.expires_at <= b.created_at",
      expected: "CONCAT('expires after ', b.created_at)",
      found: "b.expires_at",
    },
    {
      what: "extended-after-it-lapsed",
      invariant: 5,
      broken: "b.extended_at >= b.expires_at",
      expected: "CONCAT('before ', b.expires_at)",
      found: "b.extended_at",
    },
    {
      // A dead booking is not changed again: its last change is when it expired.
      what: "hold-expired-early",
      invariant: 5,
      broken: "b.status = 'EXPIRED' AND b.updated_at < b.expires_at",
      expected: "CONCAT('expired at ', b.expires_at, ' or later')",
      found: "CONCAT('expired ', b.updated_at)",
    },
    {
      what: "lapsed-hold-not-released",
      invariant: 5,
      warning: true,
      broken: `b.status = 'PENDING' AND b.expires_at < UTC_TIMESTAMP(3) - ${LONGEST_LAPSE}`,
      expected: "'EXPIRED: does the expiry job run?'",
      found: "CONCAT('PENDING, lapsed ', b.expires_at)",
    },
  ],
};
