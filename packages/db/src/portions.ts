/** How many bookings one transaction ends or deletes at most. */
export interface Portion {
  readonly bookings: number;
  /** Of all of them together: each seat is a ticket to write. One booking alone may have more. */
  readonly seats: number;
}

/**
 * The first of these bookings that one transaction takes, and whether they are the last there are.
 * @param found one more than a portion has, or all that there are
 */
export function takePortion<Booking extends { readonly seats: number }>(
  found: readonly Booking[],
  most: Portion,
): { readonly portion: readonly Booking[]; readonly isLast: boolean } {
  let seats = 0;
  const tooMany = found.findIndex((booking, i) => {
    seats += booking.seats;
    return i > 0 && (i >= most.bookings || seats > most.seats);
  });
  return tooMany < 0 ? { portion: found, isLast: true } : { portion: found.slice(0, tooMany), isLast: false };
}
