import type { NextSessionRow } from "@guichet/db";
import { salesStateOf } from "../sessions/rules.ts";
import type { UpcomingSession } from "./schema.ts";

export function presentUpcomingSession(row: NextSessionRow, now: Date): UpcomingSession {
  const { id, eventId, eventTitle, timeZone, startsAt, capacity, reserved } = row;
  const salesState = salesStateOf(row, now);
  return { id, eventId, eventTitle, timeZone, startsAt: startsAt.toISOString(), capacity, reserved, salesState };
}
