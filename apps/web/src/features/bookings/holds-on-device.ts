import { id } from "@guichet/api/fields";
import { z } from "zod";
import { keepOnDevice, readFromDevice } from "../../lib/device-storage.ts";
import type { Booking } from "./useBookingRequest.ts";

/** The holds that this device saw, with their events: whoever comes back to an event is led on to the seats that wait. */
const KEY = "guichet.holds";
const MOST_KEPT = 10;
const holds = z.array(z.object({ bookingId: id, slug: z.string() }));

function kept(): z.infer<typeof holds> {
  try {
    return holds.parse(JSON.parse(readFromDevice(KEY) ?? "[]"));
  } catch {
    return [];
  }
}

/** Notes what a booking is now: a hold, or none any more. */
export function noteHold({ id: bookingId, status, event }: Booking): void {
  const before = kept();
  const others = before.filter((hold) => hold.bookingId !== bookingId);
  if (status !== "PENDING" && others.length === before.length) return;
  const next = status === "PENDING" ? [{ bookingId, slug: event.slug }, ...others] : others;
  keepOnDevice(KEY, JSON.stringify(next.slice(0, MOST_KEPT)));
}

/** The bookings that were holds of this event when the device last saw them. */
export function holdsOf(slug: string): readonly string[] {
  return kept()
    .filter((hold) => hold.slug === slug)
    .map(({ bookingId }) => bookingId);
}
