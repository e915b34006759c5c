import type { SeatRun } from "@guichet/db";
import type { FailureParams, Reason } from "../errors.ts";
import { type Pricing, quotePrice } from "../sessions/rules.ts";
import type { DeskTerms } from "./batch.ts";
import { FreeSeats } from "./seat-rules.ts";

/** What a wish for seats comes to within its batch. */
export type Placement =
  | { readonly fits: true; readonly unitPrice: number; readonly seatNumbers: readonly number[] }
  | { readonly fits: false; readonly reason: Reason; readonly params: FailureParams };

interface Offer extends Pricing {
  readonly reserved: number;
  readonly maxSeatsPerBooking: number;
}

/** Seats that are wanted; with `desk`, by staff. */
export interface SeatWish {
  readonly seats: number;
  readonly desk?: Pick<DeskTerms, "unitPrice" | "quotedPrice">;
}

/**
 * Serves wishes in order of arrival: each gets its price from the occupancy before it and the lowest free seats, together when
 * possible. One that does not fit is refused and does not spoil those after it. Staff may
 * book more seats at once than guests, and at a price of their own.
 * @param free the session's free seats, lowest first
 */
export function planBatch(offer: Offer, free: readonly SeatRun[], wishes: readonly SeatWish[]): Placement[] {
  const freeSeats = new FreeSeats(free);
  let { reserved } = offer;
  return wishes.map(({ seats, desk }): Placement => {
    const { capacity, maxSeatsPerBooking } = offer;
    if (desk === undefined && seats > maxSeatsPerBooking)
      return refuse("too-many-seats", { count: maxSeatsPerBooking });
    const quote = quotePrice(offer, reserved);
    const expected = desk?.unitPrice === null ? desk.quotedPrice : null;
    if (expected !== null && expected !== quote) return refuse("price-changed", {});
    const availableSeats = capacity - reserved;
    const seatNumbers = seats > availableSeats ? null : freeSeats.take(seats);
    if (seatNumbers === null) return refuse("insufficient-seats", { availableSeats });
    reserved += seats;
    return { fits: true, unitPrice: desk?.unitPrice ?? quote, seatNumbers };
  });
}

function refuse(reason: Reason, params: FailureParams): Placement {
  return { fits: false, reason, params };
}
