import type { EventNews } from "@guichet/api/live/schema";
import type { SessionDetail } from "@guichet/api/sessions/schema";

/** The sessions of an event after the news: earliest first, as the server lists them. Those that have ended are not in the news, and stay. */
export function mergeSessions(known: readonly SessionDetail[], news: EventNews): SessionDetail[] {
  const told = new Map(news.sessions.map((session) => [session.id, session]));
  const removed = new Set(news.removed);
  const now = Date.parse(news.serverTime);
  const isLeft = ({ id, endsAt }: SessionDetail) =>
    !told.has(id) && !removed.has(id) && (!news.isComplete || Date.parse(endsAt) <= now);
  return [...known.filter(isLeft), ...told.values()].sort(
    (a, b) => a.startsAt.localeCompare(b.startsAt) || a.id.localeCompare(b.id),
  );
}
