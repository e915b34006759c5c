import { readKeptBooking } from "../../lib/kept-bookings.ts";
import { isUnanswered } from "../../lib/use-kept-booking.ts";
import type { BookingQuery } from "./MyBookingRow.tsx";

interface Query extends BookingQuery {
  readonly failureReason: unknown;
}

interface Shown {
  readonly shown: readonly { readonly id: string; readonly query: BookingQuery }[];
  /** When the oldest was seen that comes from the device; null when none does. */
  readonly seenAt: number | null;
  /** Asks again for those that nobody answered. */
  readonly retry: () => void;
}

/** The bookings as they are or, where the server does not say, as this device last saw them. */
export function withKept(ids: readonly string[], queries: readonly Query[]): Shown {
  const moments: number[] = [];
  const unanswered: Query[] = [];
  const shown = ids.flatMap((id, i): Shown["shown"] => {
    const query = queries[i];
    if (query === undefined) return [];
    const kept = isUnanswered(query) ? readKeptBooking(id) : null;
    if (kept === null) return [{ id, query }];
    moments.push(kept.seenAt);
    unanswered.push(query);
    const { refetch } = query;
    return [{ id, query: { data: kept.booking, dataUpdatedAt: kept.seenAt, error: null, isPending: false, refetch } }];
  });
  const retry = () => {
    for (const query of unanswered) void query.refetch();
  };
  return { shown, seenAt: moments.length === 0 ? null : Math.min(...moments), retry };
}
