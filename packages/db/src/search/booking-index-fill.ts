import type { Connection } from "../connection.ts";
import { indexedText } from "./booking-index-text.ts";

/**
 * Writes the next bookings, oldest first, into the full-text index, which then holds every booking made before its last one.
 * Bookings are never written into it where they are made: that would make a sale slower. Harmless when run twice at once.
 * @param until bookings from this instant on wait: an older one might still be in a transaction
 * @returns how many there were, at most `limit`
 */
export async function indexBookings(
  db: Connection,
  { until, limit }: { readonly until: Date; readonly limit: number },
): Promise<number> {
  const [last] = await db.$queryRaw<{ id: string; createdAt: Date }[]>`
    SELECT id, created_at AS createdAt FROM booking_search ORDER BY created_at DESC, id DESC LIMIT 1`;
  const rows = await db.booking.findMany({
    where: {
      createdAt: { lt: until, ...(last === undefined ? {} : { gte: last.createdAt }) },
      ...(last === undefined ? {} : { OR: [{ createdAt: { gt: last.createdAt } }, { id: { gt: last.id } }] }),
    },
    select: { id: true, name: true, email: true, reference: true, createdAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: limit,
  });
  if (rows.length === 0) return 0;
  const texts = rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt.toISOString().slice(0, -1).replace("T", " "),
    text: indexedText(row),
  }));
  await db.$executeRaw`
    INSERT IGNORE INTO booking_search (id, created_at, search_text)
    SELECT r.id, r.createdAt, r.text FROM JSON_TABLE(${JSON.stringify(texts)}, '$[*]' COLUMNS (
      id CHAR(36) PATH '$.id', createdAt DATETIME(3) PATH '$.createdAt', text VARCHAR(800) PATH '$.text')) r`;
  return rows.length;
}
