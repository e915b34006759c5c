import type { Slot } from "./demo-event.ts";

const DAY_MS = 86_400_000;
const CYCLE_DAYS = 42;
/** A Monday. Demo dates repeat every six weeks from here, so that a date found again is the same date. */
const CYCLE_START = Date.UTC(2026, 0, 5);
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/**
 * The first date of a slot that lies more than `leadDays` after `now`: within six weeks after that. The same call gives
 * the same instant until it has passed, which is what makes the seed repeatable.
 */
export function nextDate(slot: Slot, timeZone: string, now: Date, leadDays: number): Date {
  const [week = "", day = "", time = ""] = slot.split(" ");
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const offset = Number(week) * 7 + WEEKDAYS.indexOf(day);
  const earliest = now.getTime() + leadDays * DAY_MS;
  for (let cycle = Math.floor((earliest - CYCLE_START) / DAY_MS / CYCLE_DAYS) - 1; ; cycle += 1) {
    const wallTime = CYCLE_START + (cycle * CYCLE_DAYS + offset) * DAY_MS + (hours * 60 + minutes) * 60_000;
    const date = new Date(toInstant(wallTime, timeZone));
    if (date.getTime() > earliest) return date;
  }
}

/** Turns a wall-clock time, written as if it were UTC, into the instant it names in a time zone. */
function toInstant(wallTime: number, timeZone: string): number {
  const guess = wallTime - offsetAt(wallTime, timeZone);
  return wallTime - offsetAt(guess, timeZone);
}

function offsetAt(instant: number, timeZone: string): number {
  const name = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" })
    .formatToParts(instant)
    .find((part) => part.type === "timeZoneName")?.value;
  const match = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name ?? "");
  if (match === null) throw new Error(`No offset known for ${timeZone}: ${name}`);
  const [, sign = "+", hours = "0", minutes = "0"] = match;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
