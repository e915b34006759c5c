import type { BookingDetail } from "@guichet/api/bookings/schema";
import { forgetOnDevice, keepOnDevice, keysOnDevice, readFromDevice } from "./device-storage.ts";
import { KEPT_BOOKING, myBookingIds } from "./my-bookings.ts";

/** A booking as it was when this device last saw it. */
export interface KeptBooking {
  readonly shape: typeof SHAPE;
  readonly booking: BookingDetail;
  /** By this device's clock, in milliseconds. */
  readonly seenAt: number;
}

/** Another number when a booking has other fields: what an earlier version kept is then asked for anew, not misread. */
const SHAPE = 1;

/** A ticket is of use until its session is over; what was not done then is done within a day or two. */
const AFTERWARDS_MS = 2 * 24 * 60 * 60_000;

/**
 * Keeps what is shown of a booking, so that its tickets can be shown at the door without a network. Only of those that the device
 * remembers anyway, whose ids open them; their e-mail address is not needed for that, and left out.
 */
export function keepBooking(seen: BookingDetail, seenAt: number): void {
  if (!myBookingIds().includes(seen.id)) return;
  const kept: KeptBooking = { shape: SHAPE, booking: { ...seen, email: "" }, seenAt };
  if (isOver(kept, seenAt)) forgetOnDevice(KEPT_BOOKING + seen.id);
  else keepOnDevice(KEPT_BOOKING + seen.id, JSON.stringify(kept));
}

/** @returns null when nothing is kept, or what is cannot be read */
export function readKeptBooking(id: string): KeptBooking | null {
  return readUnder(KEPT_BOOKING + id);
}

function readUnder(key: string): KeptBooking | null {
  try {
    const kept = JSON.parse(readFromDevice(key) ?? "null") as Partial<KeptBooking> | null;
    return kept?.shape === SHAPE ? (kept as KeptBooking) : null;
  } catch {
    return null;
  }
}

function isOver({ booking: { session } }: KeptBooking, now: number): boolean {
  return Date.parse(session.endsAt) + AFTERWARDS_MS <= now;
}

/** The booking is not there any more. */
export function forgetKeptBooking(id: string): void {
  forgetOnDevice(KEPT_BOOKING + id);
}

/** Throws away what is of no use any more: of sessions that are over for two days, of another version that this one cannot read. */
export function sweepKeptBookings(now: number): void {
  for (const key of keysOnDevice(KEPT_BOOKING)) {
    const kept = readUnder(key);
    if (kept === null || isOver(kept, now)) forgetOnDevice(key);
  }
}
