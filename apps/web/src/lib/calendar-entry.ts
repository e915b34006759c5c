import { type Place, placeLine } from "@guichet/api/events/place-rules";

/** What a calendar is told about a session. */
export interface CalendarEntry {
  /** The same for the same session, so that a calendar that has it already changes it instead of adding another. */
  readonly uid: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  readonly notes: string;
  readonly url: string;
}

interface CalendarEvent extends Place {
  readonly slug: string;
  readonly title: string;
}

interface CalendarSession {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** The public page of an event. */
export function eventAddress(slug: string): string {
  return new URL(`/events/${slug}`, window.location.origin).href;
}

/** A session, before anything is booked. */
export function sessionEntry(
  event: CalendarEvent,
  { id, startsAt, endsAt }: CalendarSession,
  url: string,
): CalendarEntry {
  const uid = `${id}@${window.location.hostname}`;
  return { uid, title: event.title, startsAt, endsAt, place: placeLine(event), notes: "", url };
}

/**
 * A session that one has booked. It leads to the event, not to the booking: calendars are shared, and the link of a booking lets whoever
 * has it cancel it.
 */
export function bookingEntry(
  { event, session }: { readonly event: CalendarEvent; readonly session: CalendarSession },
  notes: string,
): CalendarEntry {
  return { ...sessionEntry(event, session, eventAddress(event.slug)), notes };
}

/** `20970615T183000Z` */
function utc(iso: string): string {
  return new Date(iso).toISOString().replaceAll(/[-:]|\.\d+/g, "");
}

/** A page of Google's calendar that adds it. */
export function googleAddress({ title, startsAt, endsAt, place, notes, url }: CalendarEntry): string {
  const details = [notes, url].filter((part) => part !== "").join("\n");
  const query = { action: "TEMPLATE", text: title, dates: `${utc(startsAt)}/${utc(endsAt)}`, details, location: place };
  return `https://calendar.google.com/calendar/render?${new URLSearchParams(query)}`;
}

/** A page of Outlook's calendar that adds it. */
export function outlookAddress({ title, startsAt, endsAt, place, notes, url }: CalendarEntry): string {
  const body = [notes, url].filter((part) => part !== "").join("\n");
  const times = { startdt: new Date(startsAt).toISOString(), enddt: new Date(endsAt).toISOString() };
  const query = { path: "/calendar/action/compose", rru: "addevent", subject: title, ...times, location: place, body };
  return `https://outlook.live.com/calendar/0/deeplink/compose?${new URLSearchParams(query)}`;
}

/** The text of an .ics file (RFC 5545) with one event, in UTC, so that no time zone can be misread. `now` is when it is written. */
export function calendarFile(entry: CalendarEntry, now: Date): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Guichet//Guichet//EN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    `UID:${entry.uid}`,
    `DTSTAMP:${utc(now.toISOString())}`,
    `DTSTART:${utc(entry.startsAt)}`,
    `DTEND:${utc(entry.endsAt)}`,
    `SUMMARY:${escaped(entry.title)}`,
    `LOCATION:${escaped(entry.place)}`,
    ...(entry.notes === "" ? [] : [`DESCRIPTION:${escaped(entry.notes)}`]),
    `URL:${entry.url}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

/** A text value (RFC 5545, 3.3.11). */
function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, "\\$&").replaceAll(/\r\n|\r|\n/g, "\\n");
}

const encoder = new TextEncoder();
/** Octets of a line without its break; a folded line begins with a space (RFC 5545, 3.1). */
const LONGEST_LINE = 75;

/** Breaks a line into several of at most 75 octets, never inside a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  for (const character of line) {
    if (encoder.encode(part + character).length > LONGEST_LINE) {
      parts.push(part);
      part = " ";
    }
    part += character;
  }
  return [...parts, part].join("\r\n");
}
