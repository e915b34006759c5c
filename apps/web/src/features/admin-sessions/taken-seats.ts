import type { SessionDetail } from "@guichet/api/sessions/schema";

/** Seats that somebody holds. A cancelled session offers none, and yet nobody holds any: its bookings went with it. */
export function takenSeats({
  status,
  capacity,
  availableSeats,
}: Pick<SessionDetail, "status" | "capacity" | "availableSeats">): number {
  return status === "CANCELLED" ? 0 : capacity - availableSeats;
}
