import { findEventHeadline, listSessionsOfEvent, type SessionRow, type Transaction } from "@guichet/db";
import { findOverlap, overlaps, type Span } from "./rules.ts";

/**
 * Whether these spans may not join an event's sessions: they overlap each other or a scheduled session, and the event does not
 * allow that. The event's row is locked, so that the answer holds until COMMIT.
 * @param except a session that is being moved
 */
export async function overlapRefused(
  tx: Transaction,
  event: { readonly eventId: string; readonly except?: string },
  spans: readonly Span[],
): Promise<boolean> {
  const headline = await findEventHeadline(tx, event.eventId);
  if (headline?.allowOverlap === true) return false;
  const sessions = await listSessionsOfEvent(tx, event.eventId);
  const others = sessions.filter((session) => isScheduled(session) && session.id !== event.except);
  return findOverlap(spans) !== null || spans.some((span) => others.some((other) => overlaps(span, other)));
}

function isScheduled(session: SessionRow): boolean {
  return session.status === "SCHEDULED";
}
