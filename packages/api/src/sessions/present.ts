import type { WatchedSession } from "@guichet/db";
import { priceNow, priceTiersOf, salesStateOf } from "./rules.ts";
import type { SessionDetail } from "./schema.ts";

/** A session on the wire; price and state are those of `now`. */
export function presentSession(row: WatchedSession, now: Date): SessionDetail {
  const priceTiers = priceTiersOf(row.priceTiers);
  return {
    id: row.id,
    eventId: row.eventId,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    status: row.status,
    salesState: salesStateOf(row, now),
    capacity: row.capacity,
    availableSeats: row.status === "CANCELLED" ? 0 : row.capacity - row.reserved,
    price: priceNow({ ...row, priceTiers }),
    basePrice: row.basePrice,
    currency: row.currency,
    priceTiers,
    maxSeatsPerBooking: row.maxSeatsPerBooking,
    salesStartAt: row.salesStartAt?.toISOString() ?? null,
    salesEndAt: row.salesEndAt?.toISOString() ?? null,
    version: row.version,
  };
}
