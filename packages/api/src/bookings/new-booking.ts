import type { BookingRow, EventHeadline, NewBooking as NewBookingRow, NewTicket, SessionRow } from "@guichet/db";
import type { DeskTerms, KeyUse, PlaceRequest } from "./batch.ts";
import { makeId, makeReference, makeTicketCode } from "./codes.ts";
import type { Placement } from "./plan-rules.ts";
import { presentBooking } from "./present.ts";
import type { BookingDetail } from "./schema.ts";

/** A booking on its way to the disk: its rows, its answer, and the key that asked for it. */
export interface NewBooking {
  readonly row: NewBookingRow;
  readonly tickets: readonly NewTicket[];
  /** As it will be stored, tickets apart. */
  readonly stored: BookingRow;
  readonly answer: BookingDetail;
  /** Of staff who booked it for somebody. */
  readonly desk: DeskTerms | undefined;
  readonly keyUse: KeyUse | null;
}

interface Circumstances {
  readonly session: SessionRow;
  readonly event: EventHeadline;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** Makes a booking of the seats that were chosen: a hold, or, by staff, one that is confirmed. */
export function newBooking(
  { id, wish, keyUse, desk }: PlaceRequest,
  { unitPrice, seatNumbers }: Extract<Placement, { fits: true }>,
  { session, event, now, expiresAt }: Circumstances,
): NewBooking {
  const { name, email, seats, locale } = wish;
  const { startsAt, endsAt, status: sessionStatus, currency } = session;
  const { id: eventId, slug: eventSlug, title: eventTitle, venue, address, city, timeZone } = event;
  const row = { id, reference: makeReference(), name, email, seats, unitPrice, locale };
  const tickets = seatNumbers.map((seatNumber) => ({
    id: makeId(),
    bookingId: id,
    seatNumber,
    code: makeTicketCode(),
    checkedInAt: null,
  }));
  const state =
    desk === undefined
      ? { status: "PENDING" as const, confirmedAt: null }
      : { status: "CONFIRMED" as const, confirmedAt: now };
  const stored = {
    ...{ ...row, sessionId: session.id, currency, createdAt: now },
    ...{ ...state, expiresAt, extendedAt: null, cancelledAt: null },
    ...{ startsAt, endsAt, sessionStatus, eventId, eventSlug, eventTitle, venue, address, city, timeZone },
  };
  return { row, tickets, stored, answer: presentBooking(stored, tickets, now), desk, keyUse };
}
