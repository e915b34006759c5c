import { useEffect, useState } from "react";
import { type KeptBooking, readKeptBooking } from "./kept-bookings.ts";
import { reasonOf } from "./problem.ts";

/** After that the page says that the answer is long in coming (RetryNotice.tsx): until then it is hardly worth two pictures. */
const PATIENCE_MS = 2_500;

interface BookingQuery {
  readonly data: unknown;
  /** Of the last try, while there are more to come. */
  readonly failureReason: unknown;
}

/** Whether there is good reason to show what the device has: nobody answers, or the answer is long in coming. */
export function isUnanswered({ data, failureReason }: BookingQuery): boolean {
  return data === undefined && failureReason !== null && reasonOf(failureReason) !== "booking-not-found";
}

/** What the device has of a booking, to show while the server does not say; null when it does, or the device has nothing. */
export function useKeptBooking(id: string, query: BookingQuery): KeptBooking | null {
  const isWaiting = query.data === undefined;
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setIsLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  const isGone = reasonOf(query.failureReason) === "booking-not-found";
  return isUnanswered(query) || (isWaiting && isLate && !isGone) ? readKeptBooking(id) : null;
}
