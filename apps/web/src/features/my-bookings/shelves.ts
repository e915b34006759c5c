import type { RouterOutputs } from "../../lib/trpc.ts";

type Booking = RouterOutputs["bookings"]["get"];

/** A remembered booking, and what is known of it so far. */
interface Remembered<Query> {
  readonly id: string;
  readonly query: Query;
}

/**
 * Bookings to come, the soonest first, and those that are over, the latest first: attended, cancelled, or run out. What could not be read
 * stays in sight, before the others.
 */
export function shelvesOf<Query extends { readonly data: Booking | undefined }>(
  remembered: readonly Remembered<Query>[],
): { upcoming: Remembered<Query>[]; past: Remembered<Query>[] } {
  const isPast = ({ query: { data } }: Remembered<Query>) => data !== undefined && isOver(data);
  const startOf = ({ query: { data } }: Remembered<Query>) => data?.session.startsAt ?? "";
  const byStart = remembered.toSorted((a, b) => startOf(a).localeCompare(startOf(b)));
  return { upcoming: byStart.filter((one) => !isPast(one)), past: byStart.filter(isPast).reverse() };
}

/** By the server's clock: this device's may be wrong. */
function isOver({ status, session, serverTime }: Booking): boolean {
  return status === "CANCELLED" || status === "EXPIRED" || Date.parse(session.endsAt) <= Date.parse(serverTime);
}
