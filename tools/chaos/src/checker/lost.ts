import type { BookingStatus } from "../record/entry.ts";
import type { NodeState, StoredBooking } from "./stored.ts";
import type { Told, ToldBooking } from "./told.ts";

/** A sentence for each acknowledged booking that some node lacks, or has otherwise than it was acknowledged. */
export function findLost(told: Told, nodes: readonly NodeState[]): string[] {
  const stored = nodes.map((node) => ({ node, bookings: new Map(node.bookings.map((row) => [row.id, row])) }));
  return [...told.bookings.values()].flatMap((booking) => {
    const wrongs = stored.flatMap(({ node, bookings }) => {
      const wrong = compare(booking, bookings.get(booking.facts.id), node.readAt);
      return wrong === null ? [] : [`${node.node}: ${wrong}`];
    });
    return wrongs.length === 0 ? [] : [`booking ${booking.facts.id}: ${wrongs.join("; ")}`];
  });
}

/** What is wrong with a booking as it is stored; null when it is as it was acknowledged. */
function compare({ facts, key, mayBe }: ToldBooking, row: StoredBooking | undefined, readAt: number): string | null {
  if (row === undefined) return "missing";
  const fixed = { reference: facts.reference, session: facts.session, seats: facts.seats, unitPrice: facts.unitPrice };
  for (const [name, value] of Object.entries({ ...fixed, currency: facts.currency, key })) {
    const found = row[name as keyof StoredBooking];
    if (found !== value) return `${name} is ${found}, was acknowledged as ${value}`;
  }
  const hasLapsed = mayBe.has("PENDING") && readAt >= Date.parse(facts.expiresAt);
  const allowed: ReadonlySet<BookingStatus> = hasLapsed ? new Set([...mayBe, "EXPIRED"]) : mayBe;
  if (!allowed.has(row.status)) return `${row.status}, may be ${[...allowed].join(" or ")}`;
  const isLive = row.status === "PENDING" || row.status === "CONFIRMED";
  const seats = isLive ? facts.seatNumbers : [];
  if (seats === null || seats.join() === row.seatNumbers.join()) return null;
  return `has seats ${row.seatNumbers.join() || "none"}, should have ${seats.join() || "none"}`;
}
