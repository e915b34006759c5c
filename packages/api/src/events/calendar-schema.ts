import { z } from "zod";
import { instantOut, timeZone } from "../fields.ts";
import { eventFilter } from "./schema.ts";

const { from: _from, to: _to, ...filterWithoutDates } = eventFilter;

/** What is on in a month, day by day. */
export const calendarInput = z.strictObject({
  ...filterWithoutDates,
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .refine((month) => month < "2099-12", { error: "instant-out-of-range" }),
  /** Whose days they are: the visitor's, as in the list, where a day is asked for by its instants. */
  timeZone,
});
export type CalendarInput = z.infer<typeof calendarInput>;

/** Events of a day that are counted, and of those the ones that are named. */
export const MOST_COUNTED = 50;
export const MOST_NAMED = 3;

export const calendarMonth = z.object({
  month: z.string(),
  /** The days that have events still to come, in order. */
  days: z.array(
    z.object({
      day: z.iso.date(),
      count: z.int(),
      /** There are more than were counted. */
      hasMore: z.boolean(),
      /** The earliest. */
      events: z.array(z.object({ slug: z.string(), title: z.string(), startsAt: instantOut, timeZone: z.string() })),
    }),
  ),
  /** When nothing is on: the next day that has something, if any. */
  nextDay: z.iso.date().nullable(),
  /** As in a list of events. */
  searchedFor: z.string().nullable(),
});
export type CalendarMonth = z.infer<typeof calendarMonth>;
