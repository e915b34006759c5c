import type { AuditedRows } from "./rules.ts";

const ANSWERED_SESSION = "COALESCE(JSON_VALUE(k.body, '$.session.id'), JSON_VALUE(k.body, '$.sessionId'))";
const answered = (path: string, column: string) => `COALESCE(JSON_VALUE(k.body, '$.${path}'), ${column})`;

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
      broken: `b.id IS NULL AND k.status = 201 AND (k.booking_id IS NULL OR ${ANSWERED_SESSION} IS NULL OR EXISTS (
        SELECT 1 FROM sessions s WHERE s.id = CONVERT(${ANSWERED_SESSION} USING ascii) COLLATE ascii_bin))`,
      expected: "CONCAT('booking ', COALESCE(k.booking_id, '(unnamed)'))",
      found: "'none'",
    },
    {
      what: "key-answered-otherwise",
      invariant: 4,
      broken: `${answered("id", "b.id")} <> b.id OR ${answered("reference", "b.reference")} <> b.reference
        OR ${answered("seats", "b.seats")} <> b.seats OR ${answered("unitPrice", "b.unit_price")} <> b.unit_price
        OR ${answered("currency", "b.currency")} <> b.currency OR ${answered("session.id", "b.session_id")} <> b.session_id
        OR BINARY ${answered("email", "b.email")} <> BINARY b.email OR BINARY ${answered("name", "b.name")} <> BINARY b.name`,
      expected: "CONCAT('the answer: ', LEFT(k.body, 200))",
      found: "CONCAT_WS(' ', b.id, b.reference, b.seats, 'seats at', b.unit_price, b.currency)",
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
