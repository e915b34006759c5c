import {
  clashesIn,
  type PlannedStart,
  plannedStarts,
  type RepeatRule,
  WEEKDAYS,
  type Weekday,
} from "@guichet/api/sessions/repeat-rules";
import type { SessionDetail } from "@guichet/api/sessions/schema";
import { sessionAt } from "@guichet/api/sessions/series-rules";
import { fromZonedInput } from "@guichet/api/sessions/zoned-time-rules";
import type { SessionFormValues } from "./session-form-values.ts";

/** What says on which dates a session comes again. */
export type RepeatValues = Pick<
  SessionFormValues,
  | "startsAt"
  | "endsAt"
  | "salesEndAt"
  | "repeat"
  | "everyWeeks"
  | "weekdays"
  | "ending"
  | "times"
  | "until"
  | "dates"
  | "leftOut"
>;

/** One line of the preview. */
export interface PlannedDate extends PlannedStart {
  readonly endsAt: string;
  /** Null where it is sold until it starts. */
  readonly salesEndAt: string | null;
  readonly leftOut: boolean;
  /** It overlaps another date that is not left out, or a session that is there. */
  readonly clashes: boolean;
  readonly isPast: boolean;
}

/** The days of the week as they are ticked; as long as none is, that of the start. */
export function tickedWeekdays({ startsAt, weekdays }: Pick<RepeatValues, "startsAt" | "weekdays">): Weekday[] {
  const ticked = WEEKDAYS.filter((day) => weekdays.includes(String(day)));
  return ticked.length > 0 ? ticked : startWeekday(startsAt);
}

function startWeekday(startsAt: string): Weekday[] {
  const sundayIsZero = new Date(`${startsAt.slice(0, 10)}T00:00:00Z`).getUTCDay();
  return WEEKDAYS.filter((day) => day % 7 === sundayIsZero);
}

function ruleOf(values: RepeatValues): RepeatRule {
  if (values.repeat === "dates") return { kind: "dates", dates: values.dates.filter((date) => date !== "") };
  const whole = (text: string) => (/^\s*\d+\s*$/.test(text) ? Number(text) : 0);
  return {
    kind: "weekly",
    everyWeeks: whole(values.everyWeeks),
    weekdays: tickedWeekdays(values),
    end: values.ending === "count" ? { count: whole(values.times) } : { until: values.until },
  };
}

/** The instants of all dates that are not left out; none as long as the rule is not complete. */
export function chosenStarts(values: RepeatValues, timeZone: string): string[] {
  const planned = plannedStarts(values.startsAt, timeZone, ruleOf(values)) ?? [];
  return planned.filter(({ date }) => !values.leftOut.includes(date)).map(({ startsAt }) => startsAt);
}

/** The preview of a repeated session; null as long as it has no start or no end. @param sessions those that the event has */
export function plannedDates(
  values: RepeatValues,
  timeZone: string,
  { sessions, now }: { readonly sessions: readonly SessionDetail[]; readonly now: Date },
): PlannedDate[] | null {
  const planned = plannedStarts(values.startsAt, timeZone, ruleOf(values));
  const startsAt = fromZonedInput(values.startsAt, timeZone);
  const endsAt = fromZonedInput(values.endsAt, timeZone);
  if (planned === null || startsAt === null || endsAt === null || !(endsAt > startsAt)) return null;
  const pattern = { startsAt, endsAt, salesEndAt: fromZonedInput(values.salesEndAt, timeZone) };
  const dates = planned.map((start) => ({ ...start, ...sessionAt(start.startsAt, pattern, timeZone) }));
  const kept = dates.filter(({ date }) => !values.leftOut.includes(date));
  const others = sessions.filter(({ status }) => status === "SCHEDULED").map(spanOf);
  const clashing = new Set([...clashesIn(kept.map(spanOf), others)].map((index) => kept[index]?.date));
  return dates.map((planned) => ({
    ...planned,
    leftOut: values.leftOut.includes(planned.date),
    clashes: clashing.has(planned.date),
    isPast: new Date(planned.startsAt) <= now,
  }));
}

const spanOf = ({ startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string }) => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});
