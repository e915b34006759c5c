import { z } from "zod";
import { MOST_SEATS_PER_BOOKING } from "../bounds.ts";
import { currency, id, idOrSlug, instant, instantOut, minorUnits, money } from "../fields.ts";

/** From `fromPercent` of the capacity taken, a seat costs `multiplierPercent` of the base price. */
export const priceTier = z.strictObject({
  fromPercent: z.int().min(1).max(99),
  multiplierPercent: z.int().min(1).max(1000),
});
export type PriceTier = z.infer<typeof priceTier>;

/** Steps of one price, at most. */
export const MOST_TIERS = 5;

export const priceTiers = z
  .array(priceTier)
  .max(MOST_TIERS)
  .refine((tiers) => tiers.every((tier, i) => i === 0 || tier.fromPercent > (tiers[i - 1]?.fromPercent ?? 0)), {
    error: "tiers-not-rising",
  });

/** Base price below 60 % of the capacity taken, ×1.2 from 60 %, ×1.5 from 80 %. */
export const DEFAULT_PRICE_TIERS: readonly PriceTier[] = [
  { fromPercent: 60, multiplierPercent: 120 },
  { fromPercent: 80, multiplierPercent: 150 },
];

/** What a session allows unless it says otherwise. */
export const DEFAULT_SEATS_PER_BOOKING = 10;

/** Most seats of a session, and so most bookings of it. */
const MOST_SEATS = 100_000;

const maxSeatsPerBooking = z.int().min(1).max(MOST_SEATS_PER_BOOKING);

export const sessionStatus = z.enum(["SCHEDULED", "CANCELLED"]);

const sessionFields = {
  startsAt: instant,
  endsAt: instant,
  capacity: z.int().min(1).max(MOST_SEATS),
  basePrice: minorUnits,
  currency,
  priceTiers,
  maxSeatsPerBooking,
  salesStartAt: instant.nullable(),
  salesEndAt: instant.nullable(),
};

const newSessionFields = {
  ...sessionFields,
  currency: currency.default("EUR"),
  priceTiers: priceTiers.default([...DEFAULT_PRICE_TIERS]),
  maxSeatsPerBooking: maxSeatsPerBooking.default(DEFAULT_SEATS_PER_BOOKING),
  salesStartAt: instant.nullable().default(null),
  salesEndAt: instant.nullable().default(null),
};

function endsAfterStart(times: { startsAt: string; endsAt: string }): boolean {
  return Date.parse(times.endsAt) > Date.parse(times.startsAt);
}
function salesWindowRises(window: { salesStartAt: string | null; salesEndAt: string | null }): boolean {
  const { salesStartAt, salesEndAt } = window;
  return salesStartAt === null || salesEndAt === null || Date.parse(salesEndAt) > Date.parse(salesStartAt);
}
const SALES_WINDOW_RISES = { error: "sales-end-before-start", path: ["salesEndAt"] };
const ENDS_AFTER_START = { error: "ends-before-start", path: ["endsAt"] };

/** POST /events/{id}/sessions. */
export const createSessionInput = z
  .strictObject({ id: idOrSlug, ...newSessionFields })
  .refine(endsAfterStart, ENDS_AFTER_START)
  .refine(salesWindowRises, SALES_WINDOW_RISES);
export type CreateSessionInput = z.infer<typeof createSessionInput>;

/** Most sessions that are added in one go. */
export const MOST_DATES_AT_ONCE = 200;

/**
 * The same session on several dates: `starts` are instants at its own time on the wall of the event's zone. Each ends, and its sale ends,
 * at the same times on that wall as its own do (series-rules.ts); the sale of all opens when its own does.
 */
export const createSessionSeriesInput = z
  .strictObject({
    id: idOrSlug,
    ...newSessionFields,
    starts: z
      .array(instant)
      .min(1)
      .max(MOST_DATES_AT_ONCE)
      .refine((starts) => new Set(starts.map((start) => Date.parse(start))).size === starts.length, {
        error: "dates-not-distinct",
      }),
  })
  .refine(endsAfterStart, ENDS_AFTER_START)
  .refine(salesWindowRises, SALES_WINDOW_RISES);
export type CreateSessionSeriesInput = z.infer<typeof createSessionSeriesInput>;

/** PATCH /sessions/{id}. `version` is the If-Match of the edit. */
export const updateSessionInput = z.strictObject({
  id,
  version: z.int().min(1).optional(),
  ...z.object(sessionFields).partial().shape,
});
export type UpdateSessionInput = z.infer<typeof updateSessionInput>;

/** A session, and the version that an If-Match expects of it. */
export const sessionKey = z.strictObject({ id, version: z.int().min(1).optional() });
export type SessionKey = z.infer<typeof sessionKey>;

/** POST /sessions/{id}/cancel. `confirmedBookings` is how many confirmed ones somebody agreed to end: with another number nothing is cancelled. */
export const cancelSessionInput = z.strictObject({
  ...sessionKey.shape,
  confirmedBookings: z.int().min(0).max(MOST_SEATS).optional(),
});
export type CancelSessionInput = z.infer<typeof cancelSessionInput>;
export const sessionsOfEvent = z.strictObject({ id: idOrSlug });

/** Days by which the sessions of a copied event are moved, on the calendar of its zone; about ten years at most. */
export const MOST_DAYS_MOVED = 3_660;

/** An event to copy, with its sessions. */
export const duplicateWithSessionsInput = z.strictObject({
  id: idOrSlug,
  days: z.int().min(-MOST_DAYS_MOVED).max(MOST_DAYS_MOVED),
});
export type DuplicateWithSessionsInput = z.infer<typeof duplicateWithSessionsInput>;

/** Why a session can or cannot be booked now. */
export const salesState = z.enum(["open", "not-yet-open", "closed", "sold-out", "cancelled"]);
export type SalesState = z.infer<typeof salesState>;

export const session = z.object({
  id,
  eventId: id,
  startsAt: instantOut,
  endsAt: instantOut,
  status: sessionStatus,
  salesState,
  capacity: z.int(),
  availableSeats: z.int(),
  /** Per seat, now. */
  price: money,
  basePrice: z.int(),
  currency,
  priceTiers: z.array(priceTier),
  /** Most seats that one booking of this session may hold. */
  maxSeatsPerBooking: z.int(),
  salesStartAt: instantOut.nullable(),
  salesEndAt: instantOut.nullable(),
  version: z.int(),
});
export type SessionDetail = z.infer<typeof session>;

export const sessionList = z.object({ items: z.array(session), nextCursor: z.null() });
export const sessionSeries = z.object({ items: z.array(session) });

/** The answer to a cancelled session: how many bookings went with it. */
export const cancelledSession = z.object({ session, cancelledBookings: z.int() });

/** Whose live bookings are counted: one session's, or all of an event. */
export const liveBookingsOf = z
  .strictObject({ sessionId: id.optional(), eventId: id.optional() })
  .refine(({ sessionId, eventId }) => (sessionId === undefined) !== (eventId === undefined), {
    error: "session-or-event",
  });
export type LiveBookingsOf = z.infer<typeof liveBookingsOf>;

const countedBookings = z.object({ bookings: z.int(), seats: z.int() });

/** The live bookings of a session or of an event, and what is told to their guests when it is called off. */
export const liveBookings = z.object({
  holds: countedBookings,
  confirmed: countedBookings,
  /** Of confirmed bookings; one amount for each currency. */
  revenue: z.array(money),
  /** Whether letters are sent by e-mail: otherwise nobody is told anything. */
  sendsMail: z.boolean(),
});
export type LiveBookings = z.infer<typeof liveBookings>;
