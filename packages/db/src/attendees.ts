import type { Connection } from "./connection.ts";
import { padded } from "./id-table.ts";

/** A seat of a session that is somebody's, and whose. */
export interface AttendeeRow {
  readonly seatNumber: number;
  readonly code: string;
  readonly checkedInAt: Date | null;
  readonly reference: string;
  readonly name: string;
  readonly email: string;
}

/** Tickets of a session's confirmed bookings by seat number, after a seat (0 for the first page), at most `limit`. */
export function findAttendees(
  db: Connection,
  { sessionId, afterSeat, limit }: { readonly sessionId: string; readonly afterSeat: number; readonly limit: number },
): Promise<AttendeeRow[]> {
  return db.$queryRaw<AttendeeRow[]>`
    SELECT t.seat_number AS seatNumber, t.code, t.checked_in_at AS checkedInAt, b.reference, b.name, b.email
    FROM tickets t STRAIGHT_JOIN bookings b ON b.id = t.booking_id
    WHERE t.session_id = ${sessionId} AND t.seat_number > ${afterSeat} AND b.status = 'CONFIRMED'
    ORDER BY t.seat_number LIMIT ${limit}`;
}

/** Seats of a session's confirmed bookings. */
export async function countAttendees(db: Connection, sessionId: string): Promise<number> {
  const { _sum } = await db.booking.aggregate({ where: { sessionId, status: "CONFIRMED" }, _sum: { seats: true } });
  return _sum.seats ?? 0;
}

const ADDRESSES_PER_QUERY = 500;

/** Those of some e-mail addresses that have live bookings in a session, in lower case. */
export async function bookedEmails(db: Connection, sessionId: string, emails: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (let at = 0; at < emails.length; at += ADDRESSES_PER_QUERY) {
    const portion = padded(emails.slice(at, at + ADDRESSES_PER_QUERY));
    const rows = await db.booking.findMany({
      where: { sessionId, email: { in: portion }, status: { in: ["PENDING", "CONFIRMED"] } },
      select: { email: true },
    });
    for (const { email } of rows) found.add(email.toLowerCase());
  }
  return found;
}
