import { addMonths, daysOfMonth, sameDayIn } from "@guichet/api/events/calendar-rules";
import { addDays, type CalendarDay, weekdayOf } from "@guichet/api/events/zoned-day-rules";

const WEEK = 7;
/** Of `weekdayOf`: weeks begin on Monday in both languages. */
const MONDAY = 1;

/** Weeks of a month. Days of other months are null. */
export function weeksOf(month: string): (CalendarDay | null)[][] {
  const days = daysOfMonth(month);
  const before = placeInWeek(days[0] ?? `${month}-01`);
  const count = Math.ceil((before + days.length) / WEEK);
  const cells = Array.from({ length: count * WEEK }, (_, i) => days[i - before] ?? null);
  return Array.from({ length: count }, (_, week) => cells.slice(week * WEEK, (week + 1) * WEEK));
}

/** A week of which only the days' names matter. */
export const SOME_WEEK: readonly CalendarDay[] = Array.from({ length: WEEK }, (_, i) => addDays("2026-11-23", i));

function placeInWeek(day: CalendarDay): number {
  return (weekdayOf(day) - MONDAY + WEEK) % WEEK;
}

export interface Step {
  readonly key: string;
  readonly shiftKey: boolean;
}

/**
 * The day that a key leads to (WAI-ARIA Authoring Practices, date grid), in this month or another; null for keys that lead nowhere.
 * @param isRtl the text runs from right to left, and the days of a week with it
 */
export function dayAfterKey(day: CalendarDay, { key, shiftKey }: Step, isRtl: boolean): CalendarDay | null {
  const month = day.slice(0, 7);
  switch (key) {
    case "ArrowLeft":
      return addDays(day, isRtl ? 1 : -1);
    case "ArrowRight":
      return addDays(day, isRtl ? -1 : 1);
    case "ArrowUp":
      return addDays(day, -WEEK);
    case "ArrowDown":
      return addDays(day, WEEK);
    case "Home":
      return addDays(day, -placeInWeek(day));
    case "End":
      return addDays(day, WEEK - 1 - placeInWeek(day));
    case "PageUp":
      return sameDayIn(addMonths(month, shiftKey ? -12 : -1), day);
    case "PageDown":
      return sameDayIn(addMonths(month, shiftKey ? 12 : 1), day);
    default:
      return null;
  }
}
