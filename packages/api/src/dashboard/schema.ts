import { z } from "zod";
import { bookingRow } from "../bookings/schema.ts";
import { id, instantOut, money, timeZone } from "../fields.ts";

/** "Today" is the day it is in `timeZone`. */
export const dashboardInput = z.strictObject({ timeZone });

export const dashboard = z.object({
  today: z.object({
    bookings: z.int(),
    confirmed: z.int(),
    seats: z.int(),
    /** What was booked today and is confirmed, one amount a currency. */
    revenue: z.array(money),
  }),
  /** Holds that are live now. */
  pendingHolds: z.int(),
  publishedEvents: z.int(),
  /** The next sessions of published events. */
  nextSessions: z.array(
    z.object({
      id,
      eventId: id,
      eventTitle: z.string(),
      timeZone: z.string(),
      startsAt: instantOut,
      capacity: z.int(),
      reserved: z.int(),
    }),
  ),
  /** Null for whoever may see figures but no guests. */
  latestBookings: z.array(bookingRow).nullable(),
});
export type Dashboard = z.infer<typeof dashboard>;
