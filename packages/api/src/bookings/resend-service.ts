import { type BookingRow, findBookings } from "@guichet/db";
import { subjectOf, useOnce } from "../allowance-service.ts";
import { recordChange } from "../audit-log/record-service.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { orderAbout } from "../mail/present.ts";
import { queueLetter } from "../mail/queue-service.ts";
import { change } from "../unit-of-work.ts";
import { isLapsed } from "./rules.ts";

const OF_BOOKING = { kind: "resend-letter", limit: 3, windowMs: 3_600_000 };

/**
 * Sends the guest of a live booking the way to it once more: of a confirmed one the letter that confirms it, of a hold its link. Three
 * times an hour at most.
 */
export function resendLetter(ctx: Context, id: string): Promise<Result<void>> {
  const now = ctx.now();
  return change(ctx.database, async (tx, attempt) => {
    const [booking] = await findBookings(tx, [id]);
    if (booking === undefined) return fail("booking-not-found");
    if (!ctx.sendsMail) return fail("mail-off");
    if (booking.email === "") return fail("booking-without-email");
    const topic = topicFor(booking, now);
    if (!topic.ok) return topic;
    const allowance = { ...OF_BOOKING, subject: subjectOf("booking", id) };
    const allowed = await useOnce(tx, allowance, { now, reason: "letter-sent-often" });
    if (!allowed.ok) return allowed;
    await queueLetter(tx, ctx, orderAbout(topic.value, booking));
    const what = { entityType: "booking", entityId: booking.reference, before: null, after: { letter: topic.value } };
    await recordChange(tx, ctx, { action: "bookings.resend", ...what }, attempt);
    return ok(undefined);
  });
}

function topicFor(booking: BookingRow, now: Date): Result<"booking-confirmed" | "booking-link"> {
  if (booking.status === "CONFIRMED") return ok("booking-confirmed");
  if (booking.status === "CANCELLED") return fail("booking-cancelled");
  return booking.status === "EXPIRED" || isLapsed(booking, now) ? fail("hold-expired") : ok("booking-link");
}
