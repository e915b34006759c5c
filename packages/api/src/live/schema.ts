import { z } from "zod";
import { booking } from "../bookings/schema.ts";
import { id, idOrSlug, instantOut } from "../fields.ts";
import { session } from "../sessions/schema.ts";

/** What a page was sent last, as it comes back when it asks again: its tRPC client adds it to the input. */
const lastEventId = z.string().min(1).max(60).optional();

export const watchEventInput = z.strictObject({ id: idOrSlug, lastEventId });
export type WatchEventInput = z.infer<typeof watchEventInput>;
export const watchBookingInput = z.strictObject({ id, lastEventId });
export type WatchBookingInput = z.infer<typeof watchBookingInput>;
export const watchStaffInput = z.strictObject({ lastEventId });
export type WatchStaffInput = z.infer<typeof watchStaffInput>;

/** What has changed of an event, as any visitor may see it. */
export const eventNews = z.object({
  serverTime: instantOut,
  /** Otherwise it is no visitor's business any more, nor are its sessions. */
  isPublished: z.boolean(),
  /** Of the event: when it is another one, the event is worth reading again. */
  version: z.int(),
  /** All sessions that have not ended are named; otherwise those that are new or have changed. */
  isComplete: z.boolean(),
  sessions: z.array(session),
  /** Ids of sessions that are no more. */
  removed: z.array(id),
});
export type EventNews = z.infer<typeof eventNews>;

/** A booking as it is now. */
export const bookingNews = z.object({
  booking,
  /** When it was read: whoever knows of something later should ask again. */
  asOf: instantOut,
});
export type BookingNews = z.infer<typeof bookingNews>;

/** Something has changed of what staff see. */
export const staffNews = z.object({ serverTime: instantOut });
export type StaffNews = z.infer<typeof staffNews>;
