import { type Connection, categoriesOfEvents, type EventSearchRow, scheduledSessionsOf } from "@guichet/db";
import { presentEventCard } from "./present.ts";
import type { EventCard } from "./schema.ts";

/**
 * What a list shows of events that were found, in two queries whatever their number.
 * @param after sessions from this instant on count; all, when null
 */
export async function cardsOf(
  db: Connection,
  rows: readonly EventSearchRow[],
  { now, after }: { readonly now: Date; readonly after: Date | null },
): Promise<EventCard[]> {
  const ids = rows.map((row) => row.id);
  const [sessions, categories] = await Promise.all([scheduledSessionsOf(db, ids, after), categoriesOfEvents(db, ids)]);
  const sessionsOf = Map.groupBy(sessions, (session) => session.eventId);
  const categoriesOf = Map.groupBy(categories, (category) => category.eventId);
  return rows.map((row) =>
    presentEventCard(row, { sessions: sessionsOf.get(row.id) ?? [], categories: categoriesOf.get(row.id) ?? [], now }),
  );
}
