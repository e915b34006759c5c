import { describe, expect, it } from "vitest";
import { type CalendarEntry, calendarFile, googleAddress, outlookAddress } from "./calendar-entry.ts";

const entry: CalendarEntry = {
  uid: "s1@guichet.example",
  title: "Nuit du jazz",
  startsAt: "2097-06-15T20:30:00.000+02:00",
  endsAt: "2097-06-15T22:30:00.000+02:00",
  place: "Caveau des Halles, Lyon",
  notes: "",
  url: "https://guichet.example/events/nuit-du-jazz",
};
const now = new Date("2097-01-01T00:00:00.000Z");

/** As a reader of RFC 5545 unfolds it. */
const unfolded = (file: string) => file.replaceAll("\r\n ", "").split("\r\n");

describe("a session in a calendar file", () => {
  it("is one event in UTC, and every line ends as the RFC wants it", () => {
    expect(calendarFile(entry, now).split("\r\n")).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Guichet//Guichet//EN",
      "METHOD:PUBLISH",
      "BEGIN:VEVENT",
      "UID:s1@guichet.example",
      "DTSTAMP:20970101T000000Z",
      "DTSTART:20970615T183000Z",
      "DTEND:20970615T203000Z",
      "SUMMARY:Nuit du jazz",
      "LOCATION:Caveau des Halles\\, Lyon",
      "URL:https://guichet.example/events/nuit-du-jazz",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ]);
  });

  it("cannot be given lines by a title or a place", () => {
    const title = "A; B, C \\ D\r\nATTENDEE:mailto:x@example.org";
    const lines = unfolded(calendarFile({ ...entry, title, notes: "a\nb" }, now));
    expect(lines).toContain("SUMMARY:A\\; B\\, C \\\\ D\\nATTENDEE:mailto:x@example.org");
    expect(lines).toContain("DESCRIPTION:a\\nb");
    expect(lines.filter((line) => line.startsWith("ATTENDEE"))).toEqual([]);
  });

  it("has no line of more than 75 octets, and no character is cut", () => {
    const title = "Été 🎷 ".repeat(30).trim();
    const file = calendarFile({ ...entry, title }, now);
    const octets = (line: string) => new TextEncoder().encode(line).length;
    expect(Math.max(...file.split("\r\n").map(octets))).toBeLessThanOrEqual(75);
    expect(unfolded(file)).toContain(`SUMMARY:${title}`);
  });
});

describe("the pages of calendars", () => {
  it("are told the same times", () => {
    expect(new URL(googleAddress(entry)).searchParams.get("dates")).toBe("20970615T183000Z/20970615T203000Z");
    const outlook = new URL(outlookAddress(entry)).searchParams;
    expect([outlook.get("startdt"), outlook.get("enddt")]).toEqual([
      "2097-06-15T18:30:00.000Z",
      "2097-06-15T20:30:00.000Z",
    ]);
  });
});
