/** A day of the calendar: `2026-11-28`. */
export type CalendarDay = string;

const DAY_MS = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** The day that the calendar of an IANA zone shows at an instant. */
export function dayOf(instant: Date, timeZone: string): CalendarDay {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), timeZone)).toISOString().slice(0, 10);
}

/** Days later, or earlier when negative. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 0 is Sunday, as in `Date`. */
export function weekdayOf(day: CalendarDay): number {
  return new Date(day).getUTCDay();
}

/**
 * The first instant of a day in a zone. It is not always midnight: some changes to summer time skip that hour. Days of 23 and 25 hours
 * therefore end where the next one starts.
 */
export function startOfDay(day: CalendarDay, timeZone: string): Date {
  const midnight = Date.parse(day);
  // The offsets before and after a change that may lie between: the earlier instant counts if it is in that day already.
  const offsets = [midnight - DAY_MS, midnight + DAY_MS].map((time) => offsetAt(time, timeZone));
  const instants = offsets.map((offset) => midnight - offset).sort((a, b) => a - b);
  const first = instants.find((time) => dayOf(new Date(time), timeZone) === day);
  return new Date(first ?? instants.at(-1) ?? midnight);
}

/** Milliseconds that the clock of a zone is ahead of UTC. */
function offsetAt(time: number, timeZone: string): number {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return wall - Math.floor(time / 1_000) * 1_000;
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clocks.set(timeZone, clock);
  return clock;
}
