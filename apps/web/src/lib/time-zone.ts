import type { Language } from "./languages.ts";

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

/** A zone in words: « heure de La Réunion ». */
export function zoneWords(iso: string, timeZone: string, locale: Language): string {
  return zonePart("longGeneric", { iso, timeZone, locale });
}

/** A zone in words with its offset at an instant: « heure de La Réunion, UTC+4 ». */
export function zoneName(iso: string, timeZone: string, locale: Language): string {
  return `${zoneWords(iso, timeZone, locale)}, ${zoneOffset(iso, timeZone, locale)}`;
}

/** How far a zone is from UTC at an instant: « UTC+4 », « UTC−5 ». English has a hyphen there, at which a line would break. */
export function zoneOffset(iso: string, timeZone: string, locale: Language): string {
  return zonePart("shortOffset", { iso, timeZone, locale }).replace("-", "−");
}

function zonePart(
  timeZoneName: "longGeneric" | "shortOffset",
  { iso, timeZone, locale }: { readonly iso: string; readonly timeZone: string; readonly locale: Language },
): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(new Date(iso));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}
