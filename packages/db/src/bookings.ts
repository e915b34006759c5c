import { Prisma } from "../generated/prisma/client.ts";
import type { BookingStatus } from "../generated/prisma/enums.ts";
import type { Connection } from "./connection.ts";
import type { Transaction } from "./transaction.ts";

/** A booking as stored, with what a page about it shows of its session and event. */
export interface BookingRow {
  readonly id: string;
  readonly reference: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  readonly seats: number;
  readonly unitPrice: number;
  readonly currency: string;
  readonly status: BookingStatus;
  readonly expiresAt: Date;
  readonly extendedAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly createdAt: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly eventId: string;
  readonly eventSlug: string;
  readonly eventTitle: string;
  readonly venue: string;
  readonly address: string;
  readonly city: string;
  readonly timeZone: string;
}

/** A ticket; `seatNumber` is null once its seat was freed. */
export interface TicketRow {
  readonly id: string;
  readonly seatNumber: number | null;
  readonly code: string;
  readonly checkedInAt: Date | null;
}

const BOOKING_COLUMNS = Prisma.sql`
  b.id, b.reference, b.session_id AS sessionId, b.name, b.email, b.seats, b.unit_price AS unitPrice, b.currency, b.status,
  b.expires_at AS expiresAt, b.extended_at AS extendedAt, b.confirmed_at AS confirmedAt, b.cancelled_at AS cancelledAt, b.created_at AS createdAt,
  s.starts_at AS startsAt, s.ends_at AS endsAt, e.id AS eventId, e.slug AS eventSlug, e.title AS eventTitle, e.venue,
  e.address, e.city, e.time_zone AS timeZone`;
const BOOKING_TABLES = Prisma.sql`bookings b JOIN sessions s ON s.id = b.session_id JOIN events e ON e.id = s.event_id`;

/** A query of bookings (b) with their session (s) and event (e), as BookingRow. */
export const BOOKING_SELECT = Prisma.sql`SELECT ${BOOKING_COLUMNS} FROM ${BOOKING_TABLES}`;

export async function findBooking(db: Connection, id: string): Promise<BookingRow | null> {
  const rows = await db.$queryRaw<BookingRow[]>`${BOOKING_SELECT} WHERE b.id = ${id}`;
  return rows[0] ?? null;
}

export interface BookingWithTickets {
  readonly booking: BookingRow;
  /** By seat number; those whose seat was freed last. */
  readonly tickets: readonly TicketRow[];
}

/** Reads a booking and its tickets in one statement, so that both are of one moment. */
export async function findBookingWithTickets(db: Connection, id: string): Promise<BookingWithTickets | null> {
  type Row = BookingRow & {
    ticketId: string | null;
    seatNumber: number | null;
    code: string;
    checkedInAt: Date | null;
  };
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${BOOKING_COLUMNS}, t.id AS ticketId, t.seat_number AS seatNumber, t.code, t.checked_in_at AS checkedInAt
    FROM ${BOOKING_TABLES} LEFT JOIN tickets t ON t.booking_id = b.id
    WHERE b.id = ${id} ORDER BY t.seat_number IS NULL, t.seat_number, t.id`;
  const first = rows[0];
  if (first === undefined) return null;
  const { ticketId: _, seatNumber: __, code: ___, checkedInAt: ____, ...booking } = first;
  const tickets = rows.flatMap(({ ticketId, seatNumber, code, checkedInAt }) =>
    ticketId === null ? [] : [{ id: ticketId, seatNumber, code, checkedInAt }],
  );
  return { booking, tickets };
}

/** Live bookings of a session, or of all sessions of an event: confirmed ones, and holds that have not lapsed. */
export async function countLiveBookings(
  db: Connection,
  of: { sessionId: string } | { eventId: string },
  now: Date,
): Promise<number> {
  return db.booking.count({
    where: {
      OR: [{ status: "CONFIRMED" }, { status: "PENDING", expiresAt: { gt: now } }],
      ...("sessionId" in of ? { sessionId: of.sessionId } : { session: { eventId: of.eventId } }),
    },
  });
}

/** Which of these bookings are stored already: what a transaction whose COMMIT was not seen has left. */
export async function storedBookingIds(db: Connection, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.booking.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
  return new Set(rows.map((row) => row.id));
}

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

/** Seat numbers in use in a session, in rising order. */
export async function takenSeatNumbers(tx: Transaction, sessionId: string): Promise<number[]> {
  const rows = await tx.$queryRaw<{ seatNumber: number }[]>`
    SELECT seat_number AS seatNumber FROM tickets
    WHERE session_id = ${sessionId} AND seat_number IS NOT NULL ORDER BY seat_number`;
  return rows.map((row) => row.seatNumber);
}

/** The highest seat number in use in a session; 0 when none is. */
export async function highestSeatNumber(tx: Transaction, sessionId: string): Promise<number> {
  const { _max } = await tx.ticket.aggregate({ where: { sessionId }, _max: { seatNumber: true } });
  return _max.seatNumber ?? 0;
}
