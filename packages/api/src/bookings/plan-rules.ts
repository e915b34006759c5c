import type { FailureParams, Reason } from "../errors.ts";
import { type Pricing, quotePrice } from "../sessions/rules.ts";
import { pickSeats } from "./rules.ts";

/** What a wish for seats comes to within its batch. */
export type Placement =
  | { readonly fits: true; readonly unitPrice: number; readonly seatNumbers: readonly number[] }
  | { readonly fits: false; readonly reason: Reason; readonly params: FailureParams };

/**
 * Serves wishes in order of arrival: each gets its price from the occupancy before it and the lowest free seats, together when
 * possible. One that does not fit is refused and does not spoil those after it.
 * @param taken seat numbers in use, in rising order
 */
export function planBatch(
  session: Pricing & { readonly reserved: number },
  taken: readonly number[],
  wishes: readonly { readonly seats: number }[],
): Placement[] {
  let reserved = session.reserved;
  let inUse = [...taken];
  return wishes.map(({ seats }): Placement => {
    const availableSeats = session.capacity - reserved;
    const seatNumbers = seats > availableSeats ? null : pickSeats(inUse, session.capacity, seats);
    if (seatNumbers === null) return { fits: false, reason: "insufficient-seats", params: { availableSeats } };
    const unitPrice = quotePrice(session, reserved);
    reserved += seats;
    inUse = [...inUse, ...seatNumbers].sort((a, b) => a - b);
    return { fits: true, unitPrice, seatNumbers };
  });
}
