import { daysLater, daysMoved } from "./repeat-rules.ts";
import type { CreateSessionInput } from "./schema.ts";

type MovedTimes = Pick<CreateSessionInput, "startsAt" | "endsAt" | "salesEndAt">;

/**
 * A session like the pattern on another date: it ends, and its sale ends, at the pattern's times on the wall of `timeZone`, as many days
 * on as it starts. Of a time that the clocks skip or show twice there, daysLater says which instant is taken. The opening of the sale is one
 * instant for all dates. The preview of a series and what is stored both come from here.
 * @param startsAt ISO instant at the pattern's time on the wall
 */
export function sessionAt<Pattern extends MovedTimes>(startsAt: string, pattern: Pattern, timeZone: string): Pattern {
  const days = daysMoved(pattern.startsAt, startsAt, timeZone);
  const along = (iso: string) => daysLater(iso, days, timeZone);
  const salesEndAt = pattern.salesEndAt === null ? null : along(pattern.salesEndAt);
  return { ...pattern, startsAt, endsAt: endAfter(startsAt, along(pattern.endsAt), pattern), salesEndAt };
}

/** A start that the clocks skip moves forward, past the end of a short session: that one keeps its length. */
function endAfter(startsAt: string, endsAt: string, pattern: MovedTimes): string {
  if (Date.parse(endsAt) > Date.parse(startsAt)) return endsAt;
  const length = Date.parse(pattern.endsAt) - Date.parse(pattern.startsAt);
  return new Date(Date.parse(startsAt) + length).toISOString();
}
