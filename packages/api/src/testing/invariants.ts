import type { Connection } from "@guichet/db";

interface SeatCount {
  readonly id: string;
  readonly capacity: number;
  readonly reserved: number;
  readonly booked: number;
  readonly liveTickets: number;
  readonly highestSeat: number;
}

/** What design invariant 1 and 2 say of every session; an empty list when they hold. */
export async function brokenSeatInvariants(db: Connection): Promise<SeatCount[]> {
  const sessions = await db.$queryRaw<SeatCount[]>`
    SELECT s.id, s.capacity, s.reserved,
      CAST(COALESCE((SELECT SUM(b.seats) FROM bookings b WHERE b.session_id = s.id AND b.status IN ('PENDING', 'CONFIRMED')), 0) AS SIGNED INT) AS booked,
      CAST((SELECT COUNT(*) FROM tickets t WHERE t.session_id = s.id AND t.seat_number IS NOT NULL) AS SIGNED INT) AS liveTickets,
      CAST(COALESCE((SELECT MAX(t.seat_number) FROM tickets t WHERE t.session_id = s.id), 0) AS SIGNED INT) AS highestSeat
    FROM sessions s`;
  return sessions
    .map((row) => ({
      ...row,
      booked: Number(row.booked),
      liveTickets: Number(row.liveTickets),
      highestSeat: Number(row.highestSeat),
    }))
    .filter(
      (row) =>
        row.reserved < 0 ||
        row.reserved > row.capacity ||
        row.booked !== row.reserved ||
        row.liveTickets !== row.reserved ||
        row.highestSeat > row.capacity,
    );
}
