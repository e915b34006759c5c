import { z } from "zod";
import { bookingRow } from "../bookings/schema.ts";
import { currency, id, instantOut, money, timeZone } from "../fields.ts";
import { salesState } from "../sessions/schema.ts";

/** "Today" is the day it is in `timeZone`. */
export const dashboardInput = z.strictObject({
  timeZone,
  /** Of one event; of all when absent. */
  eventId: id.optional(),
});

/** The next sessions of published events, or of the one that was asked for. */
export const upcomingSession = z.object({
  id,
  eventId: id,
  eventTitle: z.string(),
  timeZone: z.string(),
  startsAt: instantOut,
  capacity: z.int(),
  reserved: z.int(),
  salesState,
});
export type UpcomingSession = z.infer<typeof upcomingSession>;

export const dashboard = z.object({
  today: z.object({
    /** What was booked today, whatever became of it. */
    bookings: z.int(),
    confirmed: z.int(),
    /** Seats and price of what is confirmed, one amount a currency. */
    seats: z.int(),
    revenue: z.array(money),
  }),
  /** Holds that are live now. */
  pendingHolds: z.int(),
  publishedEvents: z.int(),
  nextSessions: z.array(upcomingSession),
  /** Null for whoever may see figures but no guests. */
  latestBookings: z.array(bookingRow).nullable(),
  /** How far the very first event is; null once anything was booked. */
  firstSteps: z
    .object({
      /** Null as long as there is no event. */
      event: z.object({ id, slug: z.string(), hasSession: z.boolean(), isPublished: z.boolean() }).nullable(),
    })
    .nullable(),
});
export type Dashboard = z.infer<typeof dashboard>;

/** Days of a period at most. */
export const LONGEST_PERIOD = 366;
const DAY_MS = 86_400_000;

/** A calendar day from 2000 to 2099: `2026-11-27`. */
const day = z.iso.date().refine((value) => value >= "2000-01-01" && value < "2100-01-01", {
  error: "instant-out-of-range",
});

/** Calendar days of a zone, the last one included. */
export const salesPeriod = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { error: "ends-before-start", path: ["to"] })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < LONGEST_PERIOD * DAY_MS, {
    error: "period-too-long",
    path: ["to"],
  });

export const salesInput = salesPeriod.safeExtend({ timeZone, eventId: id.optional() });
export type SalesInput = z.infer<typeof salesInput>;

/** What was sold on a day, in one currency: bookings made that day that are confirmed. */
const daySales = z.object({ currency, bookings: z.int(), seats: z.int(), revenue: z.int() });
export type DaySales = z.infer<typeof daySales>;

const salesTotal = z.object({
  /** Confirmed, their seats, and their price a currency. */
  bookings: z.int(),
  seats: z.int(),
  revenue: z.array(money),
  /** What had been confirmed and was cancelled: none of the above. */
  cancelled: z.object({ bookings: z.int(), seats: z.int(), revenue: z.array(money) }),
  /** What became of the holds that were made. */
  holds: z.object({
    made: z.int(),
    /** Confirmed, whether or not they were cancelled later. */
    confirmed: z.int(),
    waiting: z.int(),
    expired: z.int(),
    cancelled: z.int(),
  }),
});
export type SalesTotal = z.infer<typeof salesTotal>;

export const sales = z.object({
  days: z.array(z.object({ day: z.iso.date(), sales: z.array(daySales) })),
  total: salesTotal,
  /** As many days before; of a period that is not over, as much of them as there is of it. */
  previous: z.object({ from: z.iso.date(), to: z.iso.date(), total: salesTotal }),
  /** Between making and confirming, of the latest thousand; null when nothing was confirmed. */
  medianSecondsToConfirm: z.int().nullable(),
  /** When this was read. */
  asOf: instantOut,
});
export type Sales = z.infer<typeof sales>;
