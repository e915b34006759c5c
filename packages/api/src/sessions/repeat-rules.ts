import { Temporal } from "temporal-polyfill";
import { overlaps, type Span } from "./rules.ts";
import { MOST_DATES_AT_ONCE } from "./schema.ts";

/** Monday is 1 and Sunday 7, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** How a session comes again. Days are those of the event's zone: `2030-03-31`. */
export type RepeatRule =
  | {
      readonly kind: "weekly";
      readonly everyWeeks: number;
      readonly weekdays: readonly Weekday[];
      /** After so many dates, or after that day, which is a part of it. */
      readonly end: { readonly count: number } | { readonly until: string };
    }
  | { readonly kind: "dates"; readonly dates: readonly string[] };

/**
 * What the clock of the place makes of a wanted time on a date: it shows it once; never, as summer time begins; or twice, as it ends.
 */
export type ClockOnDate = "once" | "skipped" | "twice";

/** One date of a repeated session. */
export interface PlannedStart {
  readonly date: string;
  /** ISO instant. Of a time that is skipped, as much later as the clocks go forward; of two, the first (RFC 5545 §3.3.5). */
  readonly startsAt: string;
  /** From UTC, at that instant: `+02:00`. */
  readonly offset: string;
  readonly clock: ClockOnDate;
  /** The clocks were changed since the date before it. */
  readonly clocksChanged: boolean;
}

/**
 * The dates of a rule, in order: always at the time on the wall of `start`, a `datetime-local` value in `timeZone`, from its day on.
 * @returns null for a start or a rule that is no date; one more than MOST_DATES_AT_ONCE where there would be more than those
 */
export function plannedStarts(start: string, timeZone: string, rule: RepeatRule): PlannedStart[] | null {
  try {
    const first = Temporal.PlainDateTime.from(start);
    const dates = rule.kind === "weekly" ? weeklyDates(first.toPlainDate(), rule) : listedDates(first, rule.dates);
    let before: string | undefined;
    return dates.map((date) => {
      const planned = onDate(date.toPlainDateTime(first.toPlainTime()), timeZone);
      const clocksChanged = before !== undefined && before !== planned.offset;
      before = planned.offset;
      return { ...planned, clocksChanged };
    });
  } catch {
    return null;
  }
}

function onDate(wanted: Temporal.PlainDateTime, timeZone: string): Omit<PlannedStart, "clocksChanged"> {
  const first = wanted.toZonedDateTime(timeZone, { disambiguation: "compatible" });
  const earlier = wanted.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  const later = wanted.toZonedDateTime(timeZone, { disambiguation: "later" });
  const isOnce = earlier.epochMilliseconds === later.epochMilliseconds;
  return {
    date: wanted.toPlainDate().toString(),
    startsAt: new Date(first.epochMilliseconds).toISOString(),
    offset: first.offset,
    clock: isOnce ? "once" : first.toPlainDateTime().equals(wanted) ? "twice" : "skipped",
  };
}

function weeklyDates(
  first: Temporal.PlainDate,
  { everyWeeks, weekdays, end }: Extract<RepeatRule, { kind: "weekly" }>,
): Temporal.PlainDate[] {
  const days = WEEKDAYS.filter((day) => weekdays.includes(day));
  if (days.length === 0 || !Number.isInteger(everyWeeks) || everyWeeks < 1) return [];
  const most = Math.min("count" in end ? end.count : Number.POSITIVE_INFINITY, MOST_DATES_AT_ONCE + 1);
  const until = "until" in end ? Temporal.PlainDate.from(end.until) : null;
  const isOver = (date: Temporal.PlainDate) => until !== null && Temporal.PlainDate.compare(date, until) > 0;
  const dates: Temporal.PlainDate[] = [];
  let monday = first.subtract({ days: first.dayOfWeek - 1 });
  for (; dates.length < most && !isOver(monday); monday = monday.add({ weeks: everyWeeks })) {
    for (const day of days) {
      const date = monday.add({ days: day - 1 });
      const isBefore = Temporal.PlainDate.compare(date, first) < 0;
      if (!isBefore && !isOver(date) && dates.length < most) dates.push(date);
    }
  }
  return dates;
}

/** The day of the start and those of the list, each once. */
function listedDates(first: Temporal.PlainDateTime, dates: readonly string[]): Temporal.PlainDate[] {
  const days = new Set([first.toPlainDate().toString(), ...dates]);
  return [...days].sort().map((day) => Temporal.PlainDate.from(day));
}

/** Which of the spans share an instant with another of them, or with one of the others; by their place in the list. */
export function clashesIn(spans: readonly Span[], others: readonly Span[]): ReadonlySet<number> {
  const clashing = spans.flatMap((span, i) => {
    const clashes = others.some((other) => overlaps(span, other)) || spans.some((s, j) => i !== j && overlaps(span, s));
    return clashes ? [i] : [];
  });
  return new Set(clashing);
}

/** Whole days from one day to another, negative when it is before: what an event is moved by. @returns null for what is no day */
export function daysBetween(from: string, to: string): number | null {
  try {
    return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "days" }).days;
  } catch {
    return null;
  }
}

/** An instant so many days on, at the same time on the wall of `timeZone`. What the clocks skip there moves forward. */
export function daysLater(iso: string, days: number, timeZone: string): string {
  const moved = Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone).add({ days });
  return new Date(moved.epochMilliseconds).toISOString();
}

/**
 * Days on the calendar of `timeZone` between two instants that are meant to show one time on its wall. Rounded, as a start that is skipped
 * there has moved forward, maybe past midnight.
 */
export function daysMoved(from: string, to: string, timeZone: string): number {
  const onTheWall = (iso: string) => Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return Math.round(onTheWall(from).until(onTheWall(to)).total("days"));
}
