import { parseDatabaseUrl } from "@guichet/db";
import { createConnection } from "mariadb";
import { keyOf } from "../guests.ts";
import type { NodeState, StoredBooking, StoredSession } from "./stored.ts";

/** A node and the URL that leads to it alone. */
export interface NodeAddress {
  readonly name: string;
  readonly url: string;
}

const SOCKET_TIMEOUT_MS = 60_000;

/** Reads what one node has of these sessions, after it has applied what the others have committed. */
export async function readNode({ name, url }: NodeAddress, sessions: readonly string[]): Promise<NodeState> {
  const timeouts = { connectTimeout: 5_000, socketTimeout: SOCKET_TIMEOUT_MS };
  const connection = await createConnection({ ...parseDatabaseUrl(url), ...timeouts });
  try {
    await connection.query("SET SESSION wsrep_sync_wait = 1");
    const bookings: StoredBooking[] = [];
    const found: StoredSession[] = [];
    for (const session of sessions) {
      const rows: StoredSession[] = await connection.query("SELECT id, capacity FROM sessions WHERE id = ?", [session]);
      found.push(...rows.map(({ id, capacity }) => ({ id, capacity: Number(capacity) })));
      const ofSession: BookingRow[] = await connection.query(BOOKINGS, [session]);
      bookings.push(...ofSession.map(toStored));
    }
    return { node: name, readAt: Date.now(), sessions: found, bookings };
  } finally {
    await connection.end();
  }
}

const BOOKINGS = `SELECT b.id, b.reference, b.session_id AS session, b.status, b.seats, b.unit_price AS unitPrice, b.currency,
    b.email, GROUP_CONCAT(t.seat_number ORDER BY t.seat_number) AS seatNumbers
  FROM bookings b LEFT JOIN tickets t ON t.booking_id = b.id
  WHERE b.session_id = ? GROUP BY b.id`;

interface BookingRow extends Omit<StoredBooking, "key" | "seatNumbers"> {
  readonly email: string;
  readonly seatNumbers: string | null;
}

function toStored({ email, seatNumbers, ...row }: BookingRow): StoredBooking {
  return {
    ...row,
    key: keyOf(email),
    seatNumbers: seatNumbers === null ? [] : seatNumbers.split(",").map(Number),
  };
}
