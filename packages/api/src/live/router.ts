import { procedure, router, unwrap } from "../trpc.ts";
import { watchBooking } from "./booking-service.ts";
import { watchEvent } from "./event-service.ts";
import { watchBookingInput, watchEventInput, watchStaffInput } from "./schema.ts";
import { watchForStaff } from "./staff-service.ts";

/** Of a caller that never leaves. */
const forEver = () => new AbortController().signal;

/** What open pages listen to. A refusal comes before the stream. */
export const liveRouter = router({
  event: procedure("events.read")
    .input(watchEventInput)
    .subscription(async ({ ctx, input, signal }) => unwrap(await watchEvent(ctx, input, signal ?? forEver()))),

  booking: procedure("bookings.read-own")
    .input(watchBookingInput)
    .subscription(async ({ ctx, input, signal }) => unwrap(await watchBooking(ctx, input, signal ?? forEver()))),

  staff: procedure("dashboard.read")
    .input(watchStaffInput)
    .subscription(async ({ ctx, input, signal }) => unwrap(await watchForStaff(ctx, input, signal ?? forEver()))),
});
