import { Temporal } from "temporal-polyfill";
import { addDays, dayOf, startOfDay } from "../events/zoned-day-rules.ts";

/** A calendar day of a zone and the instants it lasts: 23 or 25 hours where the clock changes, none where it is skipped. */
export interface ZonedDay {
  /** `2026-11-27` */
  readonly day: string;
  readonly from: Date;
  readonly to: Date;
}

/** Calendar days, the last one included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** How many calendar days a period has. */
export function lengthOf({ from, to }: Period): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: "days" }).days + 1;
}

/** The days of a period in a zone, in order. */
export function daysOf(period: Period, timeZone: string): ZonedDay[] {
  const length = lengthOf(period);
  const starts = Array.from({ length: length + 1 }, (_, later) => {
    const day = addDays(period.from, later);
    return { day, at: startOfDay(day, timeZone) };
  });
  return starts.slice(0, length).map(({ day, at }, i) => ({ day, from: at, to: starts[i + 1]?.at ?? at }));
}

/** The day that it is in a zone at `now`. */
export function dayAt(now: Date, timeZone: string): ZonedDay {
  const day = dayOf(now, timeZone);
  return { day, from: startOfDay(day, timeZone), to: startOfDay(addDays(day, 1), timeZone) };
}

/** As many days, just before. */
export function periodBefore(period: Period): Period {
  const days = lengthOf(period);
  return { from: addDays(period.from, -days), to: addDays(period.to, -days) };
}

/** The same time of day as `now` in a zone, some days earlier: what is not over yet is compared with as much of what was before. */
export function sameTimeEarlier(now: Date, days: number, timeZone: string): Date {
  const zoned = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  return new Date(zoned.subtract({ days }).epochMilliseconds);
}
