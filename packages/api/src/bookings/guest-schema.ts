import { z } from "zod";
import { MOST_SEATS_PER_BOOKING } from "../bounds.ts";
import { email, id, line } from "../fields.ts";
import { LOCALES } from "../locale.ts";

// What guests fill in, apart from all else of bookings: a browser loads this, and works for a tenth of a second on that.

/** What a client makes up, once a booking: ASCII, no space at either end. REST takes it from the header Idempotency-Key. */
export const idempotencyKey = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/);

/**
 * POST /bookings/. `locale` is the language of messages about the booking. How many seats one booking may hold is for its
 * session to say. Two requests with the same `idempotencyKey` make one booking.
 */
export const createBookingInput = z.strictObject({
  sessionId: id,
  name: line(120),
  email,
  seats: z.int().min(1).max(MOST_SEATS_PER_BOOKING),
  locale: z.enum(LOCALES).default("fr"),
  idempotencyKey: idempotencyKey.optional(),
});
export type CreateBookingInput = z.infer<typeof createBookingInput>;

/** POST /bookings/send-links */
export const sendLinksInput = z.strictObject({ email });
