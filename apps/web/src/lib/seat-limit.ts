import type { SessionDetail } from "@guichet/api/sessions/schema";

/** How many seats of a session can be asked for at once: as many as are left, and as one booking may hold. */
export function seatLimit(session: Pick<SessionDetail, "maxSeatsPerBooking" | "availableSeats">): number {
  return Math.min(session.maxSeatsPerBooking, session.availableSeats);
}

/** Whether so many seats of it can be booked now. */
export function hasSeats(session: SessionDetail, seats: number): boolean {
  return session.salesState === "open" && seatLimit(session) >= seats;
}
