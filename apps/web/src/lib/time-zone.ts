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

/** The place a zone is named for: « Paris » for `Europe/Paris`, « Port of Spain » for `America/Port_of_Spain`. */
export function zonePlace(timeZone: string): string {
  return (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
}

/** The offset of a zone at an instant, as in « UTC+1 » or "GMT+1". */
export function zoneOffset(iso: string, timeZone: string, locale: Locale): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "shortOffset" }).formatToParts(new Date(iso));
  return parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
}
