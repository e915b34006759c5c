import { type Connection, type DayOffer, type EventFilter, offersByDay } from "@guichet/db";
import type { Context } from "../context.ts";
import { daysOfMonth } from "./calendar-rules.ts";
import { type CalendarInput, type CalendarMonth, MOST_COUNTED, MOST_NAMED } from "./calendar-schema.ts";
import { forgiving, offersUnder, soonestOffers } from "./offers-service.ts";
import { addDays, dayOf, startOfDay } from "./zoned-day-rules.ts";

/** What is on in a month, in one query, and one or two more when nothing is. Days that are over are left out. */
export async function readCalendar(ctx: Context, input: CalendarInput): Promise<CalendarMonth> {
  const db = ctx.database.reader;
  const now = ctx.now();
  const { filter, searchedFor } = await spell(db, input, offersUnder(input, now));
  const today = dayOf(now, input.timeZone);
  const days = daysOfMonth(input.month).filter((day) => day >= today);
  const spans = days.map((day) => ({
    from: new Date(Math.max(startOfDay(day, input.timeZone).getTime(), now.getTime())),
    to: startOfDay(addDays(day, 1), input.timeZone),
  }));
  const rows = await offersByDay(db, { filter, days: spans, perDay: MOST_COUNTED + 1 });
  const rowsOf = Map.groupBy(rows, (row) => row.day);
  const eventful = days.flatMap((day, i) => {
    const found = rowsOf.get(i);
    return found === undefined ? [] : [presentDay(day, found)];
  });
  const end = spans.at(-1)?.to ?? now;
  const nextDay = eventful.length > 0 ? null : await nextDayWith(db, { ...filter, from: end }, input.timeZone);
  return { month: input.month, days: eventful, nextDay, searchedFor };
}

/** Words are spelled as for the whole list: whether a month has them or not. */
async function spell(db: Connection, { spelling }: CalendarInput, filter: EventFilter) {
  if (filter.q === null || spelling === "literal") return { filter, searchedFor: null };
  const { searchedFor } = await forgiving(db, filter, (spelled) => soonestOffers(db, spelled, 1));
  return { filter: { ...filter, q: searchedFor ?? filter.q }, searchedFor };
}

function presentDay(day: string, offers: readonly DayOffer[]): CalendarMonth["days"][number] {
  return {
    day,
    count: Math.min(offers.length, MOST_COUNTED),
    hasMore: offers.length > MOST_COUNTED,
    events: offers.slice(0, MOST_NAMED).map(({ slug, title, startsAt, timeZone }) => ({
      slug,
      title,
      startsAt: startsAt.toISOString(),
      timeZone,
    })),
  };
}

async function nextDayWith(db: Connection, filter: EventFilter, timeZone: string): Promise<string | null> {
  const [next] = await soonestOffers(db, filter, 1);
  return next?.nextStartsAt == null ? null : dayOf(next.nextStartsAt, timeZone);
}
