import { z } from "zod";
import { procedure, router, unwrap } from "../trpc.ts";
import { deskProcedures } from "./desk-router.ts";
import { sizeOfExport } from "./export-service.ts";
import { createBookingInput, sendLinksInput } from "./guest-schema.ts";
import { readLinksService, sendLinks } from "./links-service.ts";
import { listBookings } from "./list-service.ts";
import {
  booking,
  bookingKey,
  bookingPage,
  exportBookingsInput,
  exportSize,
  linksService,
  listBookingsInput,
} from "./schema.ts";
import { changeBooking, createBooking, getBooking } from "./service.ts";

const tag = "bookings";

const OF_OTHER_SCOPES =
  "A key of scope `read` or `checkin` gets, for `id`, one that stands for the booking to such keys and nobody else, and null for the `code` " +
  "of tickets: what it reads lets nobody change a booking or come in with it. `reference` is the same to everybody.";

export const bookingsRouter = router({
  create: procedure("bookings.create")
    .meta({
      openapi: {
        method: "POST",
        path: "/bookings/",
        tag,
        summary: "Hold seats of a session",
        status: 201,
        location: "/bookings/{id}",
        idempotent: true,
      },
    })
    .input(createBookingInput)
    .output(booking)
    .mutation(async ({ ctx, input }) => unwrap(await createBooking(ctx, input))),

  list: procedure("bookings.read-all")
    .meta({
      openapi: {
        method: "GET",
        path: "/bookings/",
        tag,
        summary: "Search bookings (staff or key)",
        description: OF_OTHER_SCOPES,
      },
    })
    .input(listBookingsInput)
    .output(bookingPage)
    .query(async ({ ctx, input }) => unwrap(await listBookings(ctx, input))),

  exportSize: procedure("bookings.read-all")
    .input(exportBookingsInput)
    .output(exportSize)
    .query(({ ctx, input }) => sizeOfExport(ctx, input)),

  get: procedure("bookings.read-own")
    .meta({
      openapi: {
        method: "GET",
        path: "/bookings/{id}",
        tag,
        summary: "Read a booking",
        description: `Its id is all that is asked for. ${OF_OTHER_SCOPES}`,
      },
    })
    .input(bookingKey)
    .output(booking)
    .query(async ({ ctx, input }) => unwrap(await getBooking(ctx, input.id))),

  linksService: procedure("bookings.send-links")
    .input(z.strictObject({}))
    .output(linksService)
    .query(({ ctx }) => readLinksService(ctx)),

  sendLinks: procedure("bookings.send-links")
    .meta({
      openapi: {
        method: "POST",
        path: "/bookings/send-links",
        tag,
        summary: "Send the links of an address’s bookings to it, if there are any",
        status: 204,
      },
    })
    .input(sendLinksInput)
    .output(z.void())
    .mutation(async ({ ctx, input }) => unwrap(await sendLinks(ctx, input))),

  confirm: procedure("bookings.change-own")
    .meta({ openapi: { method: "POST", path: "/bookings/{id}/confirm", tag, summary: "Confirm a hold" } })
    .input(bookingKey)
    .output(booking)
    .mutation(async ({ ctx, input }) => unwrap(await changeBooking(ctx, input.id, "confirm"))),

  cancel: procedure("bookings.change-own")
    .meta({ openapi: { method: "POST", path: "/bookings/{id}/cancel", tag, summary: "Cancel a booking" } })
    .input(bookingKey)
    .output(booking)
    .mutation(async ({ ctx, input }) => unwrap(await changeBooking(ctx, input.id, "cancel"))),

  extend: procedure("bookings.change-own")
    .meta({
      openapi: { method: "POST", path: "/bookings/{id}/extend", tag, summary: "Extend a hold, once" },
    })
    .input(bookingKey)
    .output(booking)
    .mutation(async ({ ctx, input }) => unwrap(await changeBooking(ctx, input.id, "extend"))),

  ...deskProcedures,
});
