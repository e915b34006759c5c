import { classifyDatabaseError } from "@guichet/db";

/** The last line against two transactions that chose the same seat. */
const SEAT_KEY = "tickets_session_seat_key";
/** Keys whose refusal is met by starting again from a fresh read; the one of idempotency keys is their primary key. */
const REPEATABLE_KEYS = new Set([SEAT_KEY, "bookings_reference_key", "PRIMARY"]);

/** The guarded write refused seats that the session's locked row had free: somebody wrote past the lock. */
export class SeatsTakenError extends Error {
  override readonly name = "SeatsTakenError";
}

/** Whether starting again from a fresh read can help, and whether seats were the trouble. */
export function conflictIn(error: unknown): "seats" | "other" | null {
  if (error instanceof SeatsTakenError) return "seats";
  const failure = classifyDatabaseError(error);
  if (failure.kind !== "duplicate" || !REPEATABLE_KEYS.has(failure.constraint)) return null;
  return failure.constraint === SEAT_KEY ? "seats" : "other";
}
