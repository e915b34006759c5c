import type { Connection } from "../connection.ts";
import type { SessionRow } from "../sessions.ts";
import { searchWords } from "./query-words.ts";

const EVENT = { select: { id: true, title: true, venue: true, city: true, timeZone: true } } as const;

export type DeskSessionRow = SessionRow & {
  readonly event: {
    readonly id: string;
    readonly title: string;
    readonly venue: string;
    readonly city: string;
    readonly timeZone: string;
  };
};

interface DeskSessionsWish {
  readonly id: string | null;
  readonly eventId: string | null;
  readonly q: string;
  readonly limit: number;
  readonly now: Date;
}

/** No session lasts longer: what began before is not read, however many sessions there have been. */
const LONGEST_SESSION_MS = 366 * 24 * 3_600_000;

/**
 * Scheduled sessions of published events that are not over at `now`, whose event has all words of `q` in its text, those that begin
 * first; with an id, that one alone, and with that of an event, its own. The words are read in the text of each event: they are few that
 * are still to come.
 */
export function findDeskSessions(
  db: Connection,
  { id, eventId, q, limit, now }: DeskSessionsWish,
): Promise<DeskSessionRow[]> {
  const words = searchWords(q);
  return db.session.findMany({
    where: {
      ...(id === null ? {} : { id }),
      ...(eventId === null ? {} : { eventId }),
      status: "SCHEDULED",
      startsAt: { gt: new Date(now.getTime() - LONGEST_SESSION_MS) },
      endsAt: { gt: now },
      event: { status: "PUBLISHED", AND: words.map((word) => ({ searchText: { contains: word } })) },
    },
    include: { event: EVENT },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: limit,
  });
}
