import { z } from "zod";
import { currency, email, id, instantOut, minorUnits, money, optionalLine, page, pageInput } from "../fields.ts";
import { sessionStatus } from "../sessions/schema.ts";
import { createBookingInput } from "./guest-schema.ts";

export const bookingStatus = z.enum(["PENDING", "CONFIRMED", "CANCELLED", "EXPIRED"]);
export type BookingStatus = z.infer<typeof bookingStatus>;

/** Whether lost links can be sent. */
export const linksService = z.object({ available: z.boolean() });

export const bookingKey = z.strictObject({ id });

/**
 * POST /bookings/desk: staff book for somebody who stands there or is on the telephone. Without an address they are written nothing.
 * `unitPrice` is a price of their own per seat, 0 for an invitation; without it a seat costs what it costs now. With `quotedPrice`
 * nothing is booked when that is another price by now.
 */
export const bookAtDeskInput = z.strictObject({
  ...createBookingInput.shape,
  email: z.union([email, z.literal("")]).default(""),
  unitPrice: minorUnits.nullable().default(null),
  quotedPrice: minorUnits.nullable().default(null),
});
export type BookAtDeskInput = z.infer<typeof bookAtDeskInput>;

/**
 * Sessions that staff may book or move into; `q` looks in what the search for events does. With an `id`, that one alone; with an
 * `eventId`, those of that event.
 */
export const deskSessionsInput = z.strictObject({
  id: id.optional(),
  eventId: id.optional(),
  q: optionalLine(100).default(""),
  limit: z.int().min(1).max(50).default(20),
});
export type DeskSessionsInput = z.infer<typeof deskSessionsInput>;

export const deskSessions = z.object({
  items: z.array(
    z.object({
      id,
      startsAt: instantOut,
      endsAt: instantOut,
      availableSeats: z.int(),
      /** Per seat, now. */
      price: money,
      event: z.object({ id, title: z.string(), venue: z.string(), city: z.string(), timeZone: z.string() }),
    }),
  ),
});
export type DeskSession = z.infer<typeof deskSessions>["items"][number];

/** POST /bookings/{id}/move: into which session. */
export const moveBookingInput = z.strictObject({ id, sessionId: id });
export type MoveBookingInput = z.infer<typeof moveBookingInput>;

/** GET /bookings/ (staff or key). `q` looks in names, e-mail addresses and references. */
export const listBookingsInput = z.strictObject({
  ...pageInput,
  q: optionalLine(100).optional(),
  eventId: id.optional(),
  sessionId: id.optional(),
  status: z.array(bookingStatus).max(4).optional(),
});
export type ListBookingsInput = z.infer<typeof listBookingsInput>;

/** The filters of the list, without paging: what an export takes. */
export const exportBookingsInput = listBookingsInput.omit({ limit: true, cursor: true });
export type ExportBookingsInput = z.infer<typeof exportBookingsInput>;

/** How many rows an export will have; `hasMore`: more than that. */
export const exportSize = z.object({ rows: z.int(), hasMore: z.boolean() });
export type ExportSize = z.infer<typeof exportSize>;

export const ticket = z.object({
  id,
  seatNumber: z.int().nullable(),
  /** What is checked at the door. Null to those who may only look at bookings. */
  code: z.string().nullable(),
  checkedInAt: instantOut.nullable(),
});

const bookingBase = {
  id,
  reference: z.string(),
  status: bookingStatus,
  name: z.string(),
  email: z.string(),
  seats: z.int(),
  /** Per seat and for all seats, in minor units, fixed when the booking was made. */
  unitPrice: z.int(),
  totalPrice: z.int(),
  currency,
  createdAt: instantOut,
  expiresAt: instantOut,
  /** When the hold was extended: once at most. */
  extendedAt: instantOut.nullable(),
  confirmedAt: instantOut.nullable(),
  cancelledAt: instantOut.nullable(),
  session: z.object({
    id,
    startsAt: instantOut,
    endsAt: instantOut,
    /** Answers that were kept under an idempotency key before bookings told it lack it: their session was on sale. */
    status: sessionStatus.default("SCHEDULED"),
  }),
  event: z.object({
    id,
    slug: z.string(),
    title: z.string(),
    venue: z.string(),
    address: z.string(),
    city: z.string(),
    timeZone: z.string(),
  }),
};

/** A row of the list of bookings. */
export const bookingRow = z.object(bookingBase);
export type BookingRow = z.infer<typeof bookingRow>;
export const bookingPage = page(bookingRow);

/** A booking in full, as its guest sees it. */
export const booking = z.object({
  ...bookingBase,
  tickets: z.array(ticket),
  /** The server's clock, against which a countdown runs. */
  serverTime: instantOut,
});
export type BookingDetail = z.infer<typeof booking>;
