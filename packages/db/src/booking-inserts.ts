import type { Transaction } from "./transaction.ts";

export interface NewBooking {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly email: string;
  readonly seats: number;
  readonly unitPrice: number;
  readonly locale: string;
}

/** What all bookings of one insert have in common. */
export interface NewBookingBatch {
  readonly sessionId: string;
  readonly currency: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Inserts PENDING bookings of one session: one constant statement and one parameter for the rows, however many. */
export async function insertBookings(
  tx: Transaction,
  batch: NewBookingBatch,
  bookings: readonly NewBooking[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO bookings (id, reference, session_id, name, email, seats, unit_price, currency, status, locale, expires_at, created_at, updated_at)
    SELECT r.id, r.reference, ${batch.sessionId}, r.name, r.email, r.seats, r.unitPrice, ${batch.currency}, 'PENDING', r.locale,
      ${batch.expiresAt}, ${batch.createdAt}, ${batch.createdAt}
    FROM JSON_TABLE(${JSON.stringify(bookings)}, '$[*]' COLUMNS (
      id CHAR(36) PATH '$.id', reference CHAR(9) PATH '$.reference', name VARCHAR(120) PATH '$.name', email VARCHAR(254) PATH '$.email',
      seats INT PATH '$.seats', unitPrice INT PATH '$.unitPrice', locale VARCHAR(8) PATH '$.locale')) r`;
}

export interface NewTicket {
  readonly id: string;
  readonly bookingId: string;
  readonly seatNumber: number;
  readonly code: string;
}

/** Inserts the tickets of one session's bookings. The key `tickets_session_seat_key` refuses a seat that is taken. */
export async function insertTickets(
  tx: Transaction,
  batch: { readonly sessionId: string; readonly createdAt: Date },
  tickets: readonly NewTicket[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO tickets (id, booking_id, session_id, seat_number, code, created_at)
    SELECT r.id, r.bookingId, ${batch.sessionId}, r.seatNumber, r.code, ${batch.createdAt}
    FROM JSON_TABLE(${JSON.stringify(tickets)}, '$[*]' COLUMNS (
      id CHAR(36) PATH '$.id', bookingId CHAR(36) PATH '$.bookingId', seatNumber INT PATH '$.seatNumber', code VARCHAR(32) PATH '$.code')) r`;
}
