import { findBookingWithTickets, storedBookingIds, type Transaction } from "@guichet/db";
import { ok, type Success } from "../errors.ts";
import type { PlacedBooking } from "./batch-service.ts";

/** Of these ids, the bookings that an earlier attempt has stored. */
export async function readStored(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, Success<PlacedBooking>>> {
  const stored = new Map<string, Success<PlacedBooking>>();
  for (const id of await storedBookingIds(tx, ids)) {
    const placed = await findBookingWithTickets(tx, id);
    if (placed !== null) stored.set(id, ok(placed));
  }
  return stored;
}
