/** Spans of days that visitors ask for, on the calendar of their own device. */
export const DATE_PRESETS = ["today", "weekend", "week", "month"] as const;
export type DatePreset = (typeof DATE_PRESETS)[number];

export interface InstantRange {
  /** ISO instants; `to` is exclusive. */
  readonly from?: string;
  readonly to?: string;
}

const SATURDAY = 6;

/** The instants of a preset. « Ce week-end » asked on a Sunday is what is left of it. */
export function presetRange(preset: DatePreset, now: Date): InstantRange {
  switch (preset) {
    case "today":
      return days(now, 0, 1);
    case "weekend": {
      const weekday = now.getDay();
      if (weekday === 0) return days(now, 0, 1);
      return days(now, SATURDAY - weekday, SATURDAY - weekday + 2);
    }
    case "week":
      return days(now, 0, 7);
    case "month":
      return days(now, 0, 30);
  }
}

/** The instants between two calendar days (`2026-11-28`), both included; either may be missing. */
export function customRange(from: string | undefined, to: string | undefined): InstantRange {
  return {
    ...(from === undefined ? {} : { from: midnight(new Date(`${from}T00:00`), 0) }),
    ...(to === undefined ? {} : { to: midnight(new Date(`${to}T00:00`), 1) }),
  };
}

function days(now: Date, first: number, end: number): InstantRange {
  return { from: midnight(now, first), to: midnight(now, end) };
}

/** By the calendar, so that a day of 23 or 25 hours is still one day. */
function midnight(day: Date, offset: number): string {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + offset).toISOString();
}
