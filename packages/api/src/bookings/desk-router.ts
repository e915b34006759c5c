import { z } from "zod";
import { procedure, unwrap } from "../trpc.ts";
import { bookAtDesk, findSessionsForDesk } from "./desk-service.ts";
import { bookingHistory } from "./history-schema.ts";
import { readBookingHistory } from "./history-service.ts";
import { moveBooking } from "./move-service.ts";
import { resendLetter } from "./resend-service.ts";
import { bookAtDeskInput, booking, bookingKey, deskSessions, deskSessionsInput, moveBookingInput } from "./schema.ts";

const tag = "bookings";

/** What staff do with the bookings of others, beside what their guests do. */
export const deskProcedures = {
  bookAtDesk: procedure("bookings.change-all")
    .meta({
      openapi: {
        method: "POST",
        path: "/bookings/desk",
        tag,
        summary: "Book for somebody, confirmed at once (staff or key)",
        description:
          "Whatever the sales window says, never beyond the capacity. `email` may be empty: then no letter is written. `unitPrice` is a price " +
          "per seat of one’s own, 0 for an invitation; with `quotedPrice`, nothing is booked when a seat costs something else by now.",
        status: 201,
        location: "/bookings/{id}",
        idempotent: true,
      },
    })
    .input(bookAtDeskInput)
    .output(booking)
    .mutation(async ({ ctx, input }) => unwrap(await bookAtDesk(ctx, input))),

  deskSessions: procedure("bookings.change-all")
    .input(deskSessionsInput)
    .output(deskSessions)
    .query(({ ctx, input }) => findSessionsForDesk(ctx, input)),

  move: procedure("bookings.change-all")
    .meta({
      openapi: {
        method: "POST",
        path: "/bookings/{id}/move",
        tag,
        summary: "Put a booking into another session (staff or key)",
        description:
          "Of the same event or of another. It keeps its reference, the codes of its tickets and its price; its seats get other numbers. " +
          "Moving it where it is changes nothing.",
      },
    })
    .input(moveBookingInput)
    .output(booking)
    .mutation(async ({ ctx, input }) => unwrap(await moveBooking(ctx, input))),

  resendLetter: procedure("bookings.change-all")
    .meta({
      openapi: {
        method: "POST",
        path: "/bookings/{id}/resend-letter",
        tag,
        summary: "Send the guest of a booking its letter again (staff or key)",
        status: 204,
      },
    })
    .input(bookingKey)
    .output(z.void())
    .mutation(async ({ ctx, input }) => unwrap(await resendLetter(ctx, input.id))),

  history: procedure("bookings.read-all")
    .input(bookingKey)
    .output(bookingHistory)
    .query(async ({ ctx, input }) => unwrap(await readBookingHistory(ctx, input.id))),
};
