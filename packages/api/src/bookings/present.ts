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
