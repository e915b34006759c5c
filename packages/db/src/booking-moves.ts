import type { Transaction } from "./transaction.ts";

/*
 * A booking goes to another session. The caller holds the locks of both sessions' rows and has taken the new seats (`reserveSeats`);
 * the old ones are given back (`releaseSeats`) only when these writes have applied, each once.
 */

/** What is moved, and between which sessions. */
export interface BookingMove {
  readonly bookingId: string;
  readonly from: string;
  readonly to: string;
  readonly now: Date;
}

/** Puts a live booking of one session into another. @returns whether it was live and there */
export async function moveBookingRow(tx: Transaction, { bookingId, from, to, now }: BookingMove): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE bookings SET session_id = ${to}, updated_at = ${now}
    WHERE id = ${bookingId} AND session_id = ${from}
      AND (status = 'CONFIRMED' OR (status = 'PENDING' AND expires_at > ${now}))`;
  return count === 1;
}

export interface NewSeat {
  readonly ticketId: string;
  readonly seatNumber: number;
}

/**
 * Gives live tickets their seats in the other session; their codes stay. Nobody may have come in with one. The key
 * `tickets_session_seat_key` refuses a seat that is taken. @returns how many tickets it applied to
 */
export function moveTickets(
  tx: Transaction,
  { bookingId, from, to }: BookingMove,
  seats: readonly NewSeat[],
): Promise<number> {
  return tx.$executeRaw`
    UPDATE JSON_TABLE(${JSON.stringify(seats)}, '$[*]' COLUMNS (
      id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin PATH '$.ticketId', seatNumber INT PATH '$.seatNumber')) r
    STRAIGHT_JOIN tickets t ON t.id = r.id
    SET t.session_id = ${to}, t.seat_number = r.seatNumber
    WHERE t.booking_id = ${bookingId} AND t.session_id = ${from} AND t.seat_number IS NOT NULL AND t.checked_in_at IS NULL`;
}

/**
 * Notes beside the answer that is kept under a booking's idempotency key, if there is one, where the booking is by now: the auditor
 * compares them (audit/key-rules.ts). Who asks with the key again gets the answer of that time.
 */
export async function noteMoveOfKey(tx: Transaction, { bookingId, to }: BookingMove): Promise<void> {
  await tx.$executeRaw`
    UPDATE idempotency_keys SET body = JSON_SET(body, '$.movedTo', ${to}) WHERE booking_id = ${bookingId} AND JSON_VALID(body)`;
}
