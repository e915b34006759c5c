import { Temporal } from "temporal-polyfill";

export interface IsoSpan {
  /** ISO instants. */
  readonly startsAt: string;
  readonly endsAt: string;
}

/**
 * The same session every week at the same time on the wall of `timeZone`, `times` in all: 8 pm stays 8 pm over a change to
 * or from summer time. Length is kept in elapsed time. A wall time that a change skips moves forward, as RFC 5545 §3.3.5 has it.
 */
export function repeatWeekly(first: IsoSpan & { readonly timeZone: string; readonly times: number }): IsoSpan[] {
  const start = Temporal.Instant.from(first.startsAt).toZonedDateTimeISO(first.timeZone);
  const length = Date.parse(first.endsAt) - Date.parse(first.startsAt);
  return Array.from({ length: first.times }, (_, week) => {
    const startsAt = start.add({ weeks: week }).epochMilliseconds;
    return { startsAt: new Date(startsAt).toISOString(), endsAt: new Date(startsAt + length).toISOString() };
  });
}

/** An instant as the value of an `<input type="datetime-local">` in a zone: `2026-03-29T20:00`. */
export function toZonedInput(iso: string, timeZone: string): string {
  return Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: "minute" });
}

/** The instant of a `datetime-local` value in a zone, or null when it is not a date. Skipped times move forward. */
export function fromZonedInput(local: string, timeZone: string): string | null {
  try {
    const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, { disambiguation: "compatible" });
    return new Date(zoned.epochMilliseconds).toISOString();
  } catch {
    return null;
  }
}

/** The UTC instants between which it is the same calendar day in `timeZone` as at `now`. */
export function dayIn(timeZone: string, now: Date): { from: Date; to: Date } {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).startOfDay();
  return { from: new Date(today.epochMilliseconds), to: new Date(today.add({ days: 1 }).epochMilliseconds) };
}
