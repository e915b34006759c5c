import type { Connection } from "../connection.ts";

export interface ListedEventRow {
  readonly slug: string;
  readonly updatedAt: Date;
}

/** How many published events have a session still to come. */
export async function countListedEventRows(db: Connection, now: Date): Promise<number> {
  const rows = await db.$queryRaw<{ count: bigint }[]>`
    SELECT COUNT(*) AS count FROM events e WHERE e.status = 'PUBLISHED' AND EXISTS (
      SELECT 1 FROM sessions s WHERE s.event_id = e.id AND s.status = 'SCHEDULED' AND s.starts_at > ${now})`;
  return Number(rows[0]?.count ?? 0);
}

/** Those events in the order of their ids: new ones come last, so that a part of them stays the same. */
export function listedEventRows(
  db: Connection,
  { skip, take, now }: { skip: number; take: number; now: Date },
): Promise<ListedEventRow[]> {
  return db.$queryRaw<ListedEventRow[]>`
    SELECT e.slug, e.updated_at AS updatedAt FROM events e WHERE e.status = 'PUBLISHED' AND EXISTS (
      SELECT 1 FROM sessions s WHERE s.event_id = e.id AND s.status = 'SCHEDULED' AND s.starts_at > ${now})
    ORDER BY e.id LIMIT ${take} OFFSET ${skip}`;
}
