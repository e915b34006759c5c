import type { Connection } from "./connection.ts";

/** More than ever happens to one booking. */
const MOST_ENTRIES = 200;

/** What the audit log tells of one thing as done. */
export interface RecordedStep {
  readonly action: string;
  readonly actorType: string;
  readonly actorName: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly createdAt: Date;
}

/** What was done to a booking by staff, keys and jobs, the oldest first. The audit log knows it by its reference. */
export function recordedStepsOf(
  db: Connection,
  { entityType, entityId }: { readonly entityType: string; readonly entityId: string },
): Promise<RecordedStep[]> {
  return db.auditEntry.findMany({
    where: { entityType, entityId, outcome: "done" },
    select: { action: true, actorType: true, actorName: true, before: true, after: true, createdAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: MOST_ENTRIES,
  });
}

/** A letter as the outbox knows it when its text is forgotten. */
export interface LetterState {
  readonly topic: string;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly givenUpAt: Date | null;
}

/** The letters about a booking that are still known of, the oldest first. */
export function lettersAbout(db: Connection, bookingId: string): Promise<LetterState[]> {
  return db.outboxMessage.findMany({
    where: { aggregateId: bookingId },
    select: { topic: true, createdAt: true, sentAt: true, givenUpAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: MOST_ENTRIES,
  });
}
