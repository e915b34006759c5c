import { can, readsBookingsOnly } from "../auth/policy.ts";
import type { Context } from "../context.ts";
import type { BookingDetail, BookingRow } from "./schema.ts";

/** How one reader sees bookings. */
export interface BookingView {
  /** What a booking is called in lists: its id, or what stands for it to those who may change none. */
  nameOf(id: string): string;
  /** What `nameOf` made its name of. */
  idOf(name: string): string;
  row(row: BookingRow): BookingRow;
  /** The ids that one who asks for a booking may mean, the likelier one first. */
  meantBy(name: string): readonly string[];
  /** @param name that it was asked for by */
  detail(booking: BookingDetail, name: string): BookingDetail;
}

/**
 * Guests, and those who may change all bookings, see ids. Those who may only look see masked ids and no ticket's code, so that nothing
 * they read lets them confirm or cancel a booking as its guest, or come in with its tickets. Who knows an id all the same reads the
 * booking by it, as a guest would; and a masked id that was passed on opens for all who may see every booking.
 */
export function bookingViewOf({ actor, bookingIdMask }: Pick<Context, "actor" | "bookingIdMask">): BookingView {
  const seesAll = can(actor, "bookings.read-all");
  const isMasked = readsBookingsOnly(actor);
  const nameOf = (id: string) => (isMasked ? bookingIdMask.mask(id) : id);
  return {
    nameOf,
    idOf: (name) => (isMasked ? bookingIdMask.unmask(name) : name),
    row: (row) => ({ ...row, id: nameOf(row.id) }),
    meantBy: (name) => (seesAll ? [name, bookingIdMask.unmask(name)] : [name]),
    detail(booking, name) {
      if (!isMasked || booking.id === name) return booking;
      return { ...booking, id: name, tickets: booking.tickets.map((ticket) => ({ ...ticket, code: null })) };
    },
  };
}
