import type { SessionDetail } from "@guichet/api/sessions/schema";
import { hasSeats } from "../../lib/seat-limit.ts";

/** Another session in place of one that cannot be had. */
export interface OfferedSession {
  readonly id: string;
  readonly startsAt: string;
  readonly availableSeats: number;
  /** Of one seat now; unknown of a session that the page has not read. */
  readonly price?: SessionDetail["price"];
}

const MOST_OFFERED = 4;

/** The sessions nearest in time to `session` that have so many seats. */
export function sessionsInstead(
  sessions: readonly SessionDetail[],
  session: { readonly id: string; readonly startsAt: string },
  seats: number,
): OfferedSession[] {
  const distance = ({ startsAt }: SessionDetail) => Math.abs(Date.parse(startsAt) - Date.parse(session.startsAt));
  return sessions
    .filter((other) => other.id !== session.id && hasSeats(other, seats))
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, MOST_OFFERED);
}

/** What a refusal offers, with the prices that the page knows. */
export function pricedOffers(
  offers: readonly Omit<OfferedSession, "price">[],
  sessions: readonly SessionDetail[],
): OfferedSession[] {
  return offers.map((offer) => {
    const price = sessions.find(({ id }) => id === offer.id)?.price;
    return price === undefined ? offer : { ...offer, price };
  });
}
