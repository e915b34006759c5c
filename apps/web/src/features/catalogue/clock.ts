import type { Clock } from "@guichet/api/events/catalogue-rules";
import { visitorTimeZone } from "../../lib/time-zone.ts";

/** « Today » on the calendar of the visitor's device. */
export function visitorClock(): Clock {
  return { now: new Date(), timeZone: visitorTimeZone() };
}
