import type { Locale } from "@guichet/api/locale";

/** The visitor's IANA zone. */
export function visitorTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Whether a clock shows the same time in both zones at that instant. */
export function sameWallClock(iso: string, a: string, b: string): boolean {
  return a === b || wallClock(iso, a) === wallClock(iso, b);
}

function wallClock(iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short", timeStyle: "short" }).format(new Date(iso));
}

/** A zone in words with its offset at an instant: « heure de La Réunion, UTC+4 ». */
export function zoneName(iso: string, timeZone: string, locale: Locale): string {
  const part = (timeZoneName: "longGeneric" | "shortOffset") =>
    new Intl.DateTimeFormat(locale, { timeZone, timeZoneName })
      .formatToParts(new Date(iso))
      .find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  return `${part("longGeneric")}, ${part("shortOffset")}`;
}

/** The offset of a zone at an instant, for tables: « UTC+4 ». */
export function shortZone(iso: string, timeZone: string, locale: Locale): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "shortOffset" }).formatToParts(new Date(iso));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}
