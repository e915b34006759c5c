import { countListedEventRows, type ListedEventRow, listedEventRows } from "@guichet/db";
import type { Services } from "../context.ts";

/** A part of the programme, by the place of its events in the order of their ids. */
export interface ProgrammePart {
  readonly skip: number;
  readonly take: number;
}

/** How many events a guest can find: published, with a session to come. */
export function countListedEvents({ database, now }: Services): Promise<number> {
  return countListedEventRows(database.reader, now());
}

/** Their addresses, and when each was changed, for search engines. */
export function listListedEvents({ database, now }: Services, part: ProgrammePart): Promise<ListedEventRow[]> {
  return listedEventRows(database.reader, { ...part, now: now() });
}
