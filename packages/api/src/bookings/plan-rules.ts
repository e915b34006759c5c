import type { SeatRun } from "@guichet/db";
import type { FailureParams, Reason } from "../errors.ts";
import { type Pricing, quotePrice } from "../sessions/rules.ts";
import { FreeSeats } from "./seat-rules.ts";

/** What a wish for seats comes to within its batch. */
export type Placement =
  | { readonly fits: true; readonly unitPrice: number; readonly seatNumbers: readonly number[] }
  | { readonly fits: false; readonly reason: Reason; readonly params: FailureParams };

interface Offer extends Pricing {
  readonly reserved: number;
  readonly maxSeatsPerBooking: number;
}

/**
 * Serves wishes in order of arrival: each gets its price from the occupancy before it and the lowest free seats, together when
 * possible. One that does not fit is refused and does not spoil those after it.
 * @param free the session's free seats, lowest first
 */
export function planBatch(
  offer: Offer,
  free: readonly SeatRun[],
  wishes: readonly { readonly seats: number }[],
): Placement[] {
  const freeSeats = new FreeSeats(free);
  let { reserved } = offer;
  return wishes.map(({ seats }): Placement => {
    const { capacity, maxSeatsPerBooking } = offer;
    if (seats > maxSeatsPerBooking) return refuse("too-many-seats", { count: maxSeatsPerBooking });
    const availableSeats = capacity - reserved;
    const seatNumbers = seats > availableSeats ? null : freeSeats.take(seats);
    if (seatNumbers === null) return refuse("insufficient-seats", { availableSeats });
    const unitPrice = quotePrice(offer, reserved);
    reserved += seats;
    return { fits: true, unitPrice, seatNumbers };
  });
}

function refuse(reason: Reason, params: FailureParams): Placement {
  return { fits: false, reason, params };
}
