import type { BookingRow } from "@guichet/db";
import { isLocale } from "../locale.ts";
import type { BookingTopic, LetterOrder, ToldBooking } from "./schema.ts";

/** What is told of a booking and of nothing else. */
type PlainBookingTopic = Exclude<BookingTopic, "booking-moved">;

/** A booking as letters tell of it. */
export function tellBooking(row: BookingRow): ToldBooking {
  return {
    id: row.id,
    reference: row.reference,
    seats: row.seats,
    totalPrice: row.unitPrice * row.seats,
    currency: row.currency,
    startsAt: row.startsAt.toISOString(),
    eventTitle: row.eventTitle,
    venue: row.venue,
    city: row.city,
    timeZone: row.timeZone,
  };
}

/** The letter that tells a guest, in their language, what their booking has come to. */
export function orderAbout(topic: PlainBookingTopic, row: BookingRow): LetterOrder {
  return { topic, ...aboutBooking(row) };
}

/** The letter that tells a guest that their booking is in another session now. */
export function movedOrder(before: BookingRow, after: BookingRow): LetterOrder {
  const { eventTitle, startsAt, timeZone } = before;
  return {
    topic: "booking-moved",
    ...aboutBooking(after),
    from: { eventTitle, startsAt: startsAt.toISOString(), timeZone },
  };
}

function aboutBooking(row: BookingRow) {
  const { email: to, locale } = row;
  return { to, locale: isLocale(locale) ? locale : "fr", booking: tellBooking(row) } as const;
}
