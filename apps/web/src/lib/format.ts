import { majorUnits, minorDigits } from "@guichet/api/currency-rules";
import { asDateIsSet, formatTag } from "@guichet/api/locale";
import type { Language } from "./languages.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(formatTag(locale), options);
  formats.set(key, format);
  return format;
}

function writeDate(locale: Language, options: Intl.DateTimeFormatOptions, date: Date): string {
  return asDateIsSet(dateFormat(locale, options).format(date), locale);
}

/** An amount in minor units (cents, for most currencies) as text: `1250, EUR` is « 12,50 € ». Whole amounts have no decimals. */
export function formatMoney(amount: number, currency: string, locale: Language): string {
  const digits = minorDigits(currency);
  const value = majorUnits(amount, currency);
  const whole = Number.isInteger(value);
  return new Intl.NumberFormat(formatTag(locale), {
    style: "currency",
    currency,
    minimumFractionDigits: whole ? 0 : digits,
    maximumFractionDigits: digits,
  }).format(value);
}

export function formatNumber(value: number, locale: Language): string {
  return new Intl.NumberFormat(formatTag(locale)).format(value);
}

/** A share of 1 as whole percents: `0.123` is « 12 % ». What is not all does not read « 100 % ». */
export function formatPercent(share: number, locale: Language): string {
  return new Intl.NumberFormat(formatTag(locale), { style: "percent", maximumFractionDigits: 0 }).format(
    share < 1 ? Math.min(share, 0.99) : share,
  );
}

/** « samedi 28 novembre 2026 » */
export function formatDay(iso: string, timeZone: string, locale: Language): string {
  const options = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone } as const;
  return writeDate(locale, options, new Date(iso));
}

/** « lundi » for 1 to « dimanche » for 7. */
export function formatWeekday(day: number, locale: Language): string {
  // 1 January 2024 was a Monday.
  return dateFormat(locale, { weekday: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2024, 0, day)));
}

/** An offset from UTC as people write it: `+02:00` is « UTC+2 », `-10:30` « UTC−10:30 ». */
export function formatOffset(offset: string): string {
  return `UTC${offset.replace(/^([+-])0?(\d+):00$/, "$1$2").replace(/^([+-])0(\d:)/, "$1$2")}`
    .replace(/^UTC[+-]0$/, "UTC")
    .replace("-", "−");
}

/** « sam. 28 nov. » */
export function formatShortDay(iso: string, timeZone: string, locale: Language): string {
  return writeDate(locale, { weekday: "short", day: "numeric", month: "short", timeZone }, new Date(iso));
}

/** « 28 nov. » */
export function formatShortDate(iso: string, timeZone: string, locale: Language): string {
  return writeDate(locale, { day: "numeric", month: "short", timeZone }, new Date(iso));
}

/** A day of the calendar, `2026-12-05`, as « samedi 5 décembre 2026 ». */
export function formatCalendarDay(day: string, locale: Language): string {
  return formatDay(day, "UTC", locale);
}

/** The same as « 5 déc. 2026 ». */
export function formatDatedDay(day: string, locale: Language): string {
  return writeDate(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }, new Date(day));
}

/** The name of its weekday: « samedi », « sam. ». */
export function formatDayName(day: string, weekday: "long" | "short", locale: Language): string {
  return dateFormat(locale, { weekday, timeZone: "UTC" }).format(new Date(day));
}

/** A month, `2026-12`, as « décembre 2026 ». */
export function formatMonth(month: string, locale: Language): string {
  return dateFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01`));
}

/** « 20:30 » in both languages. */
export function formatTime(iso: string, timeZone: string, locale: Language): string {
  return dateFormat(locale, { hour: "2-digit", minute: "2-digit", hour12: false, timeZone }).format(new Date(iso));
}

/** « sam. 28 nov. 20:30 », for tables. */
export function formatShortMoment(iso: string, timeZone: string, locale: Language): string {
  return `${formatShortDay(iso, timeZone, locale)} ${formatTime(iso, timeZone, locale)}`;
}

const DATED = {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
} as const;

/** « 26 nov. 2026, 18:56 », for what may be long ago, or far ahead. */
export function formatDatedMoment(iso: string, timeZone: string, locale: Language): string {
  return writeDate(locale, { ...DATED, timeZone }, new Date(iso));
}

/** « 26 nov. 2026, 18:56:03 », for what is looked up later, and compared with other records. */
export function formatExactMoment(iso: string, timeZone: string, locale: Language): string {
  return writeDate(locale, { ...DATED, second: "2-digit", timeZone }, new Date(iso));
}

/** How long ago something was, in the largest unit: « il y a 3 s ». */
export function formatAgo(milliseconds: number, locale: Language): string {
  const format = new Intl.RelativeTimeFormat(formatTag(locale), { style: "short" });
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 60) return format.format(-seconds, "second");
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? format.format(-minutes, "minute") : format.format(-Math.floor(minutes / 60), "hour");
}

/** The calendar day in a zone, as a key to group by: `2026-11-28`. */
export function dayKey(iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(new Date(iso));
}

/** Minutes and seconds of a duration in milliseconds: `14:05`. Never negative. */
export function formatCountdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
