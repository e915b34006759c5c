import { z } from "zod";
import { instantOut } from "../fields.ts";

/** What can have become of a booking, and of the letters about it. */
export const historyStep = z.enum([
  "booked",
  "extended",
  "confirmed",
  "moved",
  "cancelled",
  "session-cancelled",
  "expired",
  "checked-in",
  "letter-resent",
  "letter-waiting",
  "letter-sent",
  "letter-given-up",
]);
export type HistoryStep = z.infer<typeof historyStep>;

/** Letters about one booking, by what the outbox calls them. */
export const bookingLetterTopic = z.enum([
  "booking-confirmed",
  "booking-cancelled",
  "session-cancelled",
  "booking-moved",
  "booking-link",
]);

const place = z.object({ eventTitle: z.string(), startsAt: instantOut, timeZone: z.string() });

/** A booking as the audit log's entry of a move tells of it (move-service.ts). */
export const recordedPlace = z
  .object({ event: z.string(), startsAt: instantOut, timeZone: z.string() })
  .transform(({ event, ...when }) => ({ eventTitle: event, ...when }));

/** Who may have done something, as the audit log calls them. */
export const historyActor = z.enum(["guest", "staff", "api-key", "system"]);

export const historyEntry = z.object({
  at: instantOut,
  step: historyStep,
  /** Who did it; null when nobody did (time passed, a letter left), or when it is not known (any more). */
  by: z.object({ type: historyActor, name: z.string().nullable() }).nullable(),
  /** Of a move: the session before and after. */
  from: place.nullable(),
  to: place.nullable(),
  /** Of what concerns one ticket. */
  seatNumber: z.int().nullable(),
  /** Of what concerns a letter. */
  letter: bookingLetterTopic.nullable(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** What became of a booking, the latest first. It names no id: who may only look learns none. */
export const bookingHistory = z.object({ items: z.array(historyEntry) });
export type BookingHistory = z.infer<typeof bookingHistory>;
