import type { Booking } from "./use-booking-request.ts";

/** A ticket whose code its reader may see. */
export type ShownTicket = Booking["tickets"][number] & { readonly code: string };

/** The tickets to show at the door. Only those who may merely look at bookings get none; a guest gets all. */
export function shownTickets(tickets: Booking["tickets"]): ShownTicket[] {
  return tickets.flatMap((ticket) => (ticket.code === null ? [] : [{ ...ticket, code: ticket.code }]));
}
