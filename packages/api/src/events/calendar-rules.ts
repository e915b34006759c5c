import { addDays, type CalendarDay } from "./zoned-day-rules.ts";

/** The days of a month: `2026-02` has 28. */
export function daysOfMonth(month: string): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}

/** The month that is so many months later, or earlier when negative. */
export function addMonths(month: string, months: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The same day of another month, or its last one: a month after 31 January is 28 February. */
export function sameDayIn(month: string, day: CalendarDay): CalendarDay {
  const wanted = `${month}${day.slice(7)}`;
  const last = daysOfMonth(month).at(-1) ?? wanted;
  return wanted > last ? last : wanted;
}
