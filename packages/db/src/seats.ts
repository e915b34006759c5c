import type { Transaction } from "./transaction.ts";

/** Free seat numbers that follow each other, both ends included. */
export interface SeatRun {
  readonly from: number;
  readonly to: number;
}

/** The highest seat number in use in a session; 0 when none is. */
export async function highestSeatNumber(tx: Transaction, sessionId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ highest: number | null }[]>`
    SELECT MAX(seat_number) AS highest FROM tickets WHERE session_id = ${sessionId}`;
  return rows[0]?.highest ?? 0;
}

/**
 * The free seats of a session whose row is locked, lowest first. While no seat was ever freed those are the ones after the
 * highest, found with one look at an index; otherwise the index of the session's seats is walked once, and only its gaps are sent.
 */
export async function freeSeatRuns(
  tx: Transaction,
  session: { readonly id: string; readonly capacity: number; readonly reserved: number },
): Promise<SeatRun[]> {
  const highest = await highestSeatNumber(tx, session.id);
  const tail = { from: highest + 1, to: session.capacity };
  const gaps = highest > session.reserved ? await gapsBetweenSeats(tx, session.id) : [];
  return tail.from > tail.to ? gaps : [...gaps, tail];
}

async function gapsBetweenSeats(tx: Transaction, sessionId: string): Promise<SeatRun[]> {
  const gaps = await tx.$queryRaw<{ below: number | bigint; above: number }[]>`
    SELECT taken.below, taken.above FROM (
      SELECT COALESCE(LAG(seat_number) OVER (ORDER BY seat_number), 0) AS below, seat_number AS above
      FROM tickets WHERE session_id = ${sessionId} AND seat_number IS NOT NULL
    ) taken WHERE taken.above > taken.below + 1 ORDER BY taken.above`;
  return gaps.map(({ below, above }) => ({ from: Number(below) + 1, to: above - 1 }));
}
