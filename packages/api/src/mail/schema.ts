import { z } from "zod";
import { ROLES } from "../auth/schema.ts";
import { currency, email, id, instantOut } from "../fields.ts";
import { LOCALES } from "../locale.ts";

const toSomebody = { to: email, locale: z.enum(LOCALES) };

/** What a letter tells of a booking, as it was when the letter was asked for: it is sent even if all that is deleted since. */
export const toldBooking = z.object({
  id,
  reference: z.string(),
  seats: z.int(),
  totalPrice: z.int(),
  currency,
  startsAt: instantOut,
  eventTitle: z.string(),
  venue: z.string(),
  city: z.string(),
  timeZone: z.string(),
});
export type ToldBooking = z.infer<typeof toldBooking>;

/** A session that a booking is not in any more. */
const formerSession = z.object({ eventTitle: z.string(), startsAt: instantOut, timeZone: z.string() });
export type FormerSession = z.infer<typeof formerSession>;

const aboutBooking = { ...toSomebody, booking: toldBooking };

/**
 * What the outbox may hold: a kind of letter and what it needs. What a guest calls themselves is in none of them: anybody can book in
 * somebody else's name and address, and would have us send them what they typed.
 */
export const letterOrder = z.discriminatedUnion("topic", [
  z.object({ topic: z.literal("booking-confirmed"), ...aboutBooking }),
  z.object({ topic: z.literal("booking-cancelled"), ...aboutBooking }),
  z.object({ topic: z.literal("session-cancelled"), ...aboutBooking }),
  /** `from`: the session that it was in. */
  z.object({ topic: z.literal("booking-moved"), ...aboutBooking, from: formerSession }),
  /** The way back to a hold, asked for by staff. */
  z.object({ topic: z.literal("booking-link"), ...aboutBooking }),
  /** The links of all live bookings of an address. They are looked up when it is sent: asking tells nobody whether there are any. */
  z.object({ topic: z.literal("booking-links"), ...toSomebody }),
  z.object({
    topic: z.literal("staff-invitation"),
    ...toSomebody,
    /** The invitation's. */
    invitationId: id,
    role: z.enum(ROLES),
    /** What the inviting member of staff is called. */
    invitedBy: z.string().max(120),
    /** With its single-use token. */
    link: z.url().max(500),
    expiresAt: instantOut,
  }),
  /** A link for a new password. Nobody may have the address: that is looked up when it is sent. */
  z.object({
    topic: z.literal("password-reset"),
    ...toSomebody,
    token: z.string().max(200),
    expiresAt: instantOut,
    /** When it was asked for, and from which address of the network, as far as that is known. */
    askedAt: instantOut,
    askedFrom: z.string().max(45).nullable(),
  }),
  z.object({ topic: z.literal("password-changed"), ...toSomebody, changedAt: instantOut }),
]);
export type LetterOrder = z.infer<typeof letterOrder>;
export type BookingTopic = Extract<LetterOrder, { booking: ToldBooking }>["topic"];
