import type { SessionDetail } from "@guichet/api/sessions/schema";
import { dayKey } from "../../lib/format.ts";

export interface SessionDay {
  /** Calendar day at the event's place. */
  readonly key: string;
  readonly sessions: readonly SessionDetail[];
}

/** Sessions that have not started, by day of the event's place, in order of time. */
export function upcomingByDay(sessions: readonly SessionDetail[], timeZone: string, now: Date): SessionDay[] {
  const upcoming = sessions
    .filter((session) => Date.parse(session.startsAt) > now.getTime())
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  const days = Map.groupBy(upcoming, (session) => dayKey(session.startsAt, timeZone));
  return [...days].map(([key, ofDay]) => ({ key, sessions: ofDay }));
}
