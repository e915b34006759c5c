import { UUID } from "@guichet/api/bounds";
import { keepOnDevice, readFromDevice } from "../../lib/device-storage.ts";
import type { Booking } from "./use-booking-request.ts";

/** The holds that this device saw, with their events: whoever comes back to an event is led on to the seats that wait. */
const KEY = "guichet.holds";
const MOST_KEPT = 10;

interface KeptHold {
  readonly bookingId: string;
  readonly slug: string;
}

function kept(): readonly KeptHold[] {
  try {
    const stored: unknown = JSON.parse(readFromDevice(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isHold) : [];
  } catch {
    return [];
  }
}

function isHold(entry: Partial<KeptHold> | null): entry is KeptHold {
  return typeof entry?.bookingId === "string" && UUID.test(entry.bookingId) && typeof entry.slug === "string";
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
