import type { EventStatus } from "./schema.ts";

/** What a change of status comes to. Back to a draft only while nobody holds seats. */
export function statusTransition(
  from: EventStatus,
  to: EventStatus,
  liveBookings: number,
): "apply" | "already" | "has-bookings" {
  if (from === to) return "already";
  return to === "DRAFT" && liveBookings > 0 ? "has-bookings" : "apply";
}

/** How a list sums up an event's seats. Under a tenth left, and never more than twenty seats, is "few". */
export function availabilityOf(seats: { sessionCount: number; capacity: number; availableSeats: number }) {
  if (seats.sessionCount === 0) return "no-session" as const;
  if (seats.availableSeats === 0) return "sold-out" as const;
  const few = seats.availableSeats <= 20 && seats.availableSeats * 10 < seats.capacity;
  return few ? ("few-left" as const) : ("available" as const);
}
