import { markConfirmed, type Transaction } from "@guichet/db";
import { recordChanges } from "../audit-log/record-service.ts";
import { orderAbout } from "../mail/present.ts";
import { queueLetters } from "../mail/queue-service.ts";
import type { BatchServices } from "./batch.ts";
import type { NewBooking } from "./new-booking.ts";
import { presentRecordedBooking } from "./present.ts";

/** Of the bookings that a batch has stored as holds: confirms those that staff made, asks for their letters, and records them. */
export async function finishAtDesk(
  tx: Transaction,
  { sendsMail }: Pick<BatchServices, "sendsMail">,
  { made, now }: { readonly made: readonly NewBooking[]; readonly now: Date },
): Promise<void> {
  const atDesk = made.flatMap(({ stored, desk }) => (desk === undefined ? [] : [{ stored, desk }]));
  if (atDesk.length === 0) return;
  const ids = atDesk.map(({ stored }) => stored.id);
  if ((await markConfirmed(tx, ids, now)) !== ids.length) throw new Error("A booking of the desk was not confirmed");
  if (sendsMail) {
    const told = atDesk.filter(({ desk }) => desk.tellsGuest);
    const orders = told.map(({ stored }) => orderAbout("booking-confirmed", stored));
    await queueLetters(tx, orders, now);
  }
  await recordChanges(
    tx,
    atDesk.map(({ stored, desk }) => ({
      origin: desk.recordedFor,
      change: {
        action: "bookings.create",
        entityType: "booking",
        entityId: stored.reference,
        before: null,
        after: { ...presentRecordedBooking(stored, now), unitPrice: stored.unitPrice, currency: stored.currency },
      },
    })),
  );
}
