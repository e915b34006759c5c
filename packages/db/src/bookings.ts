import { Prisma } from "../generated/prisma/client.ts";
import type { BookingStatus, SessionStatus } from "../generated/prisma/enums.ts";
import type { Connection } from "./connection.ts";
import { idTable } from "./id-table.ts";

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
  /** Of messages about it. */
  readonly locale: string;
  readonly expiresAt: Date;
  readonly extendedAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly createdAt: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly sessionStatus: SessionStatus;
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
  b.id, b.reference, b.session_id AS sessionId, b.name, b.email, b.seats, b.unit_price AS unitPrice, b.currency, b.status, b.locale,
  b.expires_at AS expiresAt, b.extended_at AS extendedAt, b.confirmed_at AS confirmedAt, b.cancelled_at AS cancelledAt, b.created_at AS createdAt,
  s.starts_at AS startsAt, s.ends_at AS endsAt, s.status AS sessionStatus, e.id AS eventId, e.slug AS eventSlug, e.title AS eventTitle, e.venue,
  e.address, e.city, e.time_zone AS timeZone`;
const BOOKING_TABLES = Prisma.sql`bookings b JOIN sessions s ON s.id = b.session_id JOIN events e ON e.id = s.event_id`;

/** A query of bookings (b) with their session (s) and event (e), as BookingRow. */
export const BOOKING_SELECT = Prisma.sql`SELECT ${BOOKING_COLUMNS} FROM ${BOOKING_TABLES}`;

/** These bookings, in no order; those that do not exist are left out. */
export function findBookings(db: Connection, ids: readonly string[]): Promise<BookingRow[]> {
  return db.$queryRaw<BookingRow[]>`SELECT ${BOOKING_COLUMNS} FROM ${bookingsOf(ids)}`;
}

/** The session of a booking. Staff may move it to another one: what was read here is checked again under that session's lock. */
export async function sessionOfBooking(db: Connection, id: string): Promise<string | null> {
  const row = await db.booking.findUnique({ where: { id }, select: { sessionId: true } });
  return row?.sessionId ?? null;
}

/** The booking of the ticket that has this code. */
export async function bookingOfTicketCode(db: Connection, code: string): Promise<string | null> {
  const row = await db.ticket.findUnique({ where: { code }, select: { bookingId: true } });
  return row?.bookingId ?? null;
}

/** The tables of a booking, read by primary key in the order of the ids. */
function bookingsOf(ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`${idTable(ids)} r STRAIGHT_JOIN bookings b ON b.id = r.id
    STRAIGHT_JOIN sessions s ON s.id = b.session_id STRAIGHT_JOIN events e ON e.id = s.event_id`;
}

export interface BookingWithTickets {
  readonly booking: BookingRow;
  /** By seat number; those whose seat was freed last. */
  readonly tickets: readonly TicketRow[];
}

type BookingTicketRow = BookingRow & {
  readonly ticketId: string | null;
  readonly seatNumber: number | null;
  readonly code: string;
  readonly checkedInAt: Date | null;
};

/** Reads a booking and its tickets in one statement, so that both are of one moment. */
export async function findBookingWithTickets(db: Connection, id: string): Promise<BookingWithTickets | null> {
  return (await readWithTickets(db, BOOKING_TABLES, Prisma.sql`b.id = ${id}`)).get(id) ?? null;
}

/** Reads bookings and their tickets in one statement, by id. */
export function findBookingsWithTickets(
  db: Connection,
  ids: readonly string[],
): Promise<Map<string, BookingWithTickets>> {
  return readWithTickets(db, bookingsOf(ids), Prisma.sql`TRUE`);
}

async function readWithTickets(
  db: Connection,
  tables: Prisma.Sql,
  where: Prisma.Sql,
): Promise<Map<string, BookingWithTickets>> {
  const rows = await db.$queryRaw<BookingTicketRow[]>`
    SELECT ${BOOKING_COLUMNS}, t.id AS ticketId, t.seat_number AS seatNumber, t.code, t.checked_in_at AS checkedInAt
    FROM ${tables} LEFT JOIN tickets t ON t.booking_id = b.id WHERE ${where}
    ORDER BY b.id, t.seat_number IS NULL, t.seat_number, t.id`;
  const found = new Map<string, { booking: BookingRow; tickets: TicketRow[] }>();
  for (const { ticketId, seatNumber, code, checkedInAt, ...booking } of rows) {
    let entry = found.get(booking.id);
    if (entry === undefined) {
      entry = { booking, tickets: [] };
      found.set(booking.id, entry);
    }
    if (ticketId !== null) entry.tickets.push({ id: ticketId, seatNumber, code, checkedInAt });
  }
  return found;
}

/**
 * Live bookings of an address whose session has not ended, those that come first, at most `limit`. Without regard to capitals alone:
 * the column compares letters without their accents, and an address that only looks alike is somebody else's.
 */
export function upcomingBookingsOf(
  db: Connection,
  { email, now, limit }: { readonly email: string; readonly now: Date; readonly limit: number },
): Promise<BookingRow[]> {
  return db.$queryRaw<BookingRow[]>`
    ${BOOKING_SELECT} WHERE b.email = ${email} AND LOWER(b.email) = BINARY LOWER(${email}) AND s.ends_at > ${now}
      AND (b.status = 'CONFIRMED' OR (b.status = 'PENDING' AND b.expires_at > ${now}))
    ORDER BY s.starts_at, b.id LIMIT ${limit}`;
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

/** Confirmed bookings of a session. */
export function countConfirmedBookings(db: Connection, sessionId: string): Promise<number> {
  return db.booking.count({ where: { sessionId, status: "CONFIRMED" } });
}

/** Bookings of a session that were cancelled at this very instant. */
export function countCancelledBookings(db: Connection, sessionId: string, at: Date): Promise<number> {
  return db.booking.count({ where: { sessionId, status: "CANCELLED", cancelledAt: at } });
}
