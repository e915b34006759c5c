import type { BookingRow as StoredBooking, TicketRow } from "@guichet/db";
import { isLapsed } from "./rules.ts";
import type { BookingDetail, BookingRow } from "./schema.ts";

/** A booking on the wire. A hold that has lapsed is EXPIRED to the reader, even before the job has released it. */
export function presentBookingRow(row: StoredBooking, now: Date): BookingRow {
  return {
    id: row.id,
    reference: row.reference,
    status: isLapsed(row, now) ? "EXPIRED" : row.status,
    name: row.name,
    email: row.email,
    seats: row.seats,
    unitPrice: row.unitPrice,
    totalPrice: row.unitPrice * row.seats,
    currency: row.currency,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    extendedAt: row.extendedAt?.toISOString() ?? null,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    session: {
      id: row.sessionId,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      status: row.sessionStatus,
    },
    event: {
      id: row.eventId,
      slug: row.eventSlug,
      title: row.eventTitle,
      venue: row.venue,
      address: row.address,
      city: row.city,
      timeZone: row.timeZone,
    },
  };
}

/** A booking with its tickets. */
export function presentBooking(row: StoredBooking, tickets: readonly TicketRow[], now: Date): BookingDetail {
  return {
    ...presentBookingRow(row, now),
    tickets: tickets.map(({ id, seatNumber, code, checkedInAt }) => ({
      id,
      seatNumber,
      code,
      checkedInAt: checkedInAt?.toISOString() ?? null,
    })),
    serverTime: now.toISOString(),
  };
}

/**
 * A booking in the audit log, which keeps what it is told for a long time: without its guest's name and address, and without its id,
 * which is its guest's key to it. Its reference says which one it is.
 */
export function presentRecordedBooking(row: StoredBooking, now: Date) {
  const { reference, status, seats, expiresAt, extendedAt, confirmedAt, cancelledAt, session, event } =
    presentBookingRow(row, now);
  const times = { expiresAt, extendedAt, confirmedAt, cancelledAt };
  return { reference, status, seats, ...times, sessionId: session.id, startsAt: session.startsAt, event: event.title };
}
