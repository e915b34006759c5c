import type { BookingRow } from "@guichet/db";
import { isLocale } from "../locale.ts";
import type { BookingTopic, LetterOrder, ToldBooking } from "./schema.ts";

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
export function orderAbout(topic: BookingTopic, row: BookingRow): LetterOrder {
  return { topic, to: row.email, locale: isLocale(row.locale) ? row.locale : "fr", booking: tellBooking(row) };
}
