import type { UpcomingSession } from "@guichet/api/dashboard/schema";
import { dayKey } from "../../lib/format.ts";

export type When = "today" | "week" | "later";

/** Sessions, earliest first, by how soon they are on the reader's calendar: today, in the six days after it, later. */
export function bySoon(
  sessions: readonly UpcomingSession[],
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): { when: When; sessions: UpcomingSession[] }[] {
  const today = dayKey(now.toISOString(), timeZone);
  const inAWeek = new Date(Date.parse(today) + 7 * 86_400_000).toISOString().slice(0, 10);
  const whenOf = ({ startsAt }: UpcomingSession): When => {
    const day = dayKey(startsAt, timeZone);
    if (day <= today) return "today";
    return day < inAWeek ? "week" : "later";
  };
  return (["today", "week", "later"] as const)
    .map((when) => ({ when, sessions: sessions.filter((session) => whenOf(session) === when) }))
    .filter((group) => group.sessions.length > 0);
}
