import { expireHolds, releaseSeats, type SessionRow, type Transaction } from "@guichet/db";

/** Holds of one session that one statement releases at most. */
export const HOLDS_PER_TRANSACTION = 500;

/** Expires lapsed holds of a session whose row is locked, and gives their seats back. */
export async function releaseLapsed(
  tx: Transaction,
  sessionId: string,
  now: Date,
): Promise<{ seats: number; bookings: number }> {
  const freed = await expireHolds(tx, { sessionId, now, limit: HOLDS_PER_TRANSACTION });
  if (freed.seats > 0 && !(await releaseSeats(tx, sessionId, freed.seats))) {
    throw new Error(`Session ${sessionId} has fewer reserved seats than its lapsed holds`);
  }
  return freed;
}

/**
 * Releases lapsed holds until `wanted` seats are free or none is left: nobody waits for the job. Each round frees at least as
 * many seats as holds, so that there are few.
 * @returns how many seats were freed
 */
export async function releaseEnoughLapsed(
  tx: Transaction,
  session: Pick<SessionRow, "id" | "capacity" | "reserved">,
  { wanted, now }: { readonly wanted: number; readonly now: Date },
): Promise<number> {
  let freed = 0;
  while (wanted > session.capacity - session.reserved + freed) {
    const round = await releaseLapsed(tx, session.id, now);
    freed += round.seats;
    if (round.bookings < HOLDS_PER_TRANSACTION) break;
  }
  return freed;
}
