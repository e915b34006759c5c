import type { Reason } from "../errors.ts";
import type { SalesState } from "../sessions/schema.ts";
import type { BookingStatus } from "./schema.ts";

/** A booking's place in its life: `PENDING → CONFIRMED | CANCELLED | EXPIRED`, `CONFIRMED → CANCELLED`. */
export interface BookingState {
  readonly status: BookingStatus;
  readonly expiresAt: Date;
}

/** A booking's place in its life, and whether its hold was extended. */
export interface HoldState extends BookingState {
  readonly extendedAt: Date | null;
}

/** What a wish to change a booking comes to: do it, nothing to do (it is so already), or refuse. */
export type Transition =
  | { readonly kind: "apply" }
  | { readonly kind: "already" }
  | { readonly kind: "refuse"; readonly reason: Reason };

const APPLY: Transition = { kind: "apply" };
const ALREADY: Transition = { kind: "already" };
const SESSION_CANCELLED: Transition = { kind: "refuse", reason: "session-cancelled" };

/** A hold lasts until `expiresAt`, exclusive: at that instant its seats are others'. */
export function isLapsed(booking: BookingState, now: Date): boolean {
  return booking.status === "PENDING" && now >= booking.expiresAt;
}

/**
 * Confirming twice is once. A lapsed hold is refused even when its seats were not released yet, and the booking of a cancelled session
 * even when its turn to be cancelled has not come yet.
 */
export function confirmTransition(
  booking: BookingState,
  now: Date,
  by: { sessionStatus: "SCHEDULED" | "CANCELLED" },
): Transition {
  const isSessionCancelled = by.sessionStatus === "CANCELLED";
  switch (booking.status) {
    case "CONFIRMED":
      return isSessionCancelled ? SESSION_CANCELLED : ALREADY;
    case "CANCELLED":
      return { kind: "refuse", reason: "booking-cancelled" };
    case "EXPIRED":
      return { kind: "refuse", reason: "hold-expired" };
    case "PENDING":
      if (isLapsed(booking, now)) return { kind: "refuse", reason: "hold-expired" };
      return isSessionCancelled ? SESSION_CANCELLED : APPLY;
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

/**
 * A hold can be extended once, by its full length from its deadline on, while its session is on sale and not sold out: others
 * may be waiting for its seats.
 * @param by `repeated`: an earlier attempt at the same instant may have been committed unseen, and is known by that instant
 */
export function extendTransition(
  booking: HoldState,
  now: Date,
  by: { sale: SalesState; repeated: boolean },
): Transition {
  switch (booking.status) {
    case "CONFIRMED":
      return { kind: "refuse", reason: "booking-confirmed" };
    case "CANCELLED":
      return { kind: "refuse", reason: "booking-cancelled" };
    case "EXPIRED":
      return { kind: "refuse", reason: "hold-expired" };
    case "PENDING": {
      if (isLapsed(booking, now)) return { kind: "refuse", reason: "hold-expired" };
      if (by.repeated && booking.extendedAt?.getTime() === now.getTime()) return ALREADY;
      if (booking.extendedAt !== null) return { kind: "refuse", reason: "hold-already-extended" };
      if (by.sale === "sold-out") return { kind: "refuse", reason: "extension-sold-out" };
      const refusal = refusalOf(by.sale);
      return refusal === null ? APPLY : { kind: "refuse", reason: refusal };
    }
  }
}

/**
 * Staff put a live booking into another session, whatever the sales window says. Not one with a ticket that somebody has come in with,
 * and not out of a cancelled session: its bookings end with it.
 */
export function moveTransition(
  booking: BookingState & { readonly sessionId: string },
  now: Date,
  to: { sessionId: string; sourceStatus: "SCHEDULED" | "CANCELLED"; isCheckedIn: boolean },
): Transition {
  if (booking.status === "CANCELLED") return { kind: "refuse", reason: "booking-cancelled" };
  if (booking.status === "EXPIRED" || isLapsed(booking, now)) return { kind: "refuse", reason: "hold-expired" };
  if (booking.sessionId === to.sessionId) return ALREADY;
  if (to.sourceStatus === "CANCELLED") return SESSION_CANCELLED;
  if (to.isCheckedIn) return { kind: "refuse", reason: "booking-checked-in" };
  return APPLY;
}

/** Why staff cannot put a booking into a session; null when they can (seats permitting): before its sale, and until its end. */
export function deskRefusalOf(
  session: { readonly status: "SCHEDULED" | "CANCELLED"; readonly endsAt: Date },
  now: Date,
): Reason | null {
  if (session.status === "CANCELLED") return "session-cancelled";
  return now >= session.endsAt ? "session-ended" : null;
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
