import { Temporal } from "temporal-polyfill";

/** An instant as the value of an `<input type="datetime-local">` in a zone: `2026-03-29T20:00`. */
export function toZonedInput(iso: string, timeZone: string): string {
  return Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: "minute" });
}

/** The instant of a `datetime-local` value in a zone, or null when it is not a date. Skipped times move forward. */
export function fromZonedInput(local: string, timeZone: string): string | null {
  try {
    const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, { disambiguation: "compatible" });
    return new Date(zoned.epochMilliseconds).toISOString();
  } catch {
    return null;
  }
}
