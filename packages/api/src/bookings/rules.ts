import type { Reason } from "../errors.ts";
import type { SalesState } from "../sessions/schema.ts";
import type { BookingStatus } from "./schema.ts";

/** A booking's place in its life: `PENDING → CONFIRMED | CANCELLED | EXPIRED`, `CONFIRMED → CANCELLED`. */
export interface BookingState {
  readonly status: BookingStatus;
  readonly expiresAt: Date;
}

/** What a wish to change a booking comes to: do it, nothing to do (it is so already), or refuse. */
export type Transition =
  | { readonly kind: "apply" }
  | { readonly kind: "already" }
  | { readonly kind: "refuse"; readonly reason: Reason };

const APPLY: Transition = { kind: "apply" };
const ALREADY: Transition = { kind: "already" };

/** A hold lasts until `expiresAt`, exclusive: at that instant its seats are others'. */
export function isLapsed(booking: BookingState, now: Date): boolean {
  return booking.status === "PENDING" && now >= booking.expiresAt;
}

/** Confirming twice is once. A lapsed hold is refused even when its seats were not released yet. */
export function confirmTransition(booking: BookingState, now: Date): Transition {
  switch (booking.status) {
    case "CONFIRMED":
      return ALREADY;
    case "CANCELLED":
      return { kind: "refuse", reason: "booking-cancelled" };
    case "EXPIRED":
      return { kind: "refuse", reason: "hold-expired" };
    case "PENDING":
      return isLapsed(booking, now) ? { kind: "refuse", reason: "hold-expired" } : APPLY;
  }
}

/** Cancelling twice is once. A guest cannot cancel what has begun; staff can. */
export function cancelTransition(
  booking: BookingState,
  now: Date,
  by: { sessionStartsAt: Date; staff: boolean },
): Transition {
  switch (booking.status) {
    case "CANCELLED":
      return ALREADY;
    case "EXPIRED":
      return { kind: "refuse", reason: "hold-expired" };
    case "PENDING":
    case "CONFIRMED":
      if (isLapsed(booking, now)) return { kind: "refuse", reason: "hold-expired" };
      if (now >= by.sessionStartsAt && !by.staff) return { kind: "refuse", reason: "booking-session-started" };
      return APPLY;
  }
}

/** Why a session in this state cannot be booked; null when it can (seats permitting). */
export function refusalOf(state: SalesState): Reason | null {
  switch (state) {
    case "open":
    case "sold-out":
      return null;
    case "cancelled":
      return "session-cancelled";
    case "closed":
      return "sales-closed";
    case "not-yet-open":
      return "sales-not-open";
  }
}

/**
 * Seat numbers for `count` seats, lowest first: the first free run that holds them together, else the lowest free ones.
 * @param taken numbers in use, in rising order
 * @returns null when fewer than `count` are free
 */
export function pickSeats(taken: readonly number[], capacity: number, count: number): number[] | null {
  const scattered: number[] = [];
  let free = 1;
  for (const end of [...taken, capacity + 1]) {
    if (end - free >= count) return Array.from({ length: count }, (_, i) => free + i);
    for (; free < end && scattered.length < count; free++) scattered.push(free);
    free = end + 1;
  }
  return scattered.length === count ? scattered : null;
}
