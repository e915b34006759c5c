import type { AuditedRows } from "./rules.ts";

/** Where the booking is: as its answer says, or where staff have moved it since, which is noted beside the answer. */
const KNOWN_SESSION =
  "COALESCE(JSON_VALUE(k.body, '$.movedTo'), JSON_VALUE(k.body, '$.session.id'), JSON_VALUE(k.body, '$.sessionId'))";
const answered = (path: string, column: string) => `COALESCE(JSON_VALUE(k.body, '$.${path}'), ${column})`;

/**
 * Tickets of the answer that are not those of the booking. A seat that was freed has no number any more, one of a booking that was moved
 * has another. JSON_TABLE ends the whole statement over what is no JSON; a rule of its own tells of that.
 */
const OTHER_TICKETS = `EXISTS (
  SELECT 1 FROM JSON_TABLE(IF(JSON_VALID(k.body), k.body, '{}'), '$.tickets[*]' COLUMNS (
    id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin PATH '$.id', seat INT PATH '$.seatNumber',
    code VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin PATH '$.code')) a
  LEFT JOIN tickets t ON t.id = a.id
  WHERE t.id IS NULL OR t.booking_id <> b.id OR BINARY t.code <> BINARY a.code
    OR (t.seat_number <> a.seat AND JSON_VALUE(k.body, '$.movedTo') IS NULL))`;

/** The keys of one range; `{keys}` stands for it. Deleting a session deletes its dead bookings, and keys may outlive them. */
export const KEYS: AuditedRows = {
  of: "key",
  sessionId: "COALESCE(b.session_id, '')",
  id: "CONCAT(k.scope, ' ', k.`key`)",
  from: "idempotency_keys k LEFT JOIN bookings b ON b.id = k.booking_id WHERE {keys}",
  rules: [
    {
      what: "key-without-booking",
      invariant: 4,
      broken: `b.id IS NULL AND k.status = 201 AND (k.booking_id IS NULL OR ${KNOWN_SESSION} IS NULL OR EXISTS (
        SELECT 1 FROM sessions s WHERE s.id = CONVERT(${KNOWN_SESSION} USING ascii) COLLATE ascii_bin))`,
      expected: "CONCAT('booking ', COALESCE(k.booking_id, '(unnamed)'))",
      found: "'none'",
    },
    {
      what: "key-answered-otherwise",
      invariant: 4,
      broken: `k.status <> 201 OR NOT JSON_VALID(k.body) OR ${answered("id", "b.id")} <> b.id OR ${answered("reference", "b.reference")} <> b.reference
        OR ${answered("seats", "b.seats")} <> b.seats OR ${answered("unitPrice", "b.unit_price")} <> b.unit_price
        OR ${answered("totalPrice", "b.unit_price * b.seats")} <> b.unit_price * b.seats
        OR ${answered("currency", "b.currency")} <> b.currency OR COALESCE(${KNOWN_SESSION}, b.session_id) <> b.session_id
        OR BINARY ${answered("email", "b.email")} <> BINARY b.email OR BINARY ${answered("name", "b.name")} <> BINARY b.name
        OR COALESCE(JSON_LENGTH(k.body, '$.tickets'), b.seats) <> b.seats OR (b.id IS NOT NULL AND ${OTHER_TICKETS})`,
      expected: "CONCAT('the answer: ', k.status, ' ', LEFT(k.body, 200))",
      found: `CONCAT_WS(' ', b.id, b.reference, b.seats, 'seats at', b.unit_price, b.currency, CONCAT('numbered ',
        (SELECT GROUP_CONCAT(COALESCE(t.seat_number, 'none') ORDER BY t.seat_number) FROM tickets t WHERE t.booking_id = b.id)))`,
    },
    {
      what: "keys-share-a-booking",
      invariant: 4,
      broken: `EXISTS (SELECT 1 FROM idempotency_keys o
        WHERE o.booking_id = k.booking_id AND (o.scope <> k.scope OR o.\`key\` <> k.\`key\`))`,
      expected: "CONCAT('to be the only key of booking ', k.booking_id)",
      found: "'another one'",
    },
  ],
};
